import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { Problem } from './page';
import { runProgram, SnippetPackage } from './rosetta';
import { Snippet } from './translations';

/** Constructs for the variables that a snippet declares with `declare const`, by type. */
const DECLARED_CONSTRUCTS: Readonly<Record<string, (name: string) => string>> = {
  'CloudTrailAnalytics': (name) => `new CloudTrailAnalytics(this, 'Given-${name}')`,
  'DetectionRule': (name) => `new DetectionRule({ id: 'given', title: '${name}', pattern: FilterPattern.exists('$.eventName') })`,
  'events.Rule': (name) => `new events.Rule(this, 'Given-${name}', { eventPattern: { source: ['aws.iam'] } })`,
  'iam.Role': (name) => `new iam.Role(this, 'Given-${name}', { assumedBy: new iam.AccountRootPrincipal() })`,
  'kms.Key': (name) => `new kms.Key(this, 'Given-${name}')`,
  's3.Bucket': (name) => `new s3.Bucket(this, 'Given-${name}')`,
  'sns.Topic': (name) => `new sns.Topic(this, 'Given-${name}')`,
};
const TYPES = Object.keys(DECLARED_CONSTRUCTS);
const DECLARATION = /declare const (?<name>\w+): (?<type>[\w.]+);/g;
const SUPER = 'super(scope, id);';
const STACK = /\bclass AuditStack extends Stack\b/;

/** A program that synthesizes the stack of each module in its arguments, and prints the error messages by module as JSON. */
const SYNTHESIZE = `
import { App } from 'aws-cdk-lib';
async function main(): Promise<void> {
  const failed: Record<string, string> = {};
  for (const file of process.argv.slice(2)) {
    try {
      const { default: module } = await import(file);
      const app = new App({ outdir: file + '.out' });
      new (module.default ?? module)(app, 'Stack');
      app.synth();
    } catch (error) {
      failed[file] = (error as Error).message;
    }
  }
  process.stdout.write(JSON.stringify(failed));
}
void main();
`;

export interface StackModule {
  readonly snippet: Snippet;
  /** The source of a module that exports the stack. */
  readonly source: string;
}

/** Synthesizes the stacks of the snippets with the compiled library. `queries` are the files of the folder that snippets read. */
export async function synthesizeSnippets(
  root: string, snippetPackage: SnippetPackage, snippets: readonly Snippet[], queries: readonly string[],
): Promise<Problem[]> {
  const { appFolder } = snippetPackage;
  const { modules, problems } = createStackModules(snippets.filter(({ didCompile }) => didCompile));
  const queryFolder = path.join(appFolder, 'queries');
  mkdirSync(queryFolder);
  queries.forEach((text, index) => writeFileSync(path.join(queryFolder, `query-${index}.sql`), text));
  const files = modules.map(({ snippet, source }, index) => {
    const file = path.join(appFolder, `snippet-${index}.ts`);
    writeFileSync(file, source);
    return { snippet, file };
  });
  const main = path.join(appFolder, 'main.ts');
  writeFileSync(main, SYNTHESIZE);
  const messages = JSON.parse(await runProgram(root, snippetPackage, main, files.map(({ file }) => file))) as Record<string, string>;
  return [...problems, ...files.filter(({ file }) => messages[file] !== undefined)
    .map(({ snippet: { page, line }, file }) => ({ page, line, message: `the synthesis fails: ${messages[file]}` }))];
}

/** Returns a module for each snippet in a stack. Snippets that are a complete file are only compiled. */
export function createStackModules(
  snippets: readonly Snippet[],
): { readonly modules: readonly StackModule[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const modules = snippets.filter(({ fullSource }) => STACK.test(fullSource)).map((snippet) => {
    const declared: string[] = [];
    const source = snippet.fullSource.replace(DECLARATION, (_, name: string, type: string) => {
      const create = DECLARED_CONSTRUCTS[type];
      if (create) declared.push(`const ${name} = ${create(name)};`);
      else problems.push({ page: snippet.page, line: snippet.line, message: `a declared variable must have one of the types ${TYPES.join(', ')}; got '${name}: ${type}'` });
      return '';
    });
    // jsii-rosetta moves declarations to the top of the file, outside of the stack.
    return { snippet, source: `${source.replace(SUPER, (call) => [call, ...declared].join(' '))}\nexport default AuditStack;\n` };
  });
  return { modules, problems };
}
