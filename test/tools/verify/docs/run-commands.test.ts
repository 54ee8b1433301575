import { Command } from '../../../../tools/verify/docs/commands';
import { createRunner, replacePlaceholders, runCommands } from '../../../../tools/verify/docs/run-commands';
import { inFolder } from '../../../replay/in-folder';

const DEMO = { template: '/demo/template.json', logs: '/demo/logs' };

const createCommand = (command: string, output: string[] = []): Command => ({ check: 'run', words: command.split(' '), step: { page: 'a.md', line: 1, command, output } });

test('placeholders are replaced by the files of the demo, and output files are redirected', () => {
  const words = 'npm run replay -- --template cdk.out/MyStack.template.json --logs DIR --matches matches.ndjson'.split(' ');
  expect(replacePlaceholders(words, DEMO, '/tmp/x').join(' ')).toBe('npm run replay -- --template /demo/template.json --logs /demo/logs --matches /tmp/x--matches');
  expect(replacePlaceholders(['--out', 'DIR'], DEMO, '/tmp/x')).toEqual(['--out', '/tmp/x--out']);
});

test('a command runs once, and its output is compared with each page', async () => {
  const run = jest.fn(async () => ({ exitCode: 0, output: 'one\ntwo\n' }));
  const problems = await runCommands([createCommand('npm run demo', ['one', 'two']), createCommand('npm run demo', ['one', 'three'])], DEMO, '/tmp/x', run);
  expect(run).toHaveBeenCalledTimes(1);
  expect(problems).toEqual([{ page: 'a.md', line: 1, message: "the output must be 'three'; got 'two'" }]);
});

test('a command that fails is a problem', async () => {
  const problems = await runCommands([createCommand('npm run demo')], DEMO, '/tmp/x', async () => ({ exitCode: 2, output: 'error: no logs\n' }));
  expect(problems).toEqual([{ page: 'a.md', line: 1, message: "'npm run demo' exits with 2: error: no logs" }]);
});

test('the output of npm itself is omitted', async () => {
  const scripts = { hello: 'node -e "console.log(process.argv[1])"', wrong: 'node -e "process.exit(3)"' };
  await inFolder({ 'package.json': JSON.stringify({ scripts }) }, async (folder) => {
    expect(await createRunner(folder)(['npm', 'run', 'hello', '--', 'there'])).toEqual({ exitCode: 0, output: 'there\n' });
    expect(await createRunner(folder)(['npm', 'run', 'wrong'])).toMatchObject({ exitCode: 3 });
  });
});
