import { classifyCommand, Command, parseConsole, ProjectInfo } from './commands';
import { Fence } from './fence';
import { Problem } from './page';

/** The code blocks of all pages by their check. */
export interface DocsPlan {
  readonly commands: readonly Command[];
  readonly queries: readonly Fence[];
  /** SQL that only Athena can run. */
  readonly athenaOnly: readonly Fence[];
  readonly json: readonly Fence[];
  /** TypeScript, which jsii-rosetta extracts and compiles. */
  readonly snippets: readonly Fence[];
  /** Texts that are copied from a file. */
  readonly excerpts: readonly { readonly fence: Fence; readonly file: string }[];
  /** Generated blocks, which `.ci/run` generates again and compares. */
  readonly generated: readonly Fence[];
  readonly problems: readonly Problem[];
}

type Part = Exclude<keyof DocsPlan, 'problems'>;
type Parts = { [part in Part]: DocsPlan[part][number][] };
type AddFence = (fence: Fence, parts: Parts, project: ProjectInfo) => readonly Problem[];

/** The supported languages, with their marks and checks. */
const LANGUAGES: Readonly<Record<string, AddFence>> = {
  console: (fence, parts, project) => {
    const steps = parseConsole(fence);
    if (typeof steps === 'string') return [createProblem(fence, steps)];
    const results = steps.map((step) => classifyCommand(step, fence.marks, project));
    parts.commands.push(...results.filter((result): result is Command => 'check' in result));
    return results.filter((result): result is Problem => !('check' in result));
  },
  ts: (fence, parts) => {
    parts.snippets.push(fence);
    return findUnknownMarks(fence, /^(nofixture|fixture=[\w-]+)$/);
  },
  sql: (fence, parts) => {
    if (fence.marks.includes('athena')) parts.athenaOnly.push(fence);
    else parts.queries.push(fence);
    return findUnknownMarks(fence, /^athena$/);
  },
  json: (fence, parts) => {
    parts.json.push(fence);
    return findUnknownMarks(fence, /^$/);
  },
  text: addExcerpt,
  python: addExcerpt,
  java: addExcerpt,
  go: addExcerpt,
  csharp: addExcerpt,
  xml: addExcerpt,
};

/** Assigns a check to each code block. An unknown language or mark is a problem. */
export function planChecks(fences: readonly Fence[], project: ProjectInfo): DocsPlan {
  const parts: Parts = {
    commands: [], queries: [], athenaOnly: [], json: [], snippets: [], excerpts: [], generated: [],
  };
  const problems = fences.flatMap((fence): readonly Problem[] => {
    if (fence.generatedBy !== undefined) {
      parts.generated.push(fence);
      if (fence.language === 'json') parts.json.push(fence);
      return [];
    }
    const add = Object.hasOwn(LANGUAGES, fence.language) ? LANGUAGES[fence.language] : undefined;
    if (add) return add(fence, parts, project);
    return [createProblem(fence, `the language of a code block must be one of ${Object.keys(LANGUAGES).join(', ')}; got '${fence.language}'`)];
  });
  return { ...parts, problems };
}

function addExcerpt(fence: Fence, parts: Parts): readonly Problem[] {
  const [, file] = /^from=(\S+)$/.exec(fence.marks[0] ?? '') ?? [];
  if (file === undefined || fence.marks.length > 1) {
    return [createProblem(fence, `the mark of a '${fence.language}' block must be from=FILE; got '${fence.marks.join(' ')}'`)];
  }
  parts.excerpts.push({ fence, file });
  return [];
}

function findUnknownMarks(fence: Fence, known: RegExp): readonly Problem[] {
  return fence.marks.filter((mark) => !known.test(mark)).map((mark) => createProblem(fence, `'${fence.language}' has no mark '${mark}'`));
}

export function createProblem({ page, line }: Fence, message: string): Problem {
  return { page, line, message };
}
