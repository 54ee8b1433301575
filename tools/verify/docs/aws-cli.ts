import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { Proof } from './commands';
import { Problem } from './page';
import { installPythonPrograms } from '../python-programs';

const AWS_CLI = '1.46.3';

/**
 * Has the AWS CLI read command lines as far as it does before it calls anybody: prints for each what it finds wrong, or null. What a
 * command does is replaced by nothing.
 */
const READ = `
import io, json, sys, contextlib
import awscli.clidriver, awscli.arguments, awscli.customizations.commands as custom
from awscli.clidriver import CLIOperationCaller
CLIOperationCaller.invoke = lambda *args, **kwargs: 0
driver = awscli.clidriver.create_clidriver()

def commands(cls):
    for sub in cls.__subclasses__():
        yield sub
        yield from commands(sub)

def read(words):
    for cls in commands(custom.BasicCommand):
        if '_run_main' in cls.__dict__:
            cls._run_main = lambda *args, **kwargs: 0
    errors = io.StringIO()
    with contextlib.redirect_stderr(errors), contextlib.redirect_stdout(io.StringIO()):
        try:
            code = driver.main(words)
        except SystemExit as stopped:
            code = stopped.code
    said = [line for line in errors.getvalue().splitlines() if line.strip()]
    return None if code == 0 else (said[-1].removeprefix('-c: ') if said else f'it ends with {code}')

print(json.dumps([read(words) for words in json.load(sys.stdin)]))
`;

/** Names what the AWS CLI does not know of commands. */
export function readByAwsCli(proofs: readonly Proof[], python = installed()): Problem[] {
  const lines = proofs.filter(({ words }) => words[0] === 'aws');
  if (lines.length === 0) return [];
  const answers = JSON.parse(execFileSync(python, ['-c', READ], {
    input: JSON.stringify(lines.map(({ words }) => words.slice(1))),
    encoding: 'utf8',
    env: { ...process.env, AWS_DEFAULT_REGION: 'us-east-1', AWS_EC2_METADATA_DISABLED: 'true', AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none' },
  })) as (string | null)[];
  return lines.flatMap(({ step }, index) => {
    const answer = answers[index];
    return answer === null ? [] : [{ page: step.page, line: step.line, message: `the AWS CLI does not take '${step.command}': ${answer}` }];
  });
}

/** Installs the AWS CLI once; gives its Python. */
function installed(): string {
  return path.join(installPythonPrograms('aws-cli', [`awscli==${AWS_CLI}`], ['aws']), 'python');
}
