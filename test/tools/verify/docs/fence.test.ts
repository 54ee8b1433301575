import { fencesOf, withMarks } from '../../../../tools/verify/docs/fence';

const page = (...lines: string[]) => ({ path: 'a.md', text: lines.join('\n') });

test('language, marks and text of a fence, and where it begins', () => {
  const { fences, problems } = fencesOf(page('# A', '', '```console aws', '$ aws', '```'));
  expect(problems).toEqual([]);
  expect(fences).toEqual([{ page: 'a.md', line: 3, language: 'console', marks: ['aws'], text: '$ aws', writtenBy: undefined }]);
});

test('a fence may stand in a list, and hold shorter fences', () => {
  const { fences } = fencesOf(page('- a', '', '  ````text', '  ```', '    b', '  ````'));
  expect(fences.map(({ text }) => text)).toEqual(['```\n  b']);
});

test('a fence that does not end', () => {
  expect(fencesOf(page('```ts', 'a')).problems).toEqual([{ page: 'a.md', line: 1, message: 'the code that begins here does not end' }]);
});

test('what a command writes: a page, or a section of one', () => {
  const whole = fencesOf(page('<!-- made from src by `npm run docs` -->', '```sql', '```'));
  expect(whole.fences[0].writtenBy).toBe('npm run docs');
  const section = fencesOf(page('<!-- demo:begin -->', '```text', '```', '<!-- demo:end -->', '```text', '```'));
  expect(section.fences.map(({ writtenBy }) => writtenBy)).toEqual(["the section 'demo'", undefined]);
});

test('a page can say once what its fences are marked with', () => {
  const text = '<!-- marks: ts nofixture; console project -->\n```ts\na\n```\n```console aws\nb\n```\n```sql\nc\n```';
  expect(fencesOf({ path: 'a.md', text }).fences.map(({ marks }) => marks)).toEqual([['nofixture'], ['aws'], []]);
  expect(withMarks(text).match(/^```\w.*$/gm)).toEqual(['```ts nofixture', '```console aws', '```sql']);
});
