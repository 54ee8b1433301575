import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { Command } from './commands';
import { Problem } from './page';
import { installPythonPrograms } from '../python-programs';

const AWS_CLI = '1.46.3';

/** Lets the AWS CLI parse and validate command lines without running them. Prints an error message or null for each. */
const PARSE = `
import io, json, sys, contextlib
import awscli.clidriver, awscli.arguments, awscli.customizations.commands as custom
from awscli.clidriver import CLIOperationCaller
CLIOperationCaller.invoke = lambda *args, **kwargs: 0
driver = awscli.clidriver.create_clidriver()

def commands(cls):
    for sub in cls.__subclasses__():
        yield sub
        yield from commands(sub)

def parse(words):
    for cls in commands(custom.BasicCommand):
        if '_run_main' in cls.__dict__:
            cls._run_main = lambda *args, **kwargs: 0
    errors = io.StringIO()
    with contextlib.redirect_stderr(errors), contextlib.redirect_stdout(io.StringIO()):
        try:
            code = driver.main(words)
        except SystemExit as stopped:
            code = stopped.code
    messages = [line for line in errors.getvalue().splitlines() if line.strip()]
    return None if code == 0 else (messages[-1].removeprefix('-c: ') if messages else f'exit code {code}')

print(json.dumps([parse(words) for words in json.load(sys.stdin)]))
`;

/** Returns the commands that the AWS CLI rejects. */
export function checkAwsCommands(commands: readonly Command[], python = installAwsCli()): Problem[] {
  const lines = commands.filter(({ words }) => words[0] === 'aws');
  if (lines.length === 0) return [];
  const messages = JSON.parse(execFileSync(python, ['-c', PARSE], {
    input: JSON.stringify(lines.map(({ words }) => words.slice(1))),
    encoding: 'utf8',
    env: { ...process.env, AWS_DEFAULT_REGION: 'us-east-1', AWS_EC2_METADATA_DISABLED: 'true', AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none' },
  })) as (string | null)[];
  return lines.flatMap(({ step }, index) => {
    const message = messages[index];
    return message === null ? [] : [{ page: step.page, line: step.line, message: `the AWS CLI rejects '${step.command}': ${message}` }];
  });
}

/** Installs the AWS CLI once; returns the path of its Python. */
function installAwsCli(): string {
  return path.join(installPythonPrograms('aws-cli', [`awscli==${AWS_CLI}`], ['aws']), 'python');
}
