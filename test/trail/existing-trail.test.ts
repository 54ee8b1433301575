import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { accounts, organizationId, synthesiseAnalytics, SynthesisedAnalytics } from './analytics';
import { CloudTrailAnalyticsProps, RecordSource, RetentionPolicy, RulePack } from '../../src';

describe('an existing trail', () => {
  function importBucket(scope: Construct): s3.IBucket {
    return s3.Bucket.fromBucketName(scope, 'Logs', 'their-logs');
  }

  test('creates only tables and queries without a log group', () => {
    const { template, audit, annotations } = synthesiseAnalytics((scope) => ({
      source: RecordSource.existingTrail({ bucket: importBucket(scope) }),
    }));
    for (const type of ['AWS::CloudTrail::Trail', 'AWS::Logs::LogGroup', 'AWS::Logs::MetricFilter', 'AWS::CloudWatch::Alarm', 'AWS::SNS::Topic']) {
      template.resourceCountIs(type, 0);
    }
    template.hasResourceProperties('AWS::Glue::Table', { TableInput: { StorageDescriptor: { Location: Match.stringLikeRegexp('^s3://their-logs/') } } });
    expect([audit.trail, audit.archive, audit.logGroup, audit.alarms]).toEqual([undefined, undefined, undefined, undefined]);
    annotations.hasWarning('/Test/Audit', Match.stringLikeRegexp('no alarms are created because alarms require a log group, and the source, an existing trail, has none'));
    expect(() => audit.alarmFor('root-usage')).toThrow('alarmFor requires a source with a log group');
  });

  test('has rules in the detections view without a log group', () => {
    const decodeView = (props: Partial<CloudTrailAnalyticsProps>): string => {
      const { template } = synthesiseAnalytics((scope) => ({ source: RecordSource.existingTrail({ bucket: importBucket(scope) }), ...props }));
      const [table] = Object.values(template.findResources('AWS::Glue::Table', { Properties: { TableInput: { Name: 'detections' } } }));
      const text: unknown = table.Properties.TableInput.ViewOriginalText;
      // The text contains the key ID, a token, as part of an intrinsic function.
      return typeof text === 'string' ? Buffer.from(/Presto View: (\S+)/.exec(text)![1], 'base64').toString() : JSON.stringify(text);
    };
    const sql = decodeView({});
    for (const { id } of RulePack.recommended().rules) expect(sql).toContain(`'${id}'`);
    expect(decodeView({ detectionRules: [RulePack.recommended().only(['root-usage'])] })).not.toContain("'trail-stopped'");
  });

  test('rejects alarm rules without a log group', () => {
    expect(() => synthesiseAnalytics((scope) => ({
      source: RecordSource.existingTrail({ bucket: importBucket(scope) }), alarmRules: [RulePack.recommended()],
    }))).toThrow('alarmRules require a log group, and the source, an existing trail, has none: specify a log group, or pass the packs as detectionRules; '
        + 'got recommended');
  });

  test.each<[Partial<CloudTrailAnalyticsProps>, string]>([
    [{ subscriptions: [] }, 'a log group'],
    [{ deliveryAlarmAfter: Duration.hours(1) }, 'a log group'],
    [{ alarmActions: [] }, 'a log group or eventNotifications'],
  ])('rejects props that require alarms', (props, required) => {
    expect(() => synthesiseAnalytics((scope) => ({ source: RecordSource.existingTrail({ bucket: importBucket(scope) }), ...props })))
      .toThrow(`${Object.keys(props)[0]} requires ${required}, and the source, an existing trail, has none`);
  });

  test('in another account requires statements that allow the account to read and decrypt', () => {
    const { audit } = synthesiseAnalytics((scope) => ({
      source: RecordSource.existingTrail({
        bucket: s3.Bucket.fromBucketAttributes(scope, 'Logs', { bucketName: 'their-logs', account: '444455556666' }),
        encryptionKey: kms.Key.fromKeyArn(scope, 'Key', 'arn:aws:kms:eu-west-1:444455556666:key/1'),
      }),
    }));
    expect(audit.requiredStatements.map(({ resourceProp, statement: { sid } }) => `${resourceProp}: ${sid}`)).toEqual([
      'bucket: AllowQueriesToListRecords', 'bucket: AllowQueriesToReadRecords', 'encryptionKey: AllowQueriesToDecryptRecords',
    ]);
  });

  test('adds no warning for an empty list of alarm rules', () => {
    const { annotations } = synthesiseAnalytics((scope) => ({ source: RecordSource.existingTrail({ bucket: importBucket(scope) }), alarmRules: [] }));
    expect(annotations.findWarning('*', Match.anyValue())).toEqual([]);
  });

  test('of an organization has tables with its key prefix for all recorded events', () => {
    const { template } = synthesiseAnalytics((scope) => ({
      source: RecordSource.existingTrail({ bucket: importBucket(scope), keyPrefix: 'trails', organizationId, accounts, networkActivity: true, insights: true }),
    }));
    for (const [name, folder] of [['events', 'CloudTrail'], ['network_activity', 'CloudTrail-NetworkActivity'], ['insights', 'CloudTrail-Insight']]) {
      template.hasResourceProperties('AWS::Glue::Table', {
        TableInput: {
          Name: name,
          Parameters: { 'storage.location.template': `s3://their-logs/trails/AWSLogs/${organizationId}/\${account}/${folder}/\${region}/\${day}/` },
        },
      });
    }
  });

  test('of an organization requires accounts', () => {
    expect(() => synthesiseAnalytics((scope) => ({ source: RecordSource.existingTrail({ bucket: importBucket(scope), organizationId }) })))
      .toThrow(`accounts must be specified with organizationId; got no accounts for '${organizationId}'`);
  });

  test('rejects a retention policy with options for log files', () => {
    const retention = RetentionPolicy.searchable(Duration.days(30), { archiveFor: Duration.days(60) });
    expect(() => synthesiseAnalytics((scope) => ({ source: RecordSource.existingTrail({ bucket: importBucket(scope) }), retention })))
      .toThrow('retention must not configure the bucket for log files, because no new bucket for log files is created; got archiveFor');
  });

  test('creates metric filters for its log group', () => {
    const { template, audit } = synthesiseAnalytics((scope) => ({
      source: RecordSource.existingTrail({ bucket: importBucket(scope), logGroup: logs.LogGroup.fromLogGroupName(scope, 'Group', 'their-group') }),
      tamperDetection: false,
    }));
    template.allResourcesProperties('AWS::Logs::MetricFilter', { LogGroupName: 'their-group' });
    template.resourceCountIs('AWS::Logs::MetricFilter', RulePack.recommended().rules.length);
    expect(audit.logGroup?.logGroupName).toBe('their-group');
  });
});

describe('the AWS Control Tower trail', () => {
  const options = { organizationId, accounts, bucket: 'aws-controltower-logs-111122223333-eu-west-1' };
  function listLocations(template: Template): string[] {
    return Object.values(template.findResources('AWS::Glue::Table'))
      .flatMap(({ Properties }) => Properties.TableInput.Parameters['storage.location.template'] ?? []);
  }
  function synthesiseControlTower(keyPrefix?: string): SynthesisedAnalytics {
    return synthesiseAnalytics((scope) => ({
      source: RecordSource.controlTower({ ...options, keyPrefix, bucket: s3.Bucket.fromBucketName(scope, 'Logs', options.bucket) }),
    }));
  }

  test('has keys that contain the organization ID twice', () => {
    expect(listLocations(synthesiseControlTower().template))
      .toEqual([`s3://${options.bucket}/${organizationId}/AWSLogs/${organizationId}/\${account}/CloudTrail/\${region}/\${day}/`]);
  });

  test('accepts another key prefix', () => {
    expect(listLocations(synthesiseControlTower('cloudtrail').template)[0]).toContain(`${options.bucket}/cloudtrail/AWSLogs/${organizationId}/`);
  });

  test('creates metric filters for the log group in the management account', () => {
    const { template } = synthesiseAnalytics((scope) => ({
      source: RecordSource.controlTower({
        ...options,
        bucket: s3.Bucket.fromBucketName(scope, 'Logs', options.bucket),
        logGroup: logs.LogGroup.fromLogGroupName(scope, 'Group', 'aws-controltower/CloudTrailLogs'),
      }),
    }));
    template.allResourcesProperties('AWS::Logs::MetricFilter', { LogGroupName: 'aws-controltower/CloudTrailLogs' });
  });
});
