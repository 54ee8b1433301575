import { QueryCase } from './case';
import { call, Changes } from '../../records';

const USER: Changes = {
  userIdentity: { type: 'IAMUser', userName: 'backup', accountId: '111122223333', accessKeyId: 'AKIAEXAMPLE' },
};
const ROOT: Changes = {
  userIdentity: { type: 'Root', accountId: '111122223333', arn: 'arn:aws:iam::111122223333:root', accessKeyId: 'AKIAEXAMPLE' },
};

function withTls(tlsVersion: string, cipherSuite: string): Changes {
  return { tlsDetails: { tlsVersion, cipherSuite } };
}

const CONNECTIONS: Readonly<Record<string, QueryCase>> = {
  'tls-versions': {
    records: [
      call('sqs', 'ListQueues', null, withTls('TLSv1.3', 'TLS_AES_128_GCM_SHA256')),
      call('sqs', 'ListQueues', null, { ...withTls('TLSv1.3', 'TLS_AES_128_GCM_SHA256'), sourceIPAddress: '203.0.113.9' }),
    ],
    row: { tls_version: 'TLSv1.3', tls_cipher: 'TLS_AES_128_GCM_SHA256', service: 'sqs', events: 2, actors: 1, addresses: 2 },
    miss: { '0.tlsDetails.tlsVersion': 'TLSv1.2', '1.tlsDetails': undefined },
  },
  'outdated-tls': {
    records: [call('sqs', 'ListQueues', null, withTls('TLSv1', 'AES128-SHA'))],
    row: { caller_account: '111122223333', actor: 'Developer', tls_version: 'TLSv1', events: 1, services: 1, accounts_called: 1 },
    miss: [{ 'tlsDetails.tlsVersion': 'TLSv1.2' }, { 'tlsDetails.tlsVersion': 'TLSv1.3' }],
  },
  'weak-ciphers': {
    records: [call('sqs', 'ListQueues', null, withTls('TLSv1.2', 'AES128-GCM-SHA256'))],
    row: { tls_cipher: 'AES128-GCM-SHA256', weakness: 'no forward secrecy', actor: 'Developer', events: 1 },
    miss: [{ 'tlsDetails.cipherSuite': 'ECDHE-RSA-AES128-GCM-SHA256' }, { 'tlsDetails.cipherSuite': 'TLS_AES_128_GCM_SHA256' }],
  },
  'requests-without-tls': {
    records: [call('s3', 'GetObject', { bucketName: 'invoices', key: 'a' }, {
      additionalEventData: { SignatureVersion: 'SigV4' }, eventCategory: 'Data',
    })],
    row: { event: 'GetObject', bucket: 'invoices', object_key: 'a', event_id: 'event-0' },
    miss: [
      { 'additionalEventData.CipherSuite': 'TLS_AES_128_GCM_SHA256', 'tlsDetails': { tlsVersion: 'TLSv1.3' } },
      { additionalEventData: null, sourceIPAddress: 'athena.amazonaws.com' },
    ],
  },
};

const RULES: Readonly<Record<string, QueryCase>> = {
  'activity-outside-regions': {
    records: [
      call('ec2', 'DescribeInstances', null, { awsRegion: 'ap-east-1', readOnly: true }),
      call('ec2', 'RunInstances', null, { awsRegion: 'ap-east-1', eventTime: '2026-03-02T10:00:00Z' }),
    ],
    row: { region: 'ap-east-1', actor: 'Developer', service: 'ec2', events: 2, changes: 1, failed: 0, example_event: 'RunInstances' },
    miss: { '0.awsRegion': 'us-east-1', '1.awsRegion': 'eu-west-1', '1.readOnly': true },
  },
  'changes-without-mfa': {
    records: [call('iam', 'CreateUser', { userName: 'new' }, USER)],
    row: { actor: 'backup', credential: 'access key', events: 1, services: 1, iam_changes: 1, example_event: 'CreateUser' },
    miss: {
      'userIdentity.type': 'AssumedRole',
      'userIdentity.sessionContext': { attributes: { mfaAuthenticated: 'true' } },
      'readOnly': true,
      'errorCode': 'AccessDenied',
      'sessionCredentialFromConsole': 'true',
    },
  },
  'root-use': {
    records: [call('s3', 'ListBuckets', null, { ...ROOT, readOnly: true })],
    row: { actor: 'root', event: 'ListBuckets', service: 's3', credential: 'access key', mfa: null, event_id: 'event-0' },
    miss: {
      'userIdentity.type': 'IAMUser',
      'userIdentity.invokedBy': 'support.amazonaws.com',
      'userIdentity.accessKeyId': 'ASIAEXAMPLE',
      'eventType': 'AwsServiceEvent',
    },
  },
  'unencrypted-resources': {
    records: [call('elasticfilesystem', 'CreateFileSystem', { creationToken: 'files' }, {
      responseElements: { fileSystemArn: 'arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-1', encrypted: false },
    })],
    row: { resource: 'arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-1', service: 'elasticfilesystem', name: 'files' },
    miss: { 'responseElements.encrypted': true, 'eventName': 'CreateAccessPoint', 'errorCode': 'AccessDenied' },
  },
  'data-protection-settings': {
    records: [call('ec2', 'ModifyInstanceMetadataDefaults', { ModifyInstanceMetadataDefaultsRequest: { HttpTokens: 'optional' } })],
    row: { event: 'ModifyInstanceMetadataDefaults', setting: 'instance metadata', weakened: true },
    miss: {
      'eventName': 'GetInstanceMetadataDefaults',
      'eventSource': 'lightsail.amazonaws.com',
      'requestParameters.ModifyInstanceMetadataDefaultsRequest.HttpTokens': 'required',
    },
  },
};

const RECORDERS: Readonly<Record<string, QueryCase>> = {
  'trail-changes': {
    records: [call('cloudtrail', 'UpdateTrail', { name: 'audit', isMultiRegionTrail: false }, {
      responseElements: { trailARN: 'arn:trail', s3BucketName: 'logs', isMultiRegionTrail: false, logFileValidationEnabled: true },
    })],
    row: { event: 'UpdateTrail', resource: 'arn:trail', bucket: 'logs', multi_region: 'false', validation: 'true', selectors: null },
    miss: { eventName: 'StartQuery', eventSource: 'logs.amazonaws.com', readOnly: true },
  },
  'config-recorder-changes': {
    records: [call('config', 'PutConfigurationRecorder', {
      configurationRecorder: {
        name: 'default',
        recordingGroup: { allSupported: false, resourceTypes: ['AWS::S3::Bucket', 'AWS::IAM::Role'] },
        recordingMode: { recordingFrequency: 'DAILY' },
      },
    })],
    row: { resource: 'default', all_types: 'false', types: 2, frequency: 'DAILY' },
    miss: { 'eventName': 'DescribeConfigurationRecorders', 'requestParameters.configurationRecorder.recordingGroup.resourceTypes': [] },
  },
  'config-rule-changes': {
    records: [call('config', 'PutConfigRule', {
      configRule: {
        configRuleName: 'encrypted', source: { owner: 'AWS', sourceIdentifier: 'ENCRYPTED_VOLUMES' }, scope: { tagKey: 'prod' },
      },
    })],
    row: { event: 'PutConfigRule', resource: 'encrypted', source: 'ENCRYPTED_VOLUMES', scope: '{"tagKey":"prod"}' },
    miss: { 'eventName': 'DescribeConfigRules', 'requestParameters.configRule.source.sourceIdentifier': 'ROOT_ACCOUNT_MFA_ENABLED' },
  },
  'config-evaluations': {
    records: [
      call('config', 'PutEvaluations', { evaluations: [{ complianceType: 'COMPLIANT' }, { complianceType: 'NON_COMPLIANT' }] }),
      call('config', 'PutEvaluations', { evaluations: [{ complianceType: 'COMPLIANT' }] }, { eventTime: '2026-03-01T09:30:00Z' }),
    ],
    row: { event: 'PutEvaluations', evaluator: 'ana', events: 2, evaluations: 3, compliant: 2, non_compliant: 1, days: 2 },
    miss: { '0.eventName': 'GetComplianceDetailsByConfigRule', '1.errorCode': 'AccessDenied', '1.eventTime': '2026-03-02T09:30:00Z' },
  },
};

export const COMPLIANCE_CASES: Readonly<Record<string, QueryCase>> = { ...CONNECTIONS, ...RULES, ...RECORDERS };
