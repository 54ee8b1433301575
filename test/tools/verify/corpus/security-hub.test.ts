import * as path from 'node:path';
import { checkSecurityHub } from '../../../../tools/verify/corpus/security-hub';
import { inFolder } from '../../../replay/in-folder';
import { createLog, createTemplate } from '../../../replay/templates';

beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation();
});

afterEach(() => jest.restoreAllMocks());

test('other records than the real ones are a problem', async () => {
  await inFolder({ 'template.json': createTemplate({}), 'logs/a.json': createLog('StopLogging'), 'patterns.json': '{"CloudWatch.1":"{ $.a = 1 }"}' }, async (folder) => {
    const problems = await checkSecurityHub(path.join(folder, 'template.json'), path.join(folder, 'logs'), path.join(folder, 'patterns.json'));
    expect(problems).toEqual(expect.arrayContaining([
      'read 1 records, expected 2900', 'CloudWatch.2: undefined matches, expected 60', 'no query was run', 'CloudWatch.1: the pattern differs from the required pattern',
    ]));
  });
});
