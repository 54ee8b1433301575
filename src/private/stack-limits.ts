import { CfnElement, CfnResource, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** Quotas of CloudFormation for a template. */
const MAX_RESOURCES = 500;
const MAX_BYTES = 1_000_000;
/** The exact size is not computed below this estimate, because the computation is a considerable part of the synthesis time. */
const ESTIMATE_THRESHOLD = MAX_BYTES / 2;
/** Serialized form of an unresolved token. */
const UNRESOLVED = '<unresolved-token>';
/** Number of resource types that an error names. */
const MAX_TYPES = 8;

const REMEDY = 'save fewer queries (QueryPack.only, QueryPack.without), omit prepared statements, configure event notifications for fewer rules '
  + '(EventNotification.only), use detectionRules, which create no resources, instead of alarmRules, or create a QueryWorkgroup or '
  + 'DetectionAlarms in another stack';

const VALIDATED = Symbol.for('cdk-cloudtrail-analytics.stackSizeValidation');

/** Adds a validation that the stack of the scope stays within the quotas of CloudFormation, once per stack. */
export function addStackSizeValidation(scope: Construct): void {
  const stack = Stack.of(scope);
  if (VALIDATED in stack) return;
  Object.defineProperty(stack, VALIDATED, { value: true });
  scope.node.addValidation({ validate: () => findProblems(stack) });
}

function findProblems(stack: Stack): string[] {
  const elements = stack.node.findAll()
    .filter((construct): construct is CfnElement => CfnElement.isCfnElement(construct) && construct.stack === stack);
  const resources = elements.filter((element): element is CfnResource => CfnResource.isCfnResource(element));
  if (resources.length > MAX_RESOURCES) {
    return [`stack ${stack.node.path} must have at most ${MAX_RESOURCES} resources, the quota of CloudFormation; got ${resources.length}: `
      + `${countByType(resources.map(({ cfnResourceType }) => ({ type: cfnResourceType, amount: 1 })), '')}; ${REMEDY}`];
  }
  if (elements.reduce((sum, element) => sum + estimateSize(stack, element), 0) < ESTIMATE_THRESHOLD) return [];
  const sizes = elements.map((element) => ({ type: describeType(element), amount: measureSize(stack, element) }));
  const bytes = sizes.reduce((sum, { amount }) => sum + amount, 0);
  if (bytes <= MAX_BYTES) return [];
  return [`the template of stack ${stack.node.path} must have at most ${MAX_BYTES} bytes, the quota of CloudFormation; got ${bytes}: `
    + `${countByType(sizes, ' bytes of')}; ${REMEDY}`];
}

function describeType(element: CfnElement): string {
  return CfnResource.isCfnResource(element) ? element.cfnResourceType : element.constructor.name;
}

/** Estimates the size of an element from its unresolved properties, which is fast. Properties with hidden tokens are measured. */
function estimateSize(stack: Stack, element: CfnElement): number {
  const { cfnProperties } = element as unknown as { readonly cfnProperties?: object };
  const text = cfnProperties && JSON.stringify(cfnProperties);
  return text === undefined || text.includes(UNRESOLVED) ? measureSize(stack, element) : Buffer.byteLength(text);
}

/** Measures the size of an element in the template, apart from one or two lines. */
function measureSize(stack: Stack, element: CfnElement): number {
  return Buffer.byteLength(JSON.stringify(stack.resolve(element._toCloudFormation()), undefined, isIndented(stack) ? 1 : undefined));
}

/** Checks whether the CDK indents the template. Versions without this setting count as not indented. */
function isIndented(stack: Stack): boolean {
  return (stack as unknown as { readonly _suppressTemplateIndentation?: boolean })._suppressTemplateIndentation === false;
}

/** Lists the largest amounts first, and the sum of the others. */
function countByType(parts: readonly { readonly type: string; readonly amount: number }[], unit: string): string {
  const byType = new Map<string, number>();
  for (const { type, amount } of parts) byType.set(type, (byType.get(type) ?? 0) + amount);
  const sorted = [...byType].sort(([, one], [, other]) => other - one);
  const rest = sorted.slice(MAX_TYPES).reduce((sum, [, amount]) => sum + amount, 0);
  return [...sorted.slice(0, MAX_TYPES), ...(rest > 0 ? [['other types', rest] as const] : [])]
    .map(([type, amount]) => `${amount}${unit} ${type}`).join(', ');
}
