import { Stack, Token } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct, IConstruct } from 'constructs';
import { createActivityView, createEndpointActivityView } from './activity-view';
import { createDetectionsView } from './detections-view';
import { createInsightFindingsView } from './insight-view';
import { createLogTableInput, EVENTS, INSIGHTS, LogTable, NETWORK_ACTIVITY, TableLayout } from './log-table';
import { resolveRegions } from './regions';
import { createConsoleLoginsView, createRoleAssumptionsView } from './sign-in-views';
import { createViewInput, View } from './view';
import { RetentionPolicy } from '../archive/retention-policy';
import { RulePack } from '../detection/rule-pack';
import { RuleSet } from '../detection/rule-set';
import { AccountScope } from '../private/account-scope';
import { ValidationError } from '../private/errors';
import { Access, grantAll, requireResourcePolicies, SharedAccess } from '../private/grants';
import { validateKey } from '../private/keys';
import { formatLogPrefix } from '../private/log-location';
import { toConstructId } from '../private/names';

/** A Glue database with the tables and views of CloudTrail events. */
export interface IEventCatalog extends IConstruct {
  /** Name of the Glue database. */
  readonly databaseName: string;

  /**
   * Grants permission to read the tables, and the log files of the tables in the bucket.
   *
   * Throws an error if the grantee is a user, because the statements exceed the size limit of user policies.
   *
   * @param grantee a role or a group whose policy can be changed
   */
  grantRead(grantee: iam.IGrantable): iam.Grant;
}

/** Attributes of an existing `EventCatalog`. */
export interface EventCatalogAttributes {
  /**
   * Name of the Glue database.
   */
  readonly databaseName: string;

  /**
   * The bucket for the log files.
   */
  readonly bucket: s3.IBucket;

  /**
   * Prefix before `AWSLogs/` in the keys of the log files, without a trailing slash.
   *
   * @default - keys begin with `AWSLogs/`
   */
  readonly keyPrefix?: string;

  /**
   * ID of the organization whose trail delivers the log files.
   *
   * @default - a trail of one account delivers the log files
   */
  readonly organizationId?: string;

  /**
   * The key that encrypts the log files.
   *
   * @default - S3 managed keys encrypt the log files (SSE-S3)
   */
  readonly encryptionKey?: kms.IKey;
}

/** Properties for `EventCatalog`. */
export interface EventCatalogProps {
  /**
   * Name of the Glue database: 1 to 255 lower-case letters, digits and underscores.
   */
  readonly databaseName: string;

  /**
   * The bucket for the log files.
   */
  readonly bucket: s3.IBucket;

  /**
   * Prefix before `AWSLogs/` in the keys of the log files, without a trailing slash. For a bucket of AWS Control Tower, this is the
   * organization ID.
   *
   * @default - keys begin with `AWSLogs/`
   */
  readonly keyPrefix?: string;

  /**
   * ID of the organization whose trail delivers the log files. It follows `AWSLogs/` in the keys.
   *
   * @default - a trail of one account delivers the log files
   */
  readonly organizationId?: string;

  /**
   * The key that encrypts the log files. Principals that run queries require permission to decrypt with it.
   *
   * @default - S3 managed keys encrypt the log files (SSE-S3)
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * The accounts whose events can be queried.
   *
   * @default AccountScope.stackAccount()
   */
  readonly accounts?: AccountScope;

  /**
   * The retention policy, which contains the searchable period.
   *
   * @default - searchable for 365 days
   */
  readonly retention?: RetentionPolicy;

  /**
   * The rules of the `detections` view.
   *
   * @default - no rules; the view is empty
   */
  readonly detectionRules?: RulePack[];

  /**
   * The Regions whose events can be queried. Each Region adds one S3 list request per day to every query, so omit Regions that are
   * disabled in your accounts. Log files of other Regions are kept but not queried.
   *
   * Include the Region that records the events of global services, such as IAM, AWS Organizations and most sign-ins: `us-east-1`,
   * `cn-north-1` or `us-gov-west-1`. A list without it adds a warning.
   *
   * @default - all Regions of the partition of the stack
   */
  readonly regions?: string[];

  /**
   * Whether to create the table `network_activity` and the view `endpoint_activity` of network activity events.
   *
   * @default false
   */
  readonly networkActivity?: boolean;

  /**
   * Whether to create the table `insights` and the view `insight_findings` of CloudTrail Insights events.
   *
   * @default false
   */
  readonly insights?: boolean;

  /**
   * The resolved rules of `detectionRules`.
   *
   * @internal
   */
  readonly _ruleSet?: RuleSet;
}

/**
 * A Glue database with the tables and views of CloudTrail events. The table `events` contains the log files. The view `activity`
 * has typed columns, `detections` contains events that match a rule, `console_logins` contains console sign-in events, and
 * `role_assumptions` contains requests for temporary credentials. The tables `network_activity` and `insights` are optional, each
 * with a view.
 *
 * The partitions by account, Region and day use partition projection, so no crawler or job is required. The tables and views can be
 * queried when the stack is deployed.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html
 */
export class EventCatalog extends Construct implements IEventCatalog {
  /**
   * Imports an event catalog of another stack, for example to grant permissions. The catalog must be in the account and the Region
   * of the stack that imports it.
   *
   * @param scope the scope of the imported catalog
   * @param id the construct ID
   * @param attrs the database, and the location of the log files
   */
  public static fromEventCatalogAttributes(scope: Construct, id: string, attrs: EventCatalogAttributes): IEventCatalog {
    return new ImportedEventCatalog(scope, id, attrs);
  }

  /** Name of the Glue database. */
  public readonly databaseName: string;

  /** ARNs of the Glue catalog, the database and its tables. */
  public readonly resourceArns: string[];

  /** Prefix of the keys of all log files, with `AWSLogs/` at the end, or with `AWSLogs/` and the organization ID. */
  public readonly logFilePrefix: string;

  private readonly access: ReadAccess;

  constructor(scope: Construct, id: string, props: EventCatalogProps) {
    super(scope, id);
    validateDatabaseName(props.databaseName);
    const stack = Stack.of(this);
    const retention = props.retention ?? RetentionPolicy._default();
    const { rules } = props._ruleSet ?? RuleSet.of(props.detectionRules ?? [], 'detectionRules').lint(this);
    this.access = new ReadAccess(this, props);
    this.databaseName = props.databaseName;
    this.logFilePrefix = this.access.logFilePrefix;
    this.resourceArns = this.access.resourceArns;

    const database = new glue.CfnDatabase(this, 'Database', {
      catalogId: stack.account,
      databaseInput: { name: this.databaseName, description: 'CloudTrail events' },
    });
    const layout: TableLayout = {
      bucketName: props.bucket.bucketName,
      prefix: this.logFilePrefix,
      accounts: (props.accounts ?? AccountScope.stackAccount())._project(stack.account),
      regions: resolveRegions(this, props.regions),
      searchableDays: retention.searchablePeriod.toDays(),
    };
    const addTable = (tableInput: glue.CfnTable.TableInputProperty): void => {
      const table = new glue.CfnTable(this, toConstructId(tableInput.name!, '_'), {
        catalogId: stack.account, databaseName: this.databaseName, tableInput,
      });
      table.node.addDependency(database);
    };
    const addLogTable = (table: LogTable, ...views: readonly View[]): void => {
      addTable(createLogTableInput(table, layout));
      for (const view of views) addTable(createViewInput(stack, this.databaseName, view));
    };
    addLogTable(
      EVENTS,
      createActivityView(this.databaseName),
      createDetectionsView(this.databaseName, rules.map(({ rule }) => rule)),
      createConsoleLoginsView(this.databaseName),
      createRoleAssumptionsView(this.databaseName),
    );
    if (props.networkActivity) addLogTable(NETWORK_ACTIVITY, createEndpointActivityView(this.databaseName));
    if (props.insights) addLogTable(INSIGHTS, createInsightFindingsView(this.databaseName));
  }

  /**
   * Grants permission to read the tables, and the log files of the tables in the bucket.
   *
   * If the bucket or the key is in another account, its policy must also allow this account to read. A warning contains each
   * required statement.
   *
   * Throws an error if the grantee is a user, because the statements exceed the size limit of user policies.
   *
   * @param grantee a role or a group whose policy can be changed
   */
  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return this.access.grantTo(grantee);
  }
}

/** Athena requires quotes for other names, which saved queries of users would have to contain. */
function validateDatabaseName(name: string): void {
  if (!Token.isUnresolved(name) && !/^[a-z0-9_]{1,255}$/.test(name)) {
    throw new ValidationError(`databaseName must be 1 to 255 lower-case letters, digits and underscores; got '${name}'`);
  }
}

class ImportedEventCatalog extends Construct implements IEventCatalog {
  public readonly databaseName: string;
  private readonly access: ReadAccess;

  constructor(scope: Construct, id: string, attrs: EventCatalogAttributes) {
    super(scope, id);
    this.databaseName = attrs.databaseName;
    this.access = new ReadAccess(this, attrs);
  }

  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return this.access.grantTo(grantee);
  }
}

/** The permissions to read the tables and the log files. */
class ReadAccess {
  readonly resourceArns: string[];
  readonly logFilePrefix: string;
  private readonly tables: Access;
  private readonly files: readonly SharedAccess[];

  constructor(private readonly scope: Construct, attrs: EventCatalogAttributes) {
    const { databaseName, bucket, encryptionKey } = attrs;
    this.logFilePrefix = formatLogPrefix(attrs);
    if (encryptionKey) validateKey('encryptionKey', encryptionKey);
    this.resourceArns = ['catalog', `database/${databaseName}`, `table/${databaseName}/*`].map((resource) =>
      Stack.of(scope).formatArn({ service: 'glue', resource }));
    this.tables = { actions: ['glue:GetDatabase', 'glue:GetTable', 'glue:GetTables', 'glue:GetPartitions'], resourceArns: this.resourceArns };
    const common = { prop: 'bucket', resource: bucket };
    this.files = [
      {
        ...common,
        sid: 'AllowQueriesToListRecords',
        actions: ['s3:ListBucket'],
        resourceArns: [bucket.bucketArn],
        conditions: { StringLike: { 's3:prefix': `${this.logFilePrefix}*` } },
      },
      { ...common, sid: 'AllowQueriesToReadRecords', actions: ['s3:GetObject'], resourceArns: [bucket.arnForObjects(`${this.logFilePrefix}*`)] },
      ...(encryptionKey ? [{
        prop: 'encryptionKey',
        resource: encryptionKey,
        sid: 'AllowQueriesToDecryptRecords',
        actions: ['kms:Decrypt'],
        resourceArns: [encryptionKey.keyArn],
        policyArns: ['*'],
        // Only for objects in the bucket. With a bucket key, the encryption context contains the bucket instead of the object.
        conditions: { StringLike: { 'kms:EncryptionContext:aws:s3:arn': [bucket.bucketArn, bucket.arnForObjects('*')] } },
        // The name of the bucket can be a token that the stack of the key cannot resolve.
        policyConditions: { Null: { 'kms:EncryptionContext:aws:s3:arn': 'false' } },
      }] : []),
    ];
    requireResourcePolicies(scope, this.files);
  }

  grantTo(grantee: iam.IGrantable): iam.Grant {
    return grantAll(this.scope, grantee, [this.tables, ...this.files]);
  }
}
