import { compileText } from '../../evaluator';

const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A test of a text, without its field. */
export interface InsightsTest {
  /** What stands behind the field, by whether it has to hold or not to hold. */
  readonly holds: string;
  readonly fails: string;
  /** The same test here and now. */
  readonly test: (text: string) => boolean;
}

/** A field's name: that of each step, joined by dots. */
export function fieldName(names: readonly (string | number)[]): string {
  const plain = names.every((name) => typeof name === 'number' || PLAIN_NAME.test(name));
  return plain ? names.join('.') : `\`${names.join('.')}\``;
}

/** Tests for one of several texts, or for a text with wildcards. */
export function textTest(texts: readonly string[]): InsightsTest {
  const [first] = texts;
  const test = (text: string) => texts.some((one) => compileText(one)(text));
  if (texts.length > 1) {
    const list = `[${texts.map(quoted).join(', ')}]`;
    return { holds: `in ${list}`, fails: `not in ${list}`, test };
  }
  if (!first.includes('*')) return { holds: `= ${quoted(first)}`, fails: `!= ${quoted(first)}`, test };
  return { ...likeTest(`/${globExpression(first)}/`), test };
}

/** Tests for a regular expression, given as JavaScript reads it with the flags `us`. */
export function regexTest(source: string): InsightsTest {
  const expression = new RegExp(source, 'us');
  return { ...likeTest(`/${slashed(anyCharacters(source))}/`), test: (text) => expression.test(text) };
}

/** Whether a text can be written between quotes: nothing says how to write a backslash there, or both quotes. */
export function isQuotable(text: string): boolean {
  return !/[\\\p{Cc}]/u.test(text) && !(text.includes('"') && text.includes("'"));
}

export function quoted(text: string): string {
  const quote = text.includes('"') ? "'" : '"';
  return `${quote}${text}${quote}`;
}

/** A regular expression for a text. */
export function literalExpression(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&').replace(/\p{Cc}/gu, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

function likeTest(expression: string): { readonly holds: string; readonly fails: string } {
  return { holds: `like ${expression}`, fails: `not like ${expression}` };
}

function globExpression(glob: string): string {
  const pieces = glob.split(/\*+/).map((piece) => slashed(literalExpression(piece)));
  const start = pieces[0] === '' ? '' : '^';
  const end = pieces[pieces.length - 1] === '' ? '' : '$';
  return `${start}${pieces.filter((piece) => piece !== '').join('[\\s\\S]*')}${end}`;
}

function slashed(expression: string): string {
  return expression.replace(/\\.|\//gsu, (piece) => piece === '/' ? '\\/' : piece);
}

/** A dot stands for line breaks too, which no flag has to say then. */
function anyCharacters(expression: string): string {
  return expression.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\./gsu, (piece) => piece === '.' ? '[\\s\\S]' : piece);
}
