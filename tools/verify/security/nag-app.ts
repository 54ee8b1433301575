/*
 * Runs in the folder in which the packed library, the newest CDK and cdk-nag are installed: synthesises the stacks into
 * `cdk.out`, and writes what the packs find to `findings.json`.
 */
import { writeFileSync } from 'node:fs';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Finding, NagResult } from './finding';
import { generalId } from './general-id';
import { addStacks, CONSTRUCT_ID } from './stacks';

/** What is used of cdk-nag, which the project itself does not have. */
interface Pack {
  validateScope(scope: Construct): { readonly violations: readonly Violation[] };
}

interface Violation {
  readonly ruleName: string;
  readonly description: string;
  readonly violatingResources: readonly { readonly constructPath: string }[];
}

const PACKS = ['AwsSolutionsChecks', 'HIPAASecurityChecks', 'NIST80053R5Checks', 'PCIDSS321Checks', 'ServerlessChecks'];
/** In a constant of type `string`, as the compiler would look for the module. */
const CDK_NAG: string = 'cdk-nag';

async function main(): Promise<void> {
  const nag = await import(CDK_NAG) as Record<string, new () => Pack>;
  const app = new App({ outdir: 'cdk.out' });
  const stacks = addStacks(app);
  app.synth();
  const result: NagResult = {
    findings: PACKS.flatMap((id) => stacks.flatMap((stack) => scan(new nag[id](), stack))),
    places: Object.fromEntries(stacks.map((stack) => [stack.stackName, placesIn(stack)])),
  };
  writeFileSync('findings.json', JSON.stringify(result));
}

function scan(pack: Pack, stack: Stack): Finding[] {
  return pack.validateScope(stack).violations.flatMap(({ ruleName, description, violatingResources }) =>
    violatingResources.map(({ constructPath }) => ({
      scanner: 'cdk-nag', id: generalId(ruleName), stack: stack.stackName, place: placeOf(constructPath), message: description,
    })));
}

function placesIn(stack: Stack): Record<string, string> {
  const resources = stack.node.findAll().filter((construct) => CfnResource.isCfnResource(construct));
  return Object.fromEntries(resources.map((resource) => [stack.resolve(resource.logicalId) as string, placeOf(resource.node.path)]));
}

/** Without the stack, and without the construct that everything is in. */
function placeOf(constructPath: string): string {
  const path = constructPath.split('/').slice(1);
  return path.slice(path[0] === CONSTRUCT_ID ? 1 : 0, path.at(-1) === 'Resource' ? -1 : undefined).join('/');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
