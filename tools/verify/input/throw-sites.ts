import { readdirSync, readFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import * as path from 'node:path';
import * as ts from 'typescript';

const SOURCES = path.join(__dirname, '..', '..', '..', 'src');

/** Statements that throw, by file and text, and whether they were reached. */
export type ThrowSites = Readonly<Record<string, boolean>>;

/** Watches which statements of the sources throw; it must be started before they are loaded. */
export class ThrowWatch {
  private readonly session = new Session();

  public start(): void {
    this.session.connect();
    this.post('Debugger.enable');
    this.post('Profiler.enable');
    this.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  public reached(): ThrowSites {
    const { result } = this.post('Profiler.takePreciseCoverage') as { result: Coverage[] };
    const sites: Record<string, boolean> = {};
    for (const { scriptId, url, functions } of result.filter((script) => script.url.includes(SOURCES))) {
      const { scriptSource: source } = this.post('Debugger.getScriptSource', { scriptId }) as { scriptSource: string };
      const ranges = functions.flatMap((each) => each.ranges);
      throwsIn(source).forEach(([text, offset], index) => {
        // the innermost range counts
        const inner = ranges.filter(({ startOffset, endOffset }) => startOffset <= offset && offset < endOffset)
          .reduce((one, other) => (other.endOffset - other.startOffset <= one.endOffset - one.startOffset ? other : one));
        sites[`${path.relative(SOURCES, url.replace('file://', ''))}#${index} ${text}`] = inner.count > 0;
      });
    }
    return sites;
  }

  private post(method: string, params: object = {}): unknown {
    let answer: unknown;
    this.session.post(method, params, (error, result) => {
      if (error) throw error;
      answer = result;
    });
    return answer;
  }
}

interface Coverage {
  readonly scriptId: string;
  readonly url: string;
  readonly functions: readonly { readonly ranges: readonly { readonly startOffset: number; readonly endOffset: number; readonly count: number }[] }[];
}

/** Sources with statements that throw. */
export function throwingFiles(): string[] {
  return readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
    .filter((file) => throwsIn(readFileSync(path.join(SOURCES, file), 'utf8')).length > 0);
}

/** The text of each statement that throws, and where it begins. */
export function throwsIn(source: string): [text: string, offset: number][] {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);
  const found: [string, number][] = [];
  const visit = (node: ts.Node): void => {
    // what was caught and is thrown on has its words elsewhere
    if (ts.isThrowStatement(node) && !ts.isIdentifier(node.expression)) found.push([node.getText(file).replace(/\s+/g, ' ').slice(0, 100), node.getStart(file)]);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
