import { Fence } from './fence';
import { Problem } from './page';

/** A command of a console block and its output. */
export interface ConsoleStep {
  readonly page: string;
  readonly line: number;
  readonly command: string;
  /** The lines of output on the page; empty if the page does not show the output. */
  readonly output: readonly string[];
}

/** A command with its check. */
export interface Command {
  readonly step: ConsoleStep;
  readonly check:
    | 'run' // by this check, in the root of the project
    | 'run by .ci/run'
    | 'AWS account required' // the command line is validated
    | 'in a user project'; // the package names are compared
  readonly words: readonly string[];
}

/** The parts of the project that commands refer to. */
export interface ProjectInfo {
  /** The scripts of package.json. */
  readonly scripts: readonly string[];
  /** The text of `.ci/run`. */
  readonly ci: string;
  /** The names of the package in the registries. */
  readonly packages: readonly string[];
}

const PROMPT = '$ ';
const CONTINUED = /\\$/;
/** Scripts that this check runs. */
const RUN_SCRIPTS = ['demo', 'replay', 'generate'];
/** Other packages that a page may install. */
const OTHER_PACKAGES = ['aws-cdk-lib', 'constructs', 'aws-cdk', 'cdk-nag', 'typescript', 'tsx'];
const CDK_COMMANDS = ['bootstrap', 'deploy', 'destroy', 'diff', 'init', 'list', 'ls', 'synth'];
const INSTALL_COMMANDS: readonly (readonly string[])[] = [
  ['npm', 'install'], ['pip', 'install'], ['go', 'get'], ['dotnet', 'add', 'package'],
];

/** Returns the commands of a `console` block, or an error message. */
export function parseConsole({ page, line, text }: Fence): readonly ConsoleStep[] | string {
  const steps: { page: string; line: number; command: string; output: string[] }[] = [];
  let open = false;
  for (const [index, content] of text.split('\n').entries()) {
    const last = steps.at(-1);
    if (open && last) {
      last.command = `${last.command.slice(0, -1).trim()} ${content.trim()}`;
      open = CONTINUED.test(content);
    } else if (content.startsWith(PROMPT)) {
      const command = content.slice(PROMPT.length).trim();
      steps.push({ page, line: line + 1 + index, command, output: [] });
      open = CONTINUED.test(command);
    } else if (last) {
      last.output.push(content);
    } else {
      return `a console block must start with '$ ' and a command; got '${content}'`;
    }
  }
  if (open) return 'the line after the last backslash is missing';
  return steps.map((step) => ({ ...step, output: step.output.some((shown) => shown.trim() !== '') ? step.output : [] }));
}

/** Splits a command into words. Quoted words can contain spaces. Returns undefined if the command requires a shell. */
export function splitCommand(command: string): readonly string[] | undefined {
  const words: string[] = [];
  const pattern = /\s*(?:"([^"]*)"|'([^']*)'|([^\s"'|&;<>$`(){}*?]+))(?=\s|$)/gy;
  let end = 0;
  for (let match = pattern.exec(command); match; match = pattern.exec(command)) {
    words.push(match[1] ?? match[2] ?? match[3]);
    end = pattern.lastIndex;
  }
  return command.slice(end).trim() === '' && words.length > 0 ? words : undefined;
}

/** Assigns a check to a command. */
export function classifyCommand(step: ConsoleStep, marks: readonly string[], project: ProjectInfo): Command | Problem {
  const createProblem = (message: string): Problem => ({ page: step.page, line: step.line, message });
  const words = splitCommand(step.command);
  if (!words) return createProblem(`a command must not require a shell; got '${step.command}'`);
  const [mark] = marks;
  if (marks.length > 1 || (mark !== undefined && mark !== 'aws' && mark !== 'project')) {
    return createProblem(`the mark of a console block must be 'aws', 'project', or none; got '${marks.join(' ')}'`);
  }
  const message = mark === 'aws' ? findAwsProblem(words) : mark === 'project' ? findUserProjectProblem(words, project) : findRunProblem(words, project);
  if (message !== undefined) return createProblem(message);
  if (mark === 'aws') return { step, check: 'AWS account required', words };
  if (mark === 'project') return { step, check: 'in a user project', words };
  return { step, check: isRun(words) ? 'run' : 'run by .ci/run', words };
}

function isRun([program, verb, script]: readonly string[]): boolean {
  return program === 'npm' && verb === 'run' && RUN_SCRIPTS.includes(script);
}

function findRunProblem(words: readonly string[], { scripts, ci }: ProjectInfo): string | undefined {
  const [program, verb, script] = words;
  if (program === 'npm' && verb === 'run' && !scripts.includes(script)) return `package.json has no script '${script}'`;
  if (isRun(words)) return undefined;
  const command = words.join(' ');
  // A part can run the command with additional options, as in `npm test -- --coverage`.
  const isInCi = ci.split(/[\n;]|&&/).map((part) => part.split(' -- ')[0].trim()).some((part) => part === command || part.endsWith(` ${command}`));
  return isInCi ? undefined : `neither this check nor .ci/run runs '${command}': mark the block 'aws' or 'project'`;
}

/** The AWS CLI itself validates its commands. */
function findAwsProblem(words: readonly string[]): string | undefined {
  if (words[0] === 'aws') return undefined;
  const cdkCommand = findCdkCommand(words);
  return cdkCommand === undefined ? `a block with the mark 'aws' must contain aws and cdk commands; got '${words[0]}'` : findCdkProblem(cdkCommand);
}

/** Returns the command after `cdk` or `npx cdk`; undefined for other programs. */
function findCdkCommand(words: readonly string[]): string | undefined {
  const [program, command = ''] = words[0] === 'npx' ? words.slice(1) : words;
  return program === 'cdk' ? command : undefined;
}

function findCdkProblem(command: string): string | undefined {
  return CDK_COMMANDS.includes(command) ? undefined : `the cdk command must be one of ${CDK_COMMANDS.join(', ')}; got '${command}'`;
}

function findUserProjectProblem(words: readonly string[], { packages }: ProjectInfo): string | undefined {
  const cdkCommand = findCdkCommand(words);
  if (cdkCommand !== undefined) return findCdkProblem(cdkCommand);
  const install = INSTALL_COMMANDS.find((command) => command.every((word, index) => words[index] === word));
  if (!install) return `a block with the mark 'project' must install packages or run cdk; got '${words.join(' ')}'`;
  const known = [...packages, ...OTHER_PACKAGES];
  const unknown = words.slice(install.length).filter((word) => !word.startsWith('-') && !known.includes(word.replace(/(?<=.)@.*$/, '')));
  return unknown.length === 0 ? undefined : `the package is named ${packages.join(', ')}; got ${unknown.join(', ')}`;
}
