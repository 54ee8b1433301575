import { stepsOf, wordsOf } from '../../../../tools/verify/docs/console';

const stepsIn = (text: string) => stepsOf({ page: 'a.md', line: 10, language: 'console', marks: [], text });

test('commands, each with the output below it', () => {
  expect(stepsIn('$ npm run demo\none\n\ntwo\n$ npm test')).toEqual([
    { page: 'a.md', line: 11, command: 'npm run demo', output: ['one', '', 'two'] },
    { page: 'a.md', line: 15, command: 'npm test', output: [] },
  ]);
});

test('a command can go on in the next line', () => {
  expect(stepsIn('$ npm run replay -- \\\n    --logs DIR\nfound')).toEqual([
    { page: 'a.md', line: 11, command: 'npm run replay -- --logs DIR', output: ['found'] },
  ]);
});

test('what begins with no command', () => expect(stepsIn('npm test')).toBe("a console begins with '$ ' and a command; got 'npm test'"));

test('what ends within a command', () => expect(stepsIn('$ npm test \\')).toBe('the last command goes on in a line that is not there'));

test('words, with spaces in quotes', () => {
  expect(wordsOf('aws athena list-work-groups --query "WorkGroups[].Name" --x \'{"a": 1}\'')).toEqual(
    ['aws', 'athena', 'list-work-groups', '--query', 'WorkGroups[].Name', '--x', '{"a": 1}'],
  );
});

test.each(['a | b', 'a > b', 'a && b', 'a $(b)', 'a *.md', 'a "b', ''])('%s needs a shell', (command) => expect(wordsOf(command)).toBeUndefined());
