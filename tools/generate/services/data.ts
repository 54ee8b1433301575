import { PLAIN, service, Shape } from '../operation';

const ofDatabase: Shape = {
  request: ({ random, things }) => ({ dBInstanceIdentifier: random.pick(things.databases) }),
  fails: { code: 'DBInstanceNotFound', message: 'DBInstance shop-preview not found.', chance: 0.01 },
};
const ofTable: Shape = {
  request: ({ random, things }) => ({ tableName: random.pick(things.tables) }),
  resources: ({ account, region, request }) => [
    {
      accountId: account.id,
      type: 'AWS::DynamoDB::Table',
      ARN: `arn:aws:dynamodb:${region}:${account.id}:table/${String(request?.tableName)}`,
    },
  ],
};
const ofQueue: Shape = {
  request: ({ random, things, region, account }) => ({
    queueUrl: `https://sqs.${region}.amazonaws.com/${account.id}/${random.pick(things.queues)}`,
  }),
};
const ofTopic: Shape = {
  request: ({ random, things, region, account }) => ({ topicArn: `arn:aws:sns:${region}:${account.id}:${random.pick(things.topics)}` }),
};

export const RDS = service('rds', {
  reads: {
    DescribeDBInstances: ofDatabase,
    DescribeDBClusters: PLAIN,
    DescribeDBSnapshots: PLAIN,
    DescribeDBParameters: PLAIN,
    DescribeDBLogFiles: ofDatabase,
    DownloadDBLogFilePortion: ofDatabase,
    DescribePendingMaintenanceActions: PLAIN,
    ListTagsForResource: PLAIN,
  },
  changes: {
    CreateDBSnapshot: {
      request: ({ random, things }) => ({
        dBInstanceIdentifier: random.pick(things.databases),
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

export const DYNAMODB = service('dynamodb', {
  apiVersion: '2012-08-10',
  reads: {
    DescribeTable: ofTable,
    DescribeContinuousBackups: ofTable,
    DescribeTimeToLive: ofTable,
    ListTables: PLAIN,
    ListTagsOfResource: PLAIN,
  },
  changes: {
    CreateBackup: {
      request: ({ random, things }) => ({
        tableName: random.pick(things.tables),
        backupName: `nightly-${random.hex(6)}`,
      }),
    },
  },
});

export const SQS = service('sqs', { reads: { GetQueueAttributes: ofQueue, ListQueues: PLAIN, GetQueueUrl: PLAIN }, changes: {} });

export const SNS = service('sns', {
  reads: { GetTopicAttributes: ofTopic, ListTopics: PLAIN, ListSubscriptionsByTopic: ofTopic },
  changes: {},
});

export const EVENTS = service('events', {
  reads: {
    ListRules: PLAIN,
    ListTargetsByRule: { request: () => ({ rule: 'nightly-batch' }) },
    DescribeRule: { request: () => ({ name: 'nightly-batch' }) },
  },
  changes: { PutRule: { request: () => ({ name: 'nightly-batch', scheduleExpression: 'cron(0 2 * * ? *)', state: 'ENABLED' }) } },
});

export const ATHENA = service('athena', {
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

export const GLUE = service('glue', {
  reads: {
    GetTable: { request: () => ({ databaseName: 'shop', name: 'orders' }) },
    GetTables: { request: () => ({ databaseName: 'shop' }) },
    GetDatabases: PLAIN,
    GetPartitions: { request: () => ({ databaseName: 'shop', tableName: 'orders' }) },
  },
  changes: {},
});

export const BACKUP = service('backup', {
  reads: { ListBackupJobs: PLAIN, DescribeBackupVault: { request: () => ({ backupVaultName: 'nightly' }) } },
  changes: {
    StartBackupJob: {
      request: ({ random, things, account, region }) => ({
        backupVaultName: 'nightly',
        resourceArn: `arn:aws:dynamodb:${region}:${account.id}:table/${random.pick(things.tables)}`,
        iamRoleArn: `arn:aws:iam::${account.id}:role/backup`,
      }),
      response: ({ random }) => ({ backupJobId: random.uuid() }),
    },
  },
});
