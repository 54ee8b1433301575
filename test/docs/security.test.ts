import { SECURITY_PAGE } from '../../tools/docs/security/page';
import { ACKNOWLEDGEMENTS } from '../../tools/verify/security/acknowledgements';

test('the page contains all IDs, paths, and reasons', () => {
  const page = SECURITY_PAGE.markdown();
  for (const { ids, constructPaths, reason } of ACKNOWLEDGEMENTS) {
    for (const text of [...ids, ...constructPaths]) expect(page).toContain(`\`${text}\``);
    expect(page).toContain(reason);
  }
});
