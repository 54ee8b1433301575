import { Proof, proofOf, Surroundings } from './commands';
import { stepsOf } from './console';
import { Fence } from './fence';
import { Problem } from './page';

/** What is to be done with the fences of all pages. */
export interface DocsPlan {
  readonly proofs: readonly Proof[];
  readonly queries: readonly Fence[];
  /** SQL that Athena alone runs. */
  readonly athenaOnly: readonly Fence[];
  readonly json: readonly Fence[];
  /** TypeScript, which is found and compiled by jsii-rosetta. */
  readonly snippets: readonly Fence[];
  /** Texts that another file has, and the file. */
  readonly excerpts: readonly { readonly fence: Fence; readonly file: string }[];
  /** What a command of the project writes, which a check of its own runs. */
  readonly written: readonly Fence[];
  readonly problems: readonly Problem[];
}

type Part = Exclude<keyof DocsPlan, 'problems'>;
type Parts = { [part in Part]: DocsPlan[part][number][] };
type Sort = (fence: Fence, parts: Parts, surroundings: Surroundings) => readonly Problem[];

/** For each language of a fence, what it may be marked with and what is done with it. */
const LANGUAGES: Readonly<Record<string, Sort>> = {
  console: (fence, parts, surroundings) => {
    const steps = stepsOf(fence);
    if (typeof steps === 'string') return [problemAt(fence, steps)];
    const answers = steps.map((step) => proofOf(step, fence.marks, surroundings));
    parts.proofs.push(...answers.filter((answer): answer is Proof => 'kind' in answer));
    return answers.filter((answer): answer is Problem => !('kind' in answer));
  },
  ts: (fence, parts) => {
    parts.snippets.push(fence);
    return unknownMarks(fence, /^(nofixture|fixture=[\w-]+)$/);
  },
  sql: (fence, parts) => {
    if (fence.marks.includes('athena')) parts.athenaOnly.push(fence);
    else parts.queries.push(fence);
    return unknownMarks(fence, /^athena$/);
  },
  json: (fence, parts) => {
    parts.json.push(fence);
    return unknownMarks(fence, /^$/);
  },
  text: excerpt,
  python: excerpt,
  java: excerpt,
  go: excerpt,
  csharp: excerpt,
  xml: excerpt,
};

/** Sorts fences by what proves them. A language or a mark that is not known is a problem: nothing is left out without a word. */
export function planOf(fences: readonly Fence[], surroundings: Surroundings): DocsPlan {
  const parts: Parts = {
    proofs: [], queries: [], athenaOnly: [], json: [], snippets: [], excerpts: [], written: [],
  };
  const problems = fences.flatMap((fence): readonly Problem[] => {
    if (fence.writtenBy !== undefined) {
      parts.written.push(fence);
      if (fence.language === 'json') parts.json.push(fence);
      return [];
    }
    const sort = Object.hasOwn(LANGUAGES, fence.language) ? LANGUAGES[fence.language] : undefined;
    if (sort) return sort(fence, parts, surroundings);
    return [problemAt(fence, `code has one of the languages ${Object.keys(LANGUAGES).join(', ')}; got '${fence.language}'`)];
  });
  return { ...parts, problems };
}

/** Text that another file has, word for word: the file that a check of its own runs. */
function excerpt(fence: Fence, parts: Parts): readonly Problem[] {
  const [, file] = /^from=(\S+)$/.exec(fence.marks[0] ?? '') ?? [];
  if (file === undefined || fence.marks.length > 1) {
    return [problemAt(fence, `'${fence.language}' is an excerpt of a file, which is named by the mark from=FILE; got '${fence.marks.join(' ')}'`)];
  }
  parts.excerpts.push({ fence, file });
  return [];
}

function unknownMarks(fence: Fence, known: RegExp): readonly Problem[] {
  return fence.marks.filter((mark) => !known.test(mark)).map((mark) => problemAt(fence, `'${fence.language}' has no mark '${mark}'`));
}

export function problemAt({ page, line }: Fence, message: string): Problem {
  return { page, line, message };
}
