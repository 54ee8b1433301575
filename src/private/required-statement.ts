import { CfnOutput, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';

/** Scope, below the construct that needs them, of the statements that imported resources must contain. */
const REQUIRED = 'RequiredStatements';

/**
 * A statement that the policy of an imported resource must contain. Such a policy cannot be changed by the stack that
 * imports the resource, so whoever owns the resource has to add the statement.
 *
 * It is also an output of the stack, with the values that it has once the stack is deployed.
 */
export class RequiredStatement {
  /**
   * Records a statement, and makes an output of it.
   *
   * @internal
   */
  public static _record(scope: Construct, resourceProp: string, statement: iam.PolicyStatement): void {
    const all = createChild(scope, REQUIRED);
    const ofProp = createChild(all, capitalised(resourceProp));
    // A list, such as that of copies, can give several resources by one option.
    const earlier = ofProp.node.children.filter(({ node }) => node.id.replace(/\d+$/, '') === statement.sid!.replace(/\d+$/, '')).length;
    const id = earlier === 0 ? statement.sid! : `${statement.sid}${earlier + 1}`;
    new RecordedStatement(ofProp, id, new RequiredStatement(all, resourceProp, statement));
  }

  /**
   * All that were recorded at or below a construct.
   *
   * @internal
   */
  public static _under(scope: IConstruct): RequiredStatement[] {
    return scope.node.findAll().flatMap((construct) => (construct instanceof RecordedStatement ? [construct.required] : []));
  }

  /** The option by which the resource was given, e.g. `encryptionKey`. */
  public readonly resourceProp: string;

  /** The statement; it can be added to the policy of the resource where that is defined. */
  public readonly statement: iam.PolicyStatement;

  private constructor(private readonly scope: IConstruct, resourceProp: string, statement: iam.PolicyStatement) {
    this.resourceProp = resourceProp;
    this.statement = statement;
  }

  /** The statement as JSON text, with tokens for what is only known when the stack is deployed. */
  public get json(): string {
    return Stack.of(this.scope).toJsonString(this.statement.toStatementJson());
  }
}

/** A statement's place in the construct tree, which is how it is found again. */
class RecordedStatement extends Construct {
  constructor(scope: Construct, id: string, public readonly required: RequiredStatement) {
    super(scope, id);
    new CfnOutput(this, 'Json', {
      description: `The policy of the imported ${required.resourceProp} must contain this statement`,
      value: required.json,
    });
  }
}

function createChild(scope: Construct, id: string): Construct {
  return scope.node.tryFindChild(id) as Construct | undefined ?? new Construct(scope, id);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A resolved value as JSON for people: what is only known at deployment stands in it as `${AWS::AccountId}`. */
export function renderResolved(resolved: unknown): string {
  return JSON.stringify(resolved, (_, value) => renderIntrinsic(value) ?? value);
}

/** The text of an intrinsic function; undefined for anything else. */
function renderIntrinsic(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 1) return undefined;
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as Record<string, unknown>;
  if (typeof ref === 'string') return `\${${ref}}`;
  if (Array.isArray(attribute)) return `\${${attribute.join('.')}}`;
  if (!Array.isArray(join)) return undefined;
  const [separator, parts] = join as [string, unknown[]];
  return parts.map((part) => (typeof part === 'string' ? part : renderIntrinsic(part) ?? JSON.stringify(part))).join(separator);
}
