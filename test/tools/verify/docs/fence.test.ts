import { parseFences, writeMarks } from '../../../../tools/verify/docs/fence';

const page = (...lines: string[]) => ({ path: 'a.md', text: lines.join('\n') });

test('a fence has a line, a language, marks, and text', () => {
  expect(parseFences(page('# A', '', '```console aws', '$ aws', '```'))).toEqual([
    { page: 'a.md', line: 3, language: 'console', marks: ['aws'], text: '$ aws', generatedBy: undefined },
  ]);
});

test('a fence can be part of a list and contain shorter fences', () => {
  expect(parseFences(page('- a', '', '  ````text', '  ```', '    b', '  ````')).map(({ text }) => text)).toEqual(['```\n  b']);
});

test('a page or a section can be generated', () => {
  const [fence] = parseFences(page('<!-- Generated from src by `npm run docs`. -->', '```sql', '```'));
  expect(fence.generatedBy).toBe('npm run docs');
  const section = parseFences(page('<!-- demo:begin -->', '```text', '```', '<!-- demo:end -->', '```text', '```'));
  expect(section.map(({ generatedBy }) => generatedBy)).toEqual(["the section 'demo'", undefined]);
});

test('a page can set the marks of its fences', () => {
  const text = '<!-- marks: ts nofixture; console project -->\n```ts\na\n```\n```console aws\nb\n```\n```sql\nc\n```';
  expect(parseFences({ path: 'a.md', text }).map(({ marks }) => marks)).toEqual([['nofixture'], ['aws'], []]);
  expect(writeMarks({ path: 'a.md', text }).match(/^```\w.*$/gm)).toEqual(['```ts nofixture', '```console aws', '```sql']);
});
