/*
 * Runs in the folder with the packed library, the newest CDK, and cdk-nag. Synthesizes the stacks to `cdk.out` and writes the findings of
 * cdk-nag to `findings.json`.
 */
import { writeFileSync } from 'node:fs';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { generalizeId, type Finding, type NagResult } from './finding';
import { addStacks, CONSTRUCT_ID } from './stacks';

/** The part of cdk-nag that this app uses. The project does not install cdk-nag. */
interface Pack {
  validateScope(scope: Construct): { readonly violations: readonly Violation[] };
}

interface Violation {
  readonly ruleName: string;
  readonly description: string;
  readonly violatingResources: readonly { readonly constructPath: string }[];
}

const PACKS = ['AwsSolutionsChecks', 'HIPAASecurityChecks', 'NIST80053R5Checks', 'PCIDSS321Checks', 'ServerlessChecks'];
/** Typed as `string`, so that the compiler does not resolve the module. */
const CDK_NAG: string = 'cdk-nag';

async function main(): Promise<void> {
  const nag = await import(CDK_NAG) as Record<string, new () => Pack>;
  const app = new App({ outdir: 'cdk.out' });
  const stacks = addStacks(app);
  app.synth();
  const result: NagResult = {
    findings: PACKS.flatMap((id) => stacks.flatMap((stack) => scan(new nag[id](), stack))),
    constructPaths: Object.fromEntries(stacks.map((stack) => [stack.stackName, listConstructPaths(stack)])),
  };
  writeFileSync('findings.json', JSON.stringify(result));
}

function scan(pack: Pack, stack: Stack): Finding[] {
  return pack.validateScope(stack).violations.flatMap(({ ruleName, description, violatingResources }) =>
    violatingResources.map(({ constructPath }) => ({
      scanner: 'cdk-nag', id: generalizeId(ruleName), stack: stack.stackName, constructPath: toRelativePath(constructPath), message: description,
    })));
}

function listConstructPaths(stack: Stack): Record<string, string> {
  const resources = stack.node.findAll().filter((construct) => CfnResource.isCfnResource(construct));
  return Object.fromEntries(resources.map((resource) => [stack.resolve(resource.logicalId) as string, toRelativePath(resource.node.path)]));
}

/** Removes the stack, the construct, and the ID of the resource from a path. */
function toRelativePath(constructPath: string): string {
  const path = constructPath.split('/').slice(1);
  return path.slice(path[0] === CONSTRUCT_ID ? 1 : 0, path.at(-1) === 'Resource' ? -1 : undefined).join('/');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
