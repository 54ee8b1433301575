import { createStackModules } from '../../../../tools/verify/docs/synthesis';
import { checkSnippets, LANGUAGES, parseMessages, readSnippets, Snippet, toModuleName } from '../../../../tools/verify/docs/translations';
import { inFolder } from '../../../replay/in-folder';

const PAGES = [{ path: 'README.md', text: '' }, { path: 'docs/guides/custom-rules.md', text: '' }];
const TRANSLATIONS = Object.fromEntries(LANGUAGES.map((language) => [language, { source: 'a' }]));
const STACK = 'class AuditStack extends Stack {\n  constructor(scope: Construct, id: string) {\n    super(scope, id);\n  }\n}';

const snippet = (over: Partial<Snippet> = {}): Snippet => ({
  page: 'a.md', line: 3, didCompile: true, fullSource: STACK, translations: TRANSLATIONS, ...over,
});

test('a page is the readme of a module', () => {
  expect(toModuleName('lib', 'README.md')).toBe('lib');
  expect(toModuleName('lib', 'docs/guides/custom-rules.md')).toBe('lib.docs_guides_custom_rules');
});

test('a message of jsii-rosetta has a page', () => {
  const output = "lib.docs_guides_custom_rules-README-L12.ts:3:10 - error TS2304: Cannot find name 'rule'.\n\n3 rule\n\nlib-README-L5.ts:1:1 - error TS1: x\n";
  expect(parseMessages(output, 'lib', PAGES)).toEqual([
    { page: 'docs/guides/custom-rules.md', line: 12, message: "error TS2304: Cannot find name 'rule'." },
    { page: 'README.md', line: 5, message: 'error TS1: x' },
  ]);
});

test('snippets are read with their page and line', async () => {
  const snippets = {
    a: { location: { api: { api: 'moduleReadme', moduleFqn: 'lib.docs_guides_custom_rules' }, field: { field: 'markdown', line: 7 } }, didCompile: true, translations: {} },
    b: { location: { api: { api: 'type', fqn: 'lib.Rule' }, field: { field: 'example' } }, didCompile: true, translations: {} },
  };
  await inFolder({ '.jsii.tabl.json': JSON.stringify({ snippets }) }, (folder) => {
    expect(readSnippets(folder, 'lib', PAGES).map(({ page, line }) => [page, line])).toEqual([['docs/guides/custom-rules.md', 7], ['lib.Rule', 0]]);
  });
});

test('a snippet compiles and is translated into each language', () => {
  expect(checkSnippets([snippet()])).toEqual([]);
  expect(checkSnippets([snippet({ didCompile: false })])).toEqual([{ page: 'a.md', line: 3, message: 'the TypeScript does not compile' }]);
  const { go: _, ...without } = TRANSLATIONS;
  expect(checkSnippets([snippet({ translations: without })]).map(({ message }) => message)).toEqual(['the translation into go is missing']);
});

test.each([
  ['java', '#error x'],
  ['java', 'rule.getState() = "x";'],
  ['python', 'f"arn:{this.partition}"'],
  ['python', 'for { prop, statement } in statements:'],
  ['csharp', '$"arn:{this.partition}"'],
])('invalid %s is detected: %s', (language, source) => {
  expect(checkSnippets([snippet({ translations: { ...TRANSLATIONS, [language]: { source } } })]).map(({ message }) => message))
    .toEqual([`the translation into ${language} is invalid`]);
});

describe('the module of a snippet', () => {
  test('contains the stack and the declared constructs', () => {
    const { modules, problems } = createStackModules([snippet({ fullSource: `declare const topic: sns.Topic;\n${STACK}` })]);
    expect(problems).toEqual([]);
    expect(modules[0].source).toContain("super(scope, id); const topic = new sns.Topic(this, 'Given-topic');");
    expect(modules[0].source).not.toContain('declare');
    expect(modules[0].source).toContain('export default AuditStack;');
  });

  test('requires a stack', () => {
    expect(createStackModules([snippet({ fullSource: 'export class A extends Stack {}' })]).modules).toEqual([]);
  });

  test('supports only known types of declared variables', () => {
    expect(createStackModules([snippet({ fullSource: `declare const x: Unknown;\n${STACK}` })]).problems)
      .toEqual([{ page: 'a.md', line: 3, message: expect.stringContaining("; got 'x: Unknown'") }]);
  });
});
