import { Fence } from './fence';

/** A command as a reader types it, and what the page says that it prints. */
export interface Step {
  readonly page: string;
  readonly line: number;
  readonly command: string;
  /** Lines of output; none where the page shows none. */
  readonly output: readonly string[];
}

const PROMPT = '$ ';
const CONTINUED = /\\$/;

/** The commands of a fence of the language `console`; a text says what is wrong with it. */
export function stepsOf({ page, line, text }: Fence): readonly Step[] | string {
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
      return `a console begins with '$ ' and a command; got '${content}'`;
    }
  }
  if (open) return 'the last command goes on in a line that is not there';
  return steps.map((step) => ({ ...step, output: step.output.some((shown) => shown.trim() !== '') ? step.output : [] }));
}

/** The words of a command; quotes keep spaces. There is no shell: what would need one is undefined. */
export function wordsOf(command: string): readonly string[] | undefined {
  const words: string[] = [];
  const pattern = /\s*(?:"([^"]*)"|'([^']*)'|([^\s"'|&;<>$`(){}*?]+))(?=\s|$)/gy;
  let end = 0;
  for (let match = pattern.exec(command); match; match = pattern.exec(command)) {
    words.push(match[1] ?? match[2] ?? match[3]);
    end = pattern.lastIndex;
  }
  return command.slice(end).trim() === '' && words.length > 0 ? words : undefined;
}
