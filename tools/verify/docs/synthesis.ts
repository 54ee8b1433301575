import { Problem } from './page';
import { Snippet } from './translations';

/** What a snippet takes for granted with `declare const`, as a construct that is there. */
const STAND_INS: Readonly<Record<string, (name: string) => string>> = {
  'CloudTrailAnalytics': (name) => `new CloudTrailAnalytics(this, 'Given-${name}')`,
  'DetectionRule': (name) => `new DetectionRule({ id: 'given', title: '${name}', pattern: FilterPattern.exists('$.eventName') })`,
  'events.Rule': (name) => `new events.Rule(this, 'Given-${name}', { eventPattern: { source: ['aws.iam'] } })`,
  'iam.Role': (name) => `new iam.Role(this, 'Given-${name}', { assumedBy: new iam.AccountRootPrincipal() })`,
  'kms.Key': (name) => `new kms.Key(this, 'Given-${name}')`,
  's3.Bucket': (name) => `new s3.Bucket(this, 'Given-${name}')`,
  'sns.Topic': (name) => `new sns.Topic(this, 'Given-${name}')`,
};
const DECLARATION = /declare const (?<name>\w+): (?<type>[\w.]+);/g;
const SUPER = 'super(scope, id);';
const STACK = /\bclass AuditStack extends Stack\b/;

export interface Program {
  readonly snippet: Snippet;
  /** A module whose stack can be synthesised. */
  readonly source: string;
}

/** The snippets that stand in a stack, each as a module; snippets that are a file of their own are compiled and not run. */
export function programsOf(snippets: readonly Snippet[]): { readonly programs: readonly Program[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const programs = snippets.filter(({ fullSource }) => STACK.test(fullSource)).map((snippet) => {
    const given: string[] = [];
    const source = snippet.fullSource.replace(DECLARATION, (_, name: string, type: string) => {
      const standIn = STAND_INS[type];
      if (standIn) given.push(`const ${name} = ${standIn(name)};`);
      else problems.push({ page: snippet.page, line: snippet.line, message: `there is no stand-in for '${name}' of type ${type}` });
      return '';
    });
    // jsii-rosetta moves declarations to the top of the file, where there is no stack yet
    return { snippet, source: `${source.replace(SUPER, (call) => [call, ...given].join(' '))}\nexport default AuditStack;\n` };
  });
  return { programs, problems };
}

/** A program that synthesises the stack of each module in its folder, and prints as JSON what went wrong with which. */
export const SYNTHESISE = `
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
