import { Stack } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AccountScope } from './account-scope';
import { viewInput } from './glue-view';
import { EVENTS, INSIGHTS, LogTable, logTableInput, NETWORK_ACTIVITY } from './log-table';
import { resolveRegions } from './regions';
import { endpointActivityView, eventViews, insightFindingsView, View } from './views';
import { RetentionPolicy } from '../archive/retention-policy';
import { RulePack } from '../detection/rule-pack';
import { RuleSet } from '../detection/rule-set';
import { Access, requireResourcePolicies, grantAll, SharedAccess } from '../private/grants';
import { validateKey } from '../private/keys';
import { formatLogPrefix } from '../private/log-location';
import { toConstructId } from '../private/names';

/** What an `EventCatalog` is made from. */
export interface EventCatalogProps {
  /**
   * Name of the Glue database: lower-case letters, digits and underscores.
   */
  readonly databaseName: string;

  /**
   * The bucket that CloudTrail delivers log files to.
   */
  readonly bucket: s3.IBucket;

  /**
   * What the keys of the log files begin with, before `AWSLogs`: the trail's key prefix. For a bucket that AWS Control
   * Tower made, this is the organization's id.
   *
   * @default - the keys begin with `AWSLogs`
   */
  readonly keyPrefix?: string;

  /**
   * Id of the organization whose trail delivers the log files: it stands between `AWSLogs` and the account.
   *
   * @default - a trail of one account delivers the log files
   */
  readonly organizationId?: string;

  /**
   * Encrypts the log files, so whoever queries them must be allowed to use it.
   *
   * @default - S3 encrypts the log files with a key of its own
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * The accounts whose records the tables hold.
   *
   * @default AccountScope.own()
   */
  readonly accounts?: AccountScope;

  /**
   * How far back the tables reach.
   *
   * @default - searchable for 365 days
   */
  readonly retention?: RetentionPolicy;

  /**
   * The rules of the `detections` view.
   *
   * @default - none: the view is empty
   */
  readonly detectionRules?: RulePack[];

  /**
   * The Regions whose records the tables hold. Each one costs every query a listing a day, so leave out those that
   * nobody may use; records from Regions that are left out are kept, but queries do not see them.
   *
   * @default - all Regions of the partition that the CDK knows of
   */
  readonly regions?: string[];

  /**
   * Whether requests through VPC endpoints are recorded: the table `network_activity` and the view `endpoint_activity`.
   *
   * @default false
   */
  readonly networkActivity?: boolean;

  /**
   * Whether CloudTrail Insights are recorded: the table `insights` and the view `insight_findings`.
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
 * The records as tables: a Glue database with `events`, which is what CloudTrail delivers, and views over it:
 * `activity`, with typed and uniform columns, `detections`, which holds the events that match a rule, `console_logins`
 * and `role_assumptions`. Where they are recorded, `network_activity` and `insights` are there too, each with a view.
 *
 * Partitions by account, Region and day are computed from each query (partition projection), so nothing has to run
 * for a new day, and all of it is there once the stack is deployed.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html
 */
export class EventCatalog extends Construct {
  /** Name of the Glue database. */
  public readonly databaseName: string;

  /** ARNs of the catalog, the database and its tables, which a reader must be allowed to look up. */
  public readonly resourceArns: string[];

  /** What the keys of the log files that the tables read begin with. */
  public readonly keyPrefix: string;

  private readonly access: ReaderAccess;

  constructor(scope: Construct, id: string, props: EventCatalogProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const retention = props.retention ?? RetentionPolicy._default();
    const { rules } = props._ruleSet ?? RuleSet.of(props.detectionRules ?? [], 'detectionRules').lint(this);
    this.databaseName = props.databaseName;
    this.keyPrefix = formatLogPrefix(props);
    this.resourceArns = ['catalog', `database/${this.databaseName}`, `table/${this.databaseName}/*`].map((resource) =>
      stack.formatArn({ service: 'glue', resource }));
    this.access = new ReaderAccess(this, {
      catalogArns: this.resourceArns, bucket: props.bucket, prefix: this.keyPrefix, encryptionKey: props.encryptionKey,
    });

    const database = new glue.CfnDatabase(this, 'Database', {
      catalogId: stack.account,
      databaseInput: { name: this.databaseName, description: 'CloudTrail records' },
    });
    const layout = {
      bucketName: props.bucket.bucketName,
      prefix: this.keyPrefix,
      accounts: (props.accounts ?? AccountScope.own())._project(stack.account),
      regions: resolveRegions(this, props.regions),
      searchableDays: retention.searchablePeriod.toDays(),
    };
    const addTable = (tableInput: glue.CfnTable.TableInputProperty): void => {
      const table = new glue.CfnTable(this, toConstructId(tableInput.name!, '_'), {
        catalogId: stack.account, databaseName: this.databaseName, tableInput,
      });
      table.node.addDependency(database);
    };
    const addLogs = (table: LogTable, views: readonly View[]): void => {
      addTable(logTableInput(table, layout));
      for (const view of views) addTable(viewInput(stack, this.databaseName, view));
    };
    addLogs(EVENTS, eventViews(this.databaseName, rules.map(({ rule }) => rule)));
    if (props.networkActivity) addLogs(NETWORK_ACTIVITY, [endpointActivityView(this.databaseName)]);
    if (props.insights) addLogs(INSIGHTS, [insightFindingsView(this.databaseName)]);
  }

  /**
   * Allows somebody to read the tables and the log files behind them, and nothing else in the bucket.
   *
   * Where the bucket or the key is another account's, its policy must allow this account to read, too: a warning names
   * the statement.
   *
   * @param grantee a role or group whose policy can be changed from here, as that of a user has no room for it
   */
  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return this.access.grantTo(grantee);
  }
}

/** What readers read. */
export interface ReadResources {
  /** ARNs of the Glue catalog, the database and its tables. */
  readonly catalogArns: string[];
  readonly bucket: s3.IBucket;
  /** What the keys of the log files begin with. */
  readonly prefix: string;
  readonly encryptionKey?: kms.IKey;
}

/** What it takes to read the tables and the log files behind them. */
export class ReaderAccess {
  private readonly lookUp: Access;
  private readonly shared: readonly SharedAccess[];

  constructor(scope: Construct, { catalogArns, bucket, prefix, encryptionKey }: ReadResources) {
    if (encryptionKey) validateKey('encryptionKey', encryptionKey);
    this.lookUp = { actions: ['glue:GetDatabase', 'glue:GetTable', 'glue:GetTables', 'glue:GetPartitions'], resourceArns: catalogArns };
    const files = { prop: 'bucket', resource: bucket };
    this.shared = [
      {
        ...files,
        sid: 'AllowQueriesToListRecords',
        actions: ['s3:ListBucket'],
        resourceArns: [bucket.bucketArn],
        conditions: { StringLike: { 's3:prefix': `${prefix}*` } },
      },
      { ...files, sid: 'AllowQueriesToReadRecords', actions: ['s3:GetObject'], resourceArns: [bucket.arnForObjects(`${prefix}*`)] },
      ...(encryptionKey ? [{
        prop: 'encryptionKey',
        resource: encryptionKey,
        sid: 'AllowQueriesToDecryptRecords',
        actions: ['kms:Decrypt'],
        resourceArns: [encryptionKey.keyArn],
        ownArns: ['*'],
        // only what is in the bucket: with a bucket key, S3 names the bucket in the place of the object
        conditions: { StringLike: { 'kms:EncryptionContext:aws:s3:arn': [bucket.bucketArn, bucket.arnForObjects('*')] } },
        // the bucket's name can be one that the key's stack cannot know
        ownConditions: { Null: { 'kms:EncryptionContext:aws:s3:arn': 'false' } },
      }] : []),
    ];
    requireResourcePolicies(scope, this.shared);
  }

  grantTo(grantee: iam.IGrantable): iam.Grant {
    return grantAll(grantee, [this.lookUp, ...this.shared]);
  }
}
