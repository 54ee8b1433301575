import { Proof } from '../../../../tools/verify/docs/commands';
import { runCommands, runIn, withStandIns } from '../../../../tools/verify/docs/run-commands';
import { inFolder } from '../../../replay/in-folder';

const DEMO = { template: '/demo/template.json', logs: '/demo/logs' };

const proof = (command: string, output: string[] = []): Proof => ({ kind: 'run', words: command.split(' '), step: { page: 'a.md', line: 1, command, output } });

test('placeholders become what the demo made, and what is written goes elsewhere', () => {
  const words = 'npm run replay -- --template cdk.out/MyStack.template.json --logs DIR --matches matches.ndjson'.split(' ');
  expect(withStandIns(words, DEMO, '/tmp/x').join(' ')).toBe('npm run replay -- --template /demo/template.json --logs /demo/logs --matches /tmp/x--matches');
  expect(withStandIns(['--out', 'DIR'], DEMO, '/tmp/x')).toEqual(['--out', '/tmp/x--out']);
});

test('a command runs once, and each page that shows its output is compared', async () => {
  const run = jest.fn(async () => ({ exitCode: 0, output: 'one\ntwo\n' }));
  const problems = await runCommands([proof('npm run demo', ['one', 'two']), proof('npm run demo', ['one', 'three'])], DEMO, '/tmp/x', run);
  expect(run).toHaveBeenCalledTimes(1);
  expect(problems).toEqual([{ page: 'a.md', line: 1, message: "the page shows 'three', and the command prints 'two'" }]);
});

test('a command that fails', async () => {
  const problems = await runCommands([proof('npm run demo')], DEMO, '/tmp/x', async () => ({ exitCode: 2, output: 'error: no logs\n' }));
  expect(problems).toEqual([{ page: 'a.md', line: 1, message: "'npm run demo' ends with 2: error: no logs" }]);
});

test('commands are run by npm, which says nothing of itself', async () => {
  const scripts = { hello: 'node -e "console.log(process.argv[1])"', wrong: 'node -e "process.exit(3)"' };
  await inFolder({ 'package.json': JSON.stringify({ scripts }) }, async (folder) => {
    expect(await runIn(folder)(['npm', 'run', 'hello', '--', 'there'])).toEqual({ exitCode: 0, output: 'there\n' });
    expect(await runIn(folder)(['npm', 'run', 'wrong'])).toMatchObject({ exitCode: 3 });
  });
});
