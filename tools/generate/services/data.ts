import { PLAIN, createService, Shape } from '../operation';

const DATABASE_SHAPE: Shape = {
  request: ({ random, resources }) => ({ dBInstanceIdentifier: random.pick(resources.databases) }),
  fails: { code: 'DBInstanceNotFound', message: 'DBInstance shop-preview not found.', chance: 0.01 },
};
const TABLE_SHAPE: Shape = {
  request: ({ random, resources }) => ({ tableName: random.pick(resources.tables) }),
  recordResources: ({ account, region, request }) => [
    {
      accountId: account.id,
      type: 'AWS::DynamoDB::Table',
      ARN: `arn:aws:dynamodb:${region}:${account.id}:table/${String(request?.tableName)}`,
    },
  ],
};
const QUEUE_SHAPE: Shape = {
  request: ({ random, resources, region, account }) => ({
    queueUrl: `https://sqs.${region}.amazonaws.com/${account.id}/${random.pick(resources.queues)}`,
  }),
};
const TOPIC_SHAPE: Shape = {
  request: ({ random, resources, region, account }) => ({ topicArn: `arn:aws:sns:${region}:${account.id}:${random.pick(resources.topics)}` }),
};

export const RDS = createService('rds', {
  reads: {
    DescribeDBInstances: DATABASE_SHAPE,
    DescribeDBClusters: PLAIN,
    DescribeDBSnapshots: PLAIN,
    DescribeDBLogFiles: DATABASE_SHAPE,
    DescribePendingMaintenanceActions: PLAIN,
  },
  changes: {
    CreateDBSnapshot: {
      request: ({ random, resources }) => ({
        dBInstanceIdentifier: random.pick(resources.databases),
        dBSnapshotIdentifier: `nightly-${random.hex(8)}`,
      }),
      response: ({ request, account, region }) => ({
        dBSnapshotIdentifier: request?.dBSnapshotIdentifier,
        dBSnapshotArn: `arn:aws:rds:${region}:${account.id}:snapshot:${String(request?.dBSnapshotIdentifier)}`,
        dBInstanceIdentifier: request?.dBInstanceIdentifier,
        engine: 'postgres',
        engineVersion: '17.7',
        encrypted: true,
        snapshotType: 'manual',
        status: 'creating',
        allocatedStorage: 200,
      }),
    },
    DeleteDBInstance: PLAIN,
  },
});

export const DYNAMODB = createService('dynamodb', {
  apiVersion: '2012-08-10',
  reads: {
    DescribeTable: TABLE_SHAPE,
    DescribeContinuousBackups: TABLE_SHAPE,
    ListTables: PLAIN,
  },
  changes: {
    CreateBackup: {
      request: ({ random, resources }) => ({
        tableName: random.pick(resources.tables),
        backupName: `nightly-${random.hex(6)}`,
      }),
    },
  },
});

export const SQS = createService('sqs', { reads: { GetQueueAttributes: QUEUE_SHAPE, ListQueues: PLAIN, GetQueueUrl: PLAIN }, changes: {} });

export const SNS = createService('sns', {
  reads: { GetTopicAttributes: TOPIC_SHAPE, ListTopics: PLAIN, ListSubscriptionsByTopic: TOPIC_SHAPE },
  changes: {},
});

export const EVENTS = createService('events', {
  reads: {
    ListRules: PLAIN,
  },
  changes: { PutRule: { request: () => ({ name: 'nightly-batch', scheduleExpression: 'cron(0 2 * * ? *)', state: 'ENABLED' }) } },
});

export const ATHENA = createService('athena', {
  reads: {
    GetQueryExecution: { request: ({ random }) => ({ queryExecutionId: random.uuid() }) },
    GetQueryResults: { request: ({ random }) => ({ queryExecutionId: random.uuid(), maxResults: 1000 }) },
    ListWorkGroups: PLAIN,
    GetWorkGroup: { request: () => ({ workGroup: 'analysts' }) },
  },
  changes: {
    StartQueryExecution: {
      request: ({ random }) => ({
        queryString: 'HIDDEN_DUE_TO_SECURITY_REASONS',
        workGroup: 'analysts',
        clientRequestToken: random.uuid(),
      }),
      response: ({ random }) => ({ queryExecutionId: random.uuid() }),
    },
  },
});

export const GLUE = createService('glue', {
  reads: {
    GetTable: { request: () => ({ databaseName: 'shop', name: 'orders' }) },
    GetTables: { request: () => ({ databaseName: 'shop' }) },
    GetDatabases: PLAIN,
    GetPartitions: { request: () => ({ databaseName: 'shop', tableName: 'orders' }) },
  },
  changes: {},
});

export const BACKUP = createService('backup', {
  reads: { ListBackupJobs: PLAIN, DescribeBackupVault: { request: () => ({ backupVaultName: 'nightly' }) } },
  changes: {
  },
});
