import { QueryCase } from './case';
import { call, Changes, Fields } from '../../records';

const BY_AUTO_SCALING: Changes = { 'userIdentity.invokedBy': 'autoscaling.amazonaws.com' };
const IN_CONSOLE: Changes = { sessionCredentialFromConsole: 'true' };

const AURORA: Fields = {
  dBInstanceIdentifier: 'shop-1',
  dBClusterIdentifier: 'shop',
  engine: 'aurora-mysql',
  dBInstanceClass: 'db.r7g.large',
  availabilityZone: 'eu-west-1b',
  performanceInsightsEnabled: true,
};

/** A call that an instance makes with its own role: the session has the instance's id. */
const BY_INSTANCE: Changes = { 'userIdentity.arn': 'arn:aws:sts::111122223333:assumed-role/Web/i-1' };

const INSTANCES: Readonly<Record<string, QueryCase>> = {
  'instances-launched': {
    records: [call('ec2', 'RunInstances', { instanceType: 't3.micro', userData: '<sensitiveDataRemoved>' }, {
      ...BY_AUTO_SCALING,
      responseElements: {
        instancesSet: {
          items: [
            { instanceId: 'i-1', imageId: 'ami-1', instanceType: 't3.micro', tagSet: { items: [{ key: 'Name', value: 'web' }] } },
            { instanceId: 'i-2', imageId: 'ami-1', instanceType: 't3.micro', placement: { availabilityZone: 'eu-west-1a' } },
          ],
        },
      },
    })],
    row: { resource: 'i-1', name: 'web', instance_type: 't3.micro', image: 'ami-1', has_user_data: true, invoked_by: 'autoscaling.amazonaws.com' },
    miss: {
      'eventName': 'StartInstances',
      'requestParameters.userData': undefined,
      'responseElements.instancesSet.items.0.tagSet.items.0.key': 'Owner',
    },
  },
  'instance-events': {
    records: [call('ec2', 'StopInstances', { instancesSet: { items: [{ instanceId: 'i-1' }, { instanceId: 'i-2' }] } }, {
      responseElements: {
        instancesSet: {
          items: [
            { instanceId: 'i-1', previousState: { name: 'stopped' }, currentState: { name: 'stopped' } },
            { instanceId: 'i-2', previousState: { name: 'running' }, currentState: { name: 'stopping' } },
          ],
        },
      },
    })],
    row: { event: 'StopInstances', resource: 'i-2', state_before: 'running', state_after: 'stopping' },
    miss: { 'eventName': 'DescribeInstances', 'responseElements.instancesSet.items.1.instanceId': 'i-3' },
  },
  'instance-launcher': {
    records: [
      call('ec2', 'RunInstances', null, { responseElements: { instancesSet: { items: [{ instanceId: 'i-1' }] } } }),
      call('s3', 'ListBuckets', null, { ...BY_INSTANCE, eventTime: '2026-03-02T10:00:00Z' }),
    ],
    row: { resource: 'i-1', actor: 'Developer', session: 'ana', instance_calls: 1, instance_last_call: '2026-03-02 10:00:00' },
    miss: { '0.eventName': 'StartInstances', '1.userIdentity.arn': 'arn:aws:sts::111122223333:assumed-role/Web/i-2' },
  },
  'launch-failures': {
    records: [call('ec2', 'RunInstances', { instanceType: 'p5.48xlarge', availabilityZone: 'eu-west-1a' }, {
      errorCode: 'Server.InsufficientInstanceCapacity', errorMessage: 'no capacity',
    })],
    row: { error: 'Server.InsufficientInstanceCapacity', instance_type: 'p5.48xlarge', zone: 'eu-west-1a', events: 1, example_actor: 'Developer' },
    miss: { eventName: 'DescribeInstances', errorCode: 'Client.DryRunOperation' },
  },
};

const DATABASES: Readonly<Record<string, QueryCase>> = {
  'failovers': {
    records: [call('rds', 'RebootDBInstance', { dBInstanceIdentifier: 'shop', forceFailover: true }, { responseElements: { engine: 'postgres' } })],
    row: { event: 'RebootDBInstance', resource: 'shop', engine: 'postgres' },
    miss: { 'eventSource': 'redshift.amazonaws.com', 'requestParameters.forceFailover': false },
  },
  'database-reboots': {
    records: [call('rds', 'StopDBInstance', { dBInstanceIdentifier: 'shop' }, {
      responseElements: { engine: 'mysql', dBInstanceClass: 'db.t4g.micro', dBInstanceStatus: 'stopping' },
    })],
    row: { resource: 'shop', engine: 'mysql', instance_class: 'db.t4g.micro', force_failover: null, state: 'stopping' },
    miss: { eventName: 'DescribeDBInstances', eventSource: 'neptune.amazonaws.com' },
  },
  'aurora-instances': {
    records: [
      call('rds', 'CreateDBInstance', { dBInstanceIdentifier: 'shop-1', engine: 'aurora-mysql' }, { responseElements: AURORA }),
      call('rds', 'ModifyDBInstance', { dBInstanceIdentifier: 'shop-1' }, {
        eventTime: '2026-03-02T10:00:00Z', responseElements: { ...AURORA, pendingModifiedValues: { dBInstanceClass: 'db.r7g.xlarge' } },
      }),
    ],
    row: {
      event: 'ModifyDBInstance',
      resource: 'shop-1',
      cluster: 'shop',
      engine: 'aurora-mysql',
      instance_class: 'db.r7g.xlarge',
      zone: 'eu-west-1b',
      performance_insights: 'true',
    },
    miss: {
      '1.errorCode': 'DBInstanceNotFound',
      '1.eventName': 'DeleteDBInstance',
      '1.responseElements.engine': 'mysql',
      '1.responseElements.performanceInsightsEnabled': false,
    },
  },
  'aurora-clusters': {
    records: [
      call('rds', 'CreateDBCluster', { dBClusterIdentifier: 'shop' }, {
        responseElements: {
          dBClusterIdentifier: 'shop',
          engine: 'aurora-postgresql',
          availabilityZones: ['eu-west-1a', 'eu-west-1b'],
          dBClusterMembers: [{ dBInstanceIdentifier: 'shop-1' }],
          storageEncrypted: true,
        },
      }),
      call('rds', 'DeleteDBCluster', { dBClusterIdentifier: 'shop' }, { eventTime: '2026-03-02T09:00:00Z' }),
    ],
    row: { resource: 'shop', engine: 'aurora-postgresql', zones: 'eu-west-1a, eu-west-1b', members: 1, encrypted: 'true' },
    miss: { '0.eventName': 'DeleteDBCluster', '1.eventTime': '2026-03-02T10:00:00Z', '0.responseElements.engine': 'postgres' },
  },
};

const DEPLOYMENTS: Readonly<Record<string, QueryCase>> = {
  'tag-history': {
    records: [call('ec2', 'CreateTags', {
      resourcesSet: { items: [{ resourceId: 'i-1' }, { resourceId: 'vol-1' }] }, tagSet: { items: [{ key: 'owner', value: 'ana' }] },
    })],
    row: { event: 'CreateTags', resource: 'vol-1', tags: '[{"key":"owner","value":"ana"}]' },
    miss: { 'eventName': 'DescribeTags', 'readOnly': true, 'requestParameters.resourcesSet.items': [{ resourceId: 'i-1' }] },
  },
  'manually-created-resources': {
    records: [call('sqs', 'CreateQueue', { queueName: 'jobs' }, {
      ...IN_CONSOLE, responseElements: { arn: 'arn:aws:sqs:eu-west-1:111122223333:jobs' },
    })],
    row: { event: 'CreateQueue', resource: 'arn:aws:sqs:eu-west-1:111122223333:jobs', service: 'sqs', session: 'ana', mfa: false },
    miss: { eventName: 'DeleteQueue', errorCode: 'AccessDenied', sessionCredentialFromConsole: undefined, eventCategory: 'Data', readOnly: true },
  },
  'console-changes': {
    records: [
      call('ec2', 'StopInstances', null, IN_CONSOLE),
      call('ec2', 'StopInstances', null, { ...IN_CONSOLE, 'userIdentity.sessionContext.attributes.mfaAuthenticated': 'true' }),
    ],
    row: { actor: 'Developer', session: 'ana', event: 'StopInstances', events: 2, failed: 0, days: 1, without_mfa: 1 },
    miss: { '0.sessionCredentialFromConsole': undefined, '1.readOnly': true, 'eventType': 'AwsConsoleSignIn' },
  },
  'stack-deployments': {
    records: [
      call('cloudformation', 'CreateStack', { stackName: 'shop' }, IN_CONSOLE),
      call('cloudformation', 'ExecuteChangeSet', { stackName: 'arn:aws:cloudformation:eu-west-1:111122223333:stack/shop/1' }, {
        'eventTime': '2026-03-02T10:00:00Z', 'userIdentity.sessionContext.sessionIssuer.userName': 'Pipeline',
      }),
    ],
    row: { stack: 'shop', events: 2, deployments: 2, deletions: 0, actors: 2, from_console: 1, last_event: 'ExecuteChangeSet', last_actor: 'Pipeline' },
    miss: { '0.eventName': 'DescribeStacks', '1.requestParameters.stackName': 'mail', '0.sessionCredentialFromConsole': undefined },
  },
  'deletions': {
    records: [
      call('sqs', 'DeleteQueue', { queueUrl: 'a', name: 'jobs' }),
      call('sqs', 'DeleteQueue', { queueUrl: 'b', name: 'mail' }, { eventTime: '2026-03-02T09:45:00Z', errorCode: 'AccessDenied' }),
      call('sqs', 'DeleteQueue', { queueUrl: 'c', name: 'news' }, { eventTime: '2026-03-01T09:45:00Z' }),
    ],
    row: { service: 'sqs', event: 'DeleteQueue', events: 3, failed: 1, resources: 3, max_per_hour: 2, example_resource: 'news' },
    miss: { '0.eventTime': '2026-03-02T08:30:00Z', '1.errorCode': undefined, '2.eventName': 'CreateQueue', 'eventCategory': 'Data' },
  },
};

const PATCHING: Readonly<Record<string, QueryCase>> = {
  'patch-settings': {
    records: [call('ssm', 'UpdatePatchBaseline', {
      baselineId: 'pb-1', name: 'servers', approvalRules: { patchRules: [{ approveAfterDays: 90 }] }, rejectedPatches: ['kernel'],
    })],
    row: { event: 'UpdatePatchBaseline', resource: 'pb-1', name: 'servers', approve_after_days: '90', rejected: '["kernel"]' },
    miss: { 'eventName': 'DescribePatchBaselines', 'requestParameters.approvalRules.patchRules.0.approveAfterDays': 7 },
  },
  'patch-runs': {
    records: [call('ssm', 'SendCommand', { documentName: 'AWS-RunPatchBaseline', instanceIds: ['i-1', 'i-2'] }, {
      responseElements: { command: { commandId: 'command-1' } },
    })],
    row: { document: 'AWS-RunPatchBaseline', instances: 'i-1, i-2', instance_count: 2, command_id: 'command-1' },
    miss: { 'eventName': 'ListCommands', 'requestParameters.documentName': 'AWS-RunShellScript' },
  },
  'patch-reports': {
    records: [
      call('ssm', 'PutInventory', { instanceId: 'i-1', items: [{ typeName: 'AWS:Application' }, { typeName: 'AWS:PatchSummary' }] }),
      call('ssm', 'PutInventory', { instanceId: 'i-1', items: [{ typeName: 'AWS:PatchSummary' }] }, { eventTime: '2026-03-01T09:30:00Z' }),
    ],
    row: { instance: 'i-1', report: 'AWS:PatchSummary', last_time: '2026-03-02 09:30:00', hours_ago: 2, events: 2, compliant: null },
    miss: { '0.errorCode': 'AccessDenied', '0.requestParameters.items': [{ typeName: 'AWS:Application' }], '1.eventName': 'GetInventory' },
  },
  'support-access': {
    records: [call('support', 'CreateCase', { severityCode: 'urgent' }, { responseElements: { caseId: 'case-1' } })],
    row: { event: 'CreateCase', service: 'support', session: 'ana', case_id: 'case-1', severity: 'urgent' },
    miss: { eventName: 'DescribeTrustedAdvisorChecks', eventSource: 'health.amazonaws.com' },
  },
};

export const OPERATIONS_CASES: Readonly<Record<string, QueryCase>> = { ...INSTANCES, ...DATABASES, ...DEPLOYMENTS, ...PATCHING };
