import { Step, wordsOf } from './console';
import { Problem } from './page';

/** How a command of a page is proved. */
export interface Proof {
  readonly step: Step;
  readonly kind:
    | 'run' // by this check, from the root of the project
    | 'run by .ci/run'
    | 'needs an AWS account' // its words are looked up
    | 'in a project of the reader'; // what it installs is compared
  readonly words: readonly string[];
}

/** What the project is, as far as commands name it. */
export interface Surroundings {
  /** Names of the tasks that `npm run` knows. */
  readonly scripts: readonly string[];
  /** The text of `.ci/run`. */
  readonly ci: string;
  /** Names that the package has in registries. */
  readonly packages: readonly string[];
}

/** Tasks that this check runs itself. */
const RUN = ['demo', 'replay', 'generate'];
/** What a reader may install beside the package. */
const COMPANIONS = ['aws-cdk-lib', 'constructs', 'aws-cdk', 'cdk-nag', 'typescript', 'tsx'];
const CDK = ['bootstrap', 'deploy', 'destroy', 'diff', 'init', 'list', 'ls', 'synth'];

/** What installs the packages behind it. */
const INSTALLERS: readonly (readonly string[])[] = [
  ['npm', 'install'], ['pip', 'install'], ['go', 'get'], ['dotnet', 'add', 'package'],
];

/** How a command is proved, or what is wrong with it. */
export function proofOf(step: Step, marks: readonly string[], surroundings: Surroundings): Proof | Problem {
  const problem = (message: string): Problem => ({ page: step.page, line: step.line, message });
  const words = wordsOf(step.command);
  if (!words) return problem(`'${step.command}' needs a shell, which this check has not`);
  const [mark] = marks;
  if (marks.length > 1 || (mark !== undefined && mark !== 'aws' && mark !== 'project')) {
    return problem(`a console is marked 'aws', 'project' or not at all; got '${marks.join(' ')}'`);
  }
  const message = mark === 'aws' ? awsProblem(words) : mark === 'project' ? projectProblem(words, surroundings) : ownProblem(words, surroundings);
  if (message !== undefined) return problem(message);
  if (mark === 'aws') return { step, kind: 'needs an AWS account', words };
  if (mark === 'project') return { step, kind: 'in a project of the reader', words };
  return { step, kind: isRun(words) ? 'run' : 'run by .ci/run', words };
}

function isRun([program, verb, task]: readonly string[]): boolean {
  return program === 'npm' && verb === 'run' && RUN.includes(task);
}

function ownProblem(words: readonly string[], { scripts, ci }: Surroundings): string | undefined {
  const [program, verb, task] = words;
  if (program === 'npm' && verb === 'run' && !scripts.includes(task)) return `there is no task '${task}'`;
  if (isRun(words)) return undefined;
  const command = words.join(' ');
  const isInCi = ci.split(/[\n;]|&&/).some((part) => part.trim() === command || part.trim().endsWith(` ${command}`));
  return isInCi ? undefined : `nothing runs '${command}': this check runs ${RUN.join(', ')}, and .ci/run does not have it; mark it 'aws' or 'project'`;
}

function awsProblem(words: readonly string[]): string | undefined {
  if (words[0] === 'aws') return undefined; // looked up by the AWS CLI itself
  const verb = cdkVerb(words);
  return verb === undefined ? `a console of the mark 'aws' has commands of aws and cdk; got '${words[0]}'` : unknownVerb(verb);
}

/** What `cdk` or `npx cdk` is told to do; undefined for another program. */
function cdkVerb(words: readonly string[]): string | undefined {
  const own = words[0] === 'npx' ? words.slice(1) : words;
  return own[0] === 'cdk' ? own[1] ?? '' : undefined;
}

function unknownVerb(verb: string): string | undefined {
  return CDK.includes(verb) ? undefined : `cdk has no command '${verb}' that is known here`;
}

function projectProblem(words: readonly string[], { packages }: Surroundings): string | undefined {
  const verb = cdkVerb(words);
  if (verb !== undefined) return unknownVerb(verb);
  const installs = INSTALLERS.find((installer) => installer.every((word, index) => words[index] === word));
  if (!installs) return `a console of the mark 'project' installs packages or runs cdk; got '${words.join(' ')}'`;
  const known = [...packages, ...COMPANIONS];
  const unknown = words.slice(installs.length).filter((word) => !word.startsWith('-') && !known.includes(word.replace(/(?<=.)@.*$/, '')));
  return unknown.length === 0 ? undefined : `it installs ${unknown.join(', ')}, and the package is ${packages.join(', ')}`;
}
