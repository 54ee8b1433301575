import { SECURITY_PAGE } from '../../tools/docs/security/page';
import { ACKNOWLEDGEMENTS } from '../../tools/verify/security/acknowledgements';

test('the page contains all IDs, paths, and reasons', () => {
  const page = SECURITY_PAGE.markdown();
  for (const { ids, places, reason } of ACKNOWLEDGEMENTS) {
    for (const text of [...ids, ...places]) expect(page).toContain(`\`${text}\``);
    expect(page).toContain(reason);
  }
});
