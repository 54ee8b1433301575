import { parseConsole, splitCommand } from '../../../../tools/verify/docs/commands';

const parse = (text: string) => parseConsole({ page: 'a.md', line: 10, language: 'console', marks: [], text });

test('a console block contains commands and their output', () => {
  expect(parse('$ npm run demo\none\n\ntwo\n$ npm test')).toEqual([
    { page: 'a.md', line: 11, command: 'npm run demo', output: ['one', '', 'two'] },
    { page: 'a.md', line: 15, command: 'npm test', output: [] },
  ]);
});

test('a backslash continues a command on the next line', () => {
  expect(parse('$ npm run replay -- \\\n    --logs DIR\nfound')).toEqual([
    { page: 'a.md', line: 11, command: 'npm run replay -- --logs DIR', output: ['found'] },
  ]);
});

test('a console block must start with a command', () => expect(parse('npm test')).toBe("a console block must start with '$ ' and a command; got 'npm test'"));

test('a continued command must be complete', () => expect(parse('$ npm test \\')).toBe('the line after the last backslash is missing'));

test('quoted words can contain spaces', () => {
  expect(splitCommand('aws athena list-work-groups --query "WorkGroups[].Name" --x \'{"a": 1}\'')).toEqual(
    ['aws', 'athena', 'list-work-groups', '--query', 'WorkGroups[].Name', '--x', '{"a": 1}'],
  );
});

test.each(['a | b', 'a > b', 'a && b', 'a $(b)', 'a *.md', 'a "b', ''])('%s requires a shell', (command) => expect(splitCommand(command)).toBeUndefined());
