import { QueryCase } from './case';
import { BY_CLOUDFORMATION, call, Changes, Fields, signIn } from '../../records';

const BEFORE = '2026-02-10T09:30:00Z';
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1';
const DEPLOY = 'arn:aws:iam::111122223333:role/Deploy';

/** The record of a denied call has no parameters, and says in its message what it was about. */
function denied(service: string, eventName: string, resource: string, more: Changes = {}): Fields {
  return call(service, eventName, null, {
    errorCode: 'AccessDenied',
    errorMessage: `User: arn:aws:iam::111122223333:user/ana is not authorized to perform: ${service}:${eventName} on resource: ${resource} `
      + 'because no identity-based policy allows it',
    ...more,
  });
}

/** A role of IAM Identity Center that many users share. */
function shared(session: string, more: Changes = {}): Changes {
  const arn = `arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_1/${session}`;
  return { userIdentity: { type: 'AssumedRole', arn, sessionContext: { sessionIssuer: { userName: 'AWSReservedSSO_Admin_1' } } }, ...more };
}

const IDENTITY: Readonly<Record<string, readonly QueryCase[]>> = {
  'identity/new-role-users': [
    {
      records: [denied('sts', 'AssumeRole', DEPLOY)],
      row: { actor: 'Developer', role_arn: DEPLOY, events: 1, failed: 1 },
      miss: { errorMessage: undefined, eventName: 'GetCallerIdentity' },
    },
    {
      records: [
        call('sts', 'AssumeRole', { roleArn: DEPLOY }, { 'userIdentity.arn': 'arn:aws:sts::111122223333:assumed-role/CodeBuild/build-2' }),
        call('sts', 'AssumeRole', { roleArn: `${DEPLOY}Test` }, {
          'userIdentity.arn': 'arn:aws:sts::111122223333:assumed-role/CodeBuild/build-1', 'eventTime': BEFORE,
        }),
      ],
      row: { role_arn: DEPLOY, known_roles: 1 },
      miss: { '1.requestParameters.roleArn': DEPLOY, '1.userIdentity.arn': 'arn:aws:sts::111122223333:assumed-role/Other/build-1' },
    },
  ],
  'identity/first-time-calls': [{
    records: [
      call('iam', 'CreateUser'), call('ec2', 'StopInstances', null, { eventTime: BEFORE }), call('iam', 'CreateUser', null, { ...BY_CLOUDFORMATION, eventTime: BEFORE }),
    ],
    row: { event: 'CreateUser', events: 1, known_calls: 1 },
    miss: { '2.userIdentity.invokedBy': undefined },
  }],
  'identity/new-login-addresses': [{
    records: [signIn(shared('ana')), signIn(shared('ben', { eventTime: BEFORE }))],
    row: { actor: 'AWSReservedSSO_Admin_1', principal: 'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_1/ana', known_networks: 0 },
    miss: { '1.userIdentity': shared('ana').userIdentity },
  }],
  'identity/console-login-overview': [{
    records: [signIn(shared('ana')), signIn(shared('ben'))],
    row: { actor: 'AWSReservedSSO_Admin_1', session: 'ben', succeeded: 1 },
    miss: { '0.userIdentity': shared('ben').userIdentity },
  }],
  'identity/console-sessions-from-keys': [
    {
      records: [call('signin', 'SwitchRole', null, { additionalEventData: { SwitchFrom: 'arn:aws:iam::444455556666:user/ana' } })],
      row: { switched_from: 'arn:aws:iam::444455556666:user/ana', to_account: '111122223333', to_role: 'Developer' },
      miss: { 'eventName': 'ConsoleLogin', 'userIdentity.arn': 'arn:aws:sts::111122223333:assumed-role/Other/ana' },
    },
    {
      records: [call('signin', 'GetSigninToken')],
      row: { event: 'GetSigninToken' },
      miss: { userAgent: 'Jersey/2.35 (HttpUrlConnection 11.0.24)' },
    },
  ],
  'identity/identity-center-sign-ins': [{
    records: [
      call('signin', 'CredentialChallenge', null, {
        userIdentity: { type: 'IdentityCenterUser', onBehalfOf: { userId: 'u-1' } },
        additionalEventData: { AuthWorkflowID: 'w-1', CredentialType: 'PASSWORD', UserName: 'ana' },
      }),
      call('signin', 'CredentialVerification', null, {
        userIdentity: { type: 'Unknown', arn: '' },
        additionalEventData: { AuthWorkflowID: 'w-1', CredentialType: 'PASSWORD' },
        serviceEventDetails: { CredentialVerification: 'Failure' },
      }),
    ],
    row: { event: 'CredentialVerification', outcome: 'Failure', user_name: 'ana' },
    miss: { '0.additionalEventData.AuthWorkflowID': 'w-2', '0.additionalEventData.UserName': 'ben' },
  }],
  'identity/mfa-changes': [{
    records: [call('sso-directory', 'CompleteWebAuthnDeviceRegistration')],
    row: { event: 'CompleteWebAuthnDeviceRegistration' },
    miss: { eventName: 'StartVirtualMfaChallenge' },
  }],
};

const INVESTIGATION: Readonly<Record<string, readonly QueryCase[]>> = {
  'investigation/activity-around-detections': [{
    records: [
      signIn(),
      call('iam', 'CreateUser', { userName: 'backup' }, {
        userIdentity: { type: 'IAMUser', userName: 'ana', arn: 'arn:aws:iam::111122223333:user/ana', accessKeyId: 'ASIAEXAMPLE' },
        eventTime: '2026-03-02T09:33:00Z',
      }),
    ],
    row: { event: 'CreateUser', minutes_from_detection: 3, detected_event: 'ConsoleLogin' },
    miss: { '0.additionalEventData.MFAUsed': 'Yes', '1.userIdentity.arn': 'arn:aws:iam::111122223333:user/ben' },
  }],
  'investigation/new-services': [{
    records: [call('ses', 'VerifyEmailIdentity'), call('ses', 'ListIdentities', null, { ...BY_CLOUDFORMATION, eventTime: BEFORE })],
    row: { service: 'ses', events: 1 },
    miss: { '1.userIdentity.invokedBy': undefined },
  }],
  'investigation/resource-history': [{
    records: [denied('iam', 'GetRole', 'role Deploy')],
    row: { event: 'GetRole', resource: 'Deploy' },
    miss: { errorMessage: undefined },
  }],
};

const SECURITY: Readonly<Record<string, readonly QueryCase[]>> = {
  'security/new-regions': [{
    records: [
      call('ec2', 'RunInstances', null, { awsRegion: 'ap-south-1' }),
      call('kms', 'RotateKey', null, { awsRegion: 'ap-south-1', eventType: 'AwsServiceEvent', eventTime: '2026-01-10T09:30:00Z' }),
    ],
    row: { region: 'ap-south-1', events: 1 },
    miss: { '1.eventType': 'AwsApiCall' },
  }],
  'security/weakened-protections': [
    {
      records: [call('monitoring', 'PutMetricAlarm', { alarmName: 'cpu', actionsEnabled: false })],
      row: { event: 'PutMetricAlarm', protection: 'Alarms' },
      miss: { 'requestParameters.actionsEnabled': true },
    },
    {
      records: [call('route53', 'DeleteQueryLoggingConfig')],
      row: { event: 'DeleteQueryLoggingConfig', protection: 'DNS query logs' },
      miss: { eventName: 'GetQueryLoggingConfig' },
    },
    {
      records: [call('guardduty', 'UpdateTrustedEntitySet')],
      row: { event: 'UpdateTrustedEntitySet', protection: 'GuardDuty' },
      miss: { eventName: 'UpdateMalwareScanSettings' },
    },
  ],
  'security/deletion-bursts': [{
    records: [call('ec2', 'TerminateInstances', { instancesSet: { items: Array.from({ length: 40 }, (_, index) => ({ instanceId: `i-${index}` })) } })],
    row: { deleted_resources: 40, events: 1 },
    miss: { 'requestParameters.instancesSet.items': [{ instanceId: 'i-1' }] },
  }],
  'security/ransomware-indicators': [{
    records: [call('s3', 'PutBucketLifecycle', {
      bucketName: 'orders', LifecycleConfiguration: { Rule: { NoncurrentVersionExpiration: { NoncurrentDays: 1 } } },
    })],
    row: { indicator: 'lifecycle rule with early expiration', sample_resources: 'orders' },
    miss: { 'requestParameters.LifecycleConfiguration.Rule': { Transition: { StorageClass: 'GLACIER', Days: 1 } } },
  }],
  'security/ssm-commands': [
    {
      records: [call('ssm', 'CreateAssociation', { name: 'AWS-RunShellScript', targets: [{ key: 'tag:role', values: ['web'] }] })],
      row: { document: 'AWS-RunShellScript', sample_targets: 'web' },
      miss: { eventName: 'DescribeAssociation' },
    },
    {
      records: [call('ssm', 'SendCommand', { documentName: 'AWS-RunShellScript', instanceIds: [], targets: [{ key: 'tag:role', values: ['web'] }] })],
      row: { document: 'AWS-RunShellScript', sample_targets: 'web' },
      miss: { 'requestParameters.instanceIds': ['i-1'] },
    },
  ],
  'security/lambda-changes': [
    {
      records: [call('lambda', 'AddPermission20150331v2', {
        functionName: 'arn:aws:lambda:eu-west-1:111122223333:function:payments:live', principal: '*',
      })],
      row: { event: 'AddPermission', function_name: 'payments' },
      miss: { 'requestParameters.functionName': 'arn:aws:lambda:eu-west-1:111122223333:function:live:payments' },
    },
    {
      records: [call('lambda', 'AddLayerVersionPermission20181031', { layerName: 'tools', principal: '*' })],
      row: { event: 'AddLayerVersionPermission', granted_to: '*' },
      miss: { 'requestParameters.principal': '444455556666' },
    },
  ],
};

const OTHERS: Readonly<Record<string, readonly QueryCase[]>> = {
  'data/secrets-read': [{
    records: [denied('secretsmanager', 'GetSecretValue', 'payments')],
    row: { secret: 'payments', events: 1, failed: 1 },
    miss: { errorMessage: undefined },
  }],
  'data/new-key-users': [{
    records: [call('kms', 'Decrypt', null, { resources: [{ ARN: KEY }] }), call('kms', 'DescribeKey', null, { resources: [{ ARN: KEY }], eventTime: '2026-02-01T09:30:00Z' })],
    row: { actor: 'Developer', resource: KEY, actions: 'Decrypt' },
    miss: { '1.eventName': 'Encrypt' },
  }],
  'data/database-restores': [{
    records: [call('rds', 'RestoreDBInstanceFromDBSnapshot', { dBInstanceIdentifier: 'copy' }, {
      responseElements: { dBSubnetGroup: { dBSubnetGroupName: 'open' } },
    })],
    row: { subnet_group: 'open' },
    miss: { 'responseElements.dBSubnetGroup.dBSubnetGroupName': 'closed' },
  }],
  'network/public-addresses': [{
    records: [
      call('ec2', 'AllocateAddress', null, { responseElements: { publicIp: '203.0.113.9', allocationId: 'eipalloc-1' } }),
      call('ec2', 'CreateNatGateway', { CreateNatGatewayRequest: { AllocationId: 'eipalloc-1' } }, {
        responseElements: { CreateNatGatewayResponse: { natGateway: { natGatewayId: 'nat-1' } } }, eventTime: '2026-03-02T10:00:00Z',
      }),
    ],
    row: { event: 'CreateNatGateway', resource: 'eipalloc-1', public_address: '203.0.113.9', attached_to: 'nat-1' },
    miss: { '0.responseElements.allocationId': 'eipalloc-2', '1.eventName': 'CreateVpc' },
  }],
  'network/public-security-groups': [{
    records: [
      call('ec2', 'AuthorizeSecurityGroupIngress', {
        groupId: 'sg-1',
        ipPermissions: {
          items: [{
            ipProtocol: 'tcp', fromPort: 22, toPort: 22, ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] }, ipv6Ranges: { items: [{ cidrIpv6: '::/0' }] },
          }],
        },
      }),
      call('ec2', 'RevokeSecurityGroupIngress', { groupId: 'sg-1', ipProtocol: 'tcp', fromPort: 22, toPort: 22, cidrIp: '0.0.0.0/0' }, {
        eventTime: '2026-03-02T10:00:00Z',
      }),
    ],
    row: { resource: 'sg-1', cidr: '::/0', closed_time: null },
    miss: { '0.requestParameters.ipPermissions.items.0.ipv6Ranges': { items: [] }, '1.requestParameters.cidrIp': '::/0' },
  }],
  'operations/tag-history': [{
    records: [call('s3', 'PutBucketTagging', { bucketName: 'orders', tagging: '', Tagging: { TagSet: { Tag: { Key: 'owner', Value: 'ana' } } } })],
    row: { event: 'PutBucketTagging', resource: 'orders', tags: '{"Tag":{"Key":"owner","Value":"ana"}}' },
    miss: { 'requestParameters.Tagging.TagSet.Tag.Value': 'ben' },
  }],
  'operations/deletions': [{
    records: ['09', '10', '11', '12'].map((hour) => call('ec2', 'DeleteVolume', { name: 'vol-1' }, {
      eventTime: `2026-03-01T${hour}:30:00Z`, errorCode: 'Client.VolumeInUse',
    })),
    row: { event: 'DeleteVolume', events: 4, failed: 4, resources: 1, max_per_hour: 1 },
    miss: { '0.requestParameters.name': 'vol-2', '0.eventTime': '2026-03-01T10:40:00Z' },
  }],
  'operations/stack-deployments': [{
    records: [call('cloudformation', 'UpdateStack', { stackName: 'shop' }, { errorCode: 'ValidationException' })],
    row: { stack: 'shop', deployments: 0, failed: 1 },
    miss: { errorCode: undefined },
  }],
  'cost/hourly-billed-resources': [{
    records: [call('rds', 'RestoreDBInstanceFromDBSnapshot'), call('rds', 'DeleteDBInstance')],
    row: { resource_type: 'DBInstance', created: 1, removed: 1, remaining: 0 },
    miss: { '0.eventName': 'RestoreDBClusterFromSnapshot' },
  }],
  'cost/large-instances': [{
    records: [call('ec2', 'RunInstances', { instanceType: 'u7in-32tb.224xlarge' })],
    row: { instance_type: 'u7in-32tb.224xlarge' },
    miss: { 'requestParameters.instanceType': 'm7i.4xlarge' },
  }],
  'compliance/data-protection-settings': [{
    records: [call('s3', 'PutAccountPublicAccessBlock', { PublicAccessBlockConfiguration: { BlockPublicAcls: true } })],
    row: { event: 'PutAccountPublicAccessBlock', setting: 'S3 public access', weakened: true },
    miss: {
      'requestParameters.PublicAccessBlockConfiguration': { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true },
      'errorCode': 'AccessDenied',
    },
  }],
  'compliance/config-evaluations': [{
    records: [call('config', 'PutEvaluations', { evaluations: [{ complianceType: 'COMPLIANT' }] }, { additionalEventData: { configRuleName: 'encrypted-volumes' } })],
    row: { evaluator: 'encrypted-volumes', events: 1 },
    miss: { additionalEventData: null },
  }],
};

/** Events in other documented forms that queries must return, by the name of the query. */
export const OTHER_FORMS: Readonly<Record<string, readonly QueryCase[]>> = { ...IDENTITY, ...INVESTIGATION, ...SECURITY, ...OTHERS };
