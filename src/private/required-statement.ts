import { CfnOutput, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';

/** ID of the scope of the required statements, below the construct that requires them. */
const REQUIRED = 'RequiredStatements';

/**
 * A statement that the policy of an imported resource must contain. A stack cannot change the policy of a resource that it
 * imports, so the owner of the resource must add the statement.
 *
 * The statement is also an output of the stack, with the values after deployment.
 */
export class RequiredStatement {
  /**
   * Adds a required statement and its output.
   *
   * @internal
   */
  public static _record(scope: Construct, resourceProp: string, statement: iam.PolicyStatement): void {
    const all = createChild(scope, REQUIRED);
    const ofProp = createChild(all, capitalize(resourceProp));
    // One prop can contain several resources, for example the replicas of an archive.
    const earlier = ofProp.node.children.filter(({ node }) => node.id.replace(/\d+$/, '') === statement.sid!.replace(/\d+$/, '')).length;
    const id = earlier === 0 ? statement.sid! : `${statement.sid}${earlier + 1}`;
    new RecordedStatement(ofProp, id, new RequiredStatement(all, resourceProp, statement));
  }

  /**
   * Returns the required statements of a construct and its children.
   *
   * @internal
   */
  public static _under(scope: IConstruct): RequiredStatement[] {
    return scope.node.findAll().flatMap((construct) => (construct instanceof RecordedStatement ? [construct.required] : []));
  }

  /**
   * The prop that the resource was passed to, for example `encryptionKey`. `topicKey` is the key of `topic`; `replicaBucket` and
   * `replicaKey` are the bucket and the key of an `ArchiveReplica`.
   */
  public readonly resourceProp: string;

  /** The statement to add to the policy of the resource. */
  public readonly statement: iam.PolicyStatement;

  private constructor(private readonly scope: IConstruct, resourceProp: string, statement: iam.PolicyStatement) {
    this.resourceProp = resourceProp;
    this.statement = statement;
  }

  /** The statement as JSON text. It can contain tokens. */
  public get json(): string {
    return Stack.of(this.scope).toJsonString(this.statement.toStatementJson());
  }
}

/** The construct that represents a required statement in the construct tree. */
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

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Renders a resolved value as JSON, with placeholders such as `${AWS::AccountId}` for intrinsic functions. */
export function renderResolved(resolved: unknown): string {
  return JSON.stringify(resolved, (_, value) => renderIntrinsic(value) ?? value);
}

/** Renders an intrinsic function; undefined for other values. */
function renderIntrinsic(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 1) return undefined;
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as Record<string, unknown>;
  if (typeof ref === 'string') return `\${${ref}}`;
  if (Array.isArray(attribute)) return `\${${attribute.join('.')}}`;
  if (!Array.isArray(join)) return undefined;
  const [separator, parts] = join as [string, unknown[]];
  return parts.map((part) => (typeof part === 'string' ? part : renderIntrinsic(part) ?? JSON.stringify(part))).join(separator);
}
