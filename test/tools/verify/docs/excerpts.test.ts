import { checkExcerpts, checkJson, checkScriptNames } from '../../../../tools/verify/docs/excerpts';
import { Fence } from '../../../../tools/verify/docs/fence';
import { inFolder } from '../../../replay/in-folder';

const fence = (text: string): Fence => ({ page: 'a.md', line: 3, language: 'text', marks: [], text });

test('JSON is parsed', () => {
  expect(checkJson([fence('{"a": 1}')])).toEqual([]);
  expect(checkJson([fence('{"a": }')])).toEqual([{ page: 'a.md', line: 3, message: expect.stringContaining('invalid JSON: ') }]);
});

test('excerpts are compared without indentation', async () => {
  await inFolder({ 'app.py': 'def a():\n    b()\n    c()\n' }, (folder) => {
    const check = (text: string, file = 'app.py') => checkExcerpts(folder, [{ fence: fence(text), file }]).map(({ message }) => message);
    expect(check('b()\nc()')).toEqual([]);
    expect(check('b()\nd()')).toEqual(["'app.py' does not contain this text"]);
    expect(check('b()', 'app.go')).toEqual(["'app.go' does not exist"]);
  });
});

test('scripts in sentences must exist', () => {
  const page = { path: 'a.md', text: 'Run `npm run demo -- --logs DIR`,\nthen `npm run demon`, or `npm run verify:<name>`.' };
  expect(checkScriptNames([page], ['demo'])).toEqual([{ page: 'a.md', line: 2, message: "package.json has no script 'demon'" }]);
});
