import { TextlintKernel } from '@textlint/kernel';
import { PROSE } from '../../../tools/prose/descriptor';

const kernel = new TextlintKernel();

/** Returns the rule, line and column of each message. */
async function lint(extension: string, ...lines: string[]): Promise<string[]> {
  const { messages } = await kernel.lintText(lines.join('\n'), { ...PROSE.toKernelOptions(), ext: extension, filePath: `file${extension}` });
  return messages.map(({ ruleId, loc }) => `${ruleId} ${loc.start.line}:${loc.start.column}`);
}

describe('terminology', () => {
  test.each([
    ['a paragraph', ['# Events', '', 'The topic', 'tells of events.'], 'terminology 4:1'],
    ['a heading', ['# The key alone'], 'terminology 1:11'],
    ['a cell of a table', ['| a | b |', '|---|---|', '| x | nobody |'], 'terminology 3:7'],
    ['a link', ['See [whoever reads](https://example.com).'], 'terminology 1:6'],
  ])('Markdown: %s', async (_, lines, reported) => {
    expect(await lint('.md', ...lines)).toEqual([reported]);
  });

  test.each([
    ['a doc comment', ['class A {', '  /**', '   * Recipients are', '   * told.', '   */', '  readonly a: string;', '}'], 'terminology 4:6'],
    ['a phrase that continues on the next line', ['/**', ' * The topic tells', ' * of events.', ' */', 'f();'], 'terminology 2:14'],
    ['a line comment', ['f(); // nobody reads it'], 'terminology 1:9'],
    ['line comments', ['// Set, as', '// it is required.', 'f();'], 'terminology 1:7'],
    ['a block comment', ['/* The key', 'alone. */'], 'terminology 2:1'],
    ['an error message', ["throw new Error('key must be set, nobody does');"], 'terminology 1:35'],
    ['joined texts', ["const a = 'It tells '", "  + 'of events';"], 'terminology 1:15'],
    ['a template with values', ['const a = `${b} is told, and ${c} is not`;'], 'terminology 1:20'],
    ['the end of a template', ['const a = `${b} and ${c} alone`;'], 'terminology 1:26'],
  ])('TypeScript: %s', async (_, lines, reported) => {
    expect(await lint('.ts', ...lines)).toEqual([reported]);
  });

  test('SQL: a header and a comment', async () => {
    expect(await lint('.sql', '-- title: Keys', '-- question: Which keys does', '--   somebody use?', 'SELECT 1', '  -- the row alone', 'FROM t'))
      .toEqual(['terminology 3:6', 'terminology 5:14']);
  });

  test.each([
    ['.md', ['The change takes effect for the standalone key. Use `alone`.', '', '```ts', "const somebody = 'nobody is told';", '```']],
    ['.ts', ['/** Notifies recipients of `nobody`, see https://example.com/alone. */', "const somebody = 'nobody';", 'const told = /\\/\\/ it is told/;']],
    ['.ts', ['/**', ' * Sends events.', ' *', ' * @example', ' * somebody.alone();', ' */', 'f();']],
    ['.sql', ['-- question: Which keys are used?', "SELECT somebody FROM nobody WHERE told = '-- alone'"]],
  ])('accepts a correct %s file', async (extension, lines) => {
    expect(await lint(extension, ...lines)).toEqual([]);
  });
});

describe('summary', () => {
  test.each(['Who reads it.', 'Where it is.', 'Which key is used.', 'How it is read.', 'Whose key it is.', 'Whether it is set.'])('reports %s', async (summary) => {
    expect(await lint('.ts', 'f();', `/** ${summary} */`, 'g();')).toEqual(['summary 2:5']);
    expect(await lint('.ts', 'f();', '/**', ` * ${summary}`, ' *', ' * More.', ' */', 'g();')).toEqual(['summary 3:4']);
  });

  test.each(['Returns the key.', 'The key that is used.', 'Whether to create a key.', 'Whereabouts of a key.'])('accepts %s', async (summary) => {
    expect(await lint('.ts', `/** ${summary} */`, 'f();')).toEqual([]);
  });

  test('is not checked in other comments', async () => {
    expect(await lint('.ts', '// Where it is.', '/* How it is read. */', 'f();')).toEqual([]);
  });

  test('of a props interface must begin with "Properties for"', async () => {
    expect(await lint('.ts', '/** Options of a key. */', 'export interface KeyProps {}')).toEqual(['summary 1:5']);
    expect(await lint('.ts', '/** Properties for `Key`. */', 'export interface KeyProps {}')).toEqual([]);
    expect(await lint('.ts', '/** Options for a key. */', 'export interface KeyOptions {}')).toEqual([]);
  });
});
