import { moduleOf } from '../../../../tools/verify/docs/assembly';
import { programsOf } from '../../../../tools/verify/docs/synthesis';
import { checkSnippets, LANGUAGES, readMessages, readSnippets, Snippet } from '../../../../tools/verify/docs/translations';
import { inFolder } from '../../../replay/in-folder';

const PAGES = [{ path: 'README.md', text: '' }, { path: 'docs/guides/own-rules.md', text: '' }];
const TRANSLATIONS = Object.fromEntries(LANGUAGES.map((language) => [language, { source: 'a' }]));
const STACK = 'class AuditStack extends Stack {\n  constructor(scope: Construct, id: string) {\n    super(scope, id);\n  }\n}';

const snippet = (over: Partial<Snippet> = {}): Snippet => ({
  place: 'a.md:3', page: 'a.md', line: 3, didCompile: true, fullSource: STACK, translations: TRANSLATIONS, ...over,
});

test('a page is the readme of a module', () => {
  expect(moduleOf('lib', 'README.md')).toBe('lib');
  expect(moduleOf('lib', 'docs/guides/own-rules.md')).toBe('lib.docs_guides_own_rules');
});

test('what jsii-rosetta says is about a page', () => {
  const output = "lib.docs_guides_own_rules-README-L12.ts:3:10 - error TS2304: Cannot find name 'rule'.\n\n3 rule\n\nlib-README-L5.ts:1:1 - error TS1: x\n";
  expect(readMessages(output, 'lib', PAGES)).toEqual([
    { page: 'docs/guides/own-rules.md', line: 12, message: "error TS2304: Cannot find name 'rule'." },
    { page: 'README.md', line: 5, message: 'error TS1: x' },
  ]);
});

test('snippets are read with their places', async () => {
  const snippets = {
    a: { location: { api: { api: 'moduleReadme', moduleFqn: 'lib.docs_guides_own_rules' }, field: { field: 'markdown', line: 7 } }, didCompile: true, translations: {} },
    b: { location: { api: { api: 'type', fqn: 'lib.Rule' }, field: { field: 'example' } }, didCompile: true, translations: {} },
  };
  await inFolder({ '.jsii.tabl.json': JSON.stringify({ snippets }) }, (folder) => {
    expect(readSnippets(folder, 'lib', PAGES).map(({ place }) => place)).toEqual(['docs/guides/own-rules.md:7', 'lib.Rule']);
  });
});

test('a snippet compiles, and is there in every language', () => {
  expect(checkSnippets([snippet()])).toEqual([]);
  expect(checkSnippets([snippet({ didCompile: false })])).toEqual([{ page: 'a.md', line: 3, message: 'the TypeScript does not compile' }]);
  const { go: _, ...without } = TRANSLATIONS;
  expect(checkSnippets([snippet({ translations: without })]).map(({ message }) => message)).toEqual(['there is no translation into go']);
});

test.each([
  ['java', '#error x'],
  ['java', 'rule.getState() = "x";'],
  ['python', 'f"arn:{this.partition}"'],
  ['python', 'for { prop, statement } in statements:'],
  ['csharp', '$"arn:{this.partition}"'],
])('what is no %s is found: %s', (language, source) => {
  expect(checkSnippets([snippet({ translations: { ...TRANSLATIONS, [language]: { source } } })]).map(({ message }) => message))
    .toEqual([`the translation into ${language} has a part that cannot be translated`]);
});

describe('a snippet as a program', () => {
  test('has its stack, and constructs in the place of what it declares', () => {
    const { programs, problems } = programsOf([snippet({ fullSource: `declare const topic: sns.Topic;\n${STACK}` })]);
    expect(problems).toEqual([]);
    expect(programs[0].source).toContain("super(scope, id); const topic = new sns.Topic(this, 'Given-topic');");
    expect(programs[0].source).not.toContain('declare');
    expect(programs[0].source).toContain('export default AuditStack;');
  });

  test('is none where it has no stack', () => {
    expect(programsOf([snippet({ fullSource: 'export class A extends Stack {}' })]).programs).toEqual([]);
  });

  test('cannot be one where nothing stands for what it declares', () => {
    expect(programsOf([snippet({ fullSource: `declare const x: Unknown;\n${STACK}` })]).problems)
      .toEqual([{ page: 'a.md', line: 3, message: "there is no stand-in for 'x' of type Unknown" }]);
  });
});
