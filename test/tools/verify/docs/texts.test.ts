import { Fence } from '../../../../tools/verify/docs/fence';
import { checkExcerpts, checkJson, checkTasks } from '../../../../tools/verify/docs/texts';
import { inFolder } from '../../../replay/in-folder';

const fence = (text: string): Fence => ({ page: 'a.md', line: 3, language: 'text', marks: [], text });

test('JSON', () => {
  expect(checkJson([fence('{"a": 1}')])).toEqual([]);
  expect(checkJson([fence('{"a": }')])).toEqual([{ page: 'a.md', line: 3, message: expect.stringContaining('this is no JSON: ') }]);
});

test('excerpts, with any indentation', async () => {
  await inFolder({ 'app.py': 'def a():\n    b()\n    c()\n' }, (folder) => {
    const check = (text: string, file = 'app.py') => checkExcerpts(folder, [{ fence: fence(text), file }]).map(({ message }) => message);
    expect(check('b()\nc()')).toEqual([]);
    expect(check('b()\nd()')).toEqual(["'app.py' does not have this text"]);
    expect(check('b()', 'app.go')).toEqual(["there is no file 'app.go'"]);
  });
});

test('tasks that are named in a sentence', () => {
  const page = { path: 'a.md', text: 'Run `npm run demo -- --logs DIR`,\nthen `npm run demon`, or `npm run verify:<name>`.' };
  expect(checkTasks([page], ['demo'])).toEqual([{ page: 'a.md', line: 2, message: "there is no task 'demon'" }]);
});
