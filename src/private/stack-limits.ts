import { CfnElement, CfnResource, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** CloudFormation's limits for a template. */
const MAX_RESOURCES = 500;
const MAX_BYTES = 1_000_000;
/** A rough size below this need not be known exactly, which takes as long as a good part of the synthesis. */
const SURELY_FITS = MAX_BYTES / 2;
/** What a token is in JSON before it is resolved. */
const UNRESOLVED = '<unresolved-token>';
/** Kinds of resources that are worth a word when there are too many. */
const NAMED_KINDS = 8;

const REMEDY = 'save fewer queries (QueryPack.only, QueryPack.without), leave prepared statements out, tell of fewer events (EventNotification.only), '
  + 'give packs as detectionRules, which need no resources, in the place of alarmRules, or create a QueryWorkgroup or DetectionAlarms in a stack of its own';

const watched = new WeakSet<Stack>();

/** Fails at synth where the stack grows beyond what CloudFormation takes, with what it consists of and what to do. */
export function addStackSizeValidation(scope: Construct): void {
  const stack = Stack.of(scope);
  if (watched.has(stack)) return;
  watched.add(stack);
  scope.node.addValidation({ validate: () => findProblems(stack) });
}

function findProblems(stack: Stack): string[] {
  const elements = stack.node.findAll()
    .filter((construct): construct is CfnElement => CfnElement.isCfnElement(construct) && construct.stack === stack);
  const resources = elements.filter((element): element is CfnResource => CfnResource.isCfnResource(element));
  if (resources.length > MAX_RESOURCES) {
    return [`stack ${stack.node.path} has ${resources.length} resources, and CloudFormation takes ${MAX_RESOURCES} in one: `
      + `${countedKinds(resources.map(({ cfnResourceType }) => ({ kind: cfnResourceType, amount: 1 })), '')}; ${REMEDY}`];
  }
  if (elements.reduce((sum, element) => sum + estimateSize(stack, element), 0) < SURELY_FITS) return [];
  const sizes = elements.map((element) => ({ kind: describeKind(element), amount: measureSize(stack, element) }));
  const bytes = sizes.reduce((sum, { amount }) => sum + amount, 0);
  if (bytes <= MAX_BYTES) return [];
  return [`the template of stack ${stack.node.path} has ${bytes} bytes, and CloudFormation takes ${MAX_BYTES}: `
    + `${countedKinds(sizes, ' bytes of')}; ${REMEDY}`];
}

function describeKind(element: CfnElement): string {
  return CfnResource.isCfnResource(element) ? element.cfnResourceType : element.constructor.name;
}

/** As many bytes as the element's properties take before tokens are resolved, where they hide no objects: quick, and not far off. */
function estimateSize(stack: Stack, element: CfnElement): number {
  const { cfnProperties } = element as unknown as { readonly cfnProperties?: object };
  const text = cfnProperties && JSON.stringify(cfnProperties);
  return text === undefined || text.includes(UNRESOLVED) ? measureSize(stack, element) : Buffer.byteLength(text);
}

/** As many bytes as the element takes in the template, but for a line or two. */
function measureSize(stack: Stack, element: CfnElement): number {
  return Buffer.byteLength(JSON.stringify(stack.resolve(element._toCloudFormation()), undefined, isIndented(stack) ? 1 : undefined));
}

/** Where a version of the CDK does not tell, the smaller size counts. */
function isIndented(stack: Stack): boolean {
  return (stack as unknown as { readonly _suppressTemplateIndentation?: boolean })._suppressTemplateIndentation === false;
}

/** The largest amounts first, and the rest together. */
function countedKinds(parts: readonly { readonly kind: string; readonly amount: number }[], unit: string): string {
  const byKind = new Map<string, number>();
  for (const { kind, amount } of parts) byKind.set(kind, (byKind.get(kind) ?? 0) + amount);
  const sorted = [...byKind].sort(([, one], [, other]) => other - one);
  const rest = sorted.slice(NAMED_KINDS).reduce((sum, [, amount]) => sum + amount, 0);
  return [...sorted.slice(0, NAMED_KINDS), ...(rest > 0 ? [['other kinds', rest] as const] : [])]
    .map(([kind, amount]) => `${amount}${unit} ${kind}`).join(', ');
}
