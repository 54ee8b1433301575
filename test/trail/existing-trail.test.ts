import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { accounts, analytics, Made, organizationId } from './analytics';
import { CloudTrailAnalyticsProps, RecordSource, RetentionPolicy, RulePack } from '../../src';

describe('an existing trail', () => {
  function existing(scope: Construct): s3.IBucket {
    return s3.Bucket.fromBucketName(scope, 'Logs', 'their-logs');
  }

  test('becomes tables and queries alone where there is no log group', () => {
    const { template, audit, annotations } = analytics((scope) => ({ source: RecordSource.existingTrail({ bucket: existing(scope) }) }));
    for (const type of ['AWS::CloudTrail::Trail', 'AWS::Logs::LogGroup', 'AWS::Logs::MetricFilter', 'AWS::CloudWatch::Alarm', 'AWS::SNS::Topic']) {
      template.resourceCountIs(type, 0);
    }
    template.hasResourceProperties('AWS::Glue::Table', { TableInput: { StorageDescriptor: { Location: Match.stringLikeRegexp('^s3://their-logs/') } } });
    expect([audit.trail, audit.archive, audit.logGroup, audit.alarms]).toEqual([undefined, undefined, undefined, undefined]);
    annotations.hasWarning('/Test/Audit', Match.stringLikeRegexp('there are no alarms, as they need a log group, and the source, an existing trail, has none'));
    expect(() => audit.alarmFor('root-usage')).toThrow("ruleId: there are no alarms, as the source has no log group; got 'root-usage'");
  });

  test('has rules in the detections view all the same', () => {
    const view = (props: Partial<CloudTrailAnalyticsProps>): string => {
      const { template } = analytics((scope) => ({ source: RecordSource.existingTrail({ bucket: existing(scope) }), ...props }));
      const [table] = Object.values(template.findResources('AWS::Glue::Table', { Properties: { TableInput: { Name: 'detections' } } }));
      const encoded = /Presto View: (\S+)/.exec(table.Properties.TableInput.ViewOriginalText)![1];
      return Buffer.from(encoded, 'base64').toString();
    };
    const sql = view({});
    for (const { id } of RulePack.recommended().rules) expect(sql).toContain(`'${id}'`);
    expect(view({ detectionRules: [RulePack.recommended().only(['root-usage'])] })).not.toContain("'trail-stopped'");
  });

  test('refuses alarms without a log group', () => {
    expect(() => analytics((scope) => ({ source: RecordSource.existingTrail({ bucket: existing(scope) }), alarmRules: [RulePack.recommended()] })))
      .toThrow('alarmRules need a log group, and the source, an existing trail, has none: give it one, or give the rules as detectionRules; got recommended');
  });

  test.each<[Partial<CloudTrailAnalyticsProps>, string]>([
    [{ subscriptions: [] }, 'a log group'],
    [{ deliveryAlarmAfter: Duration.hours(1) }, 'a log group'],
    [{ alarmActions: [] }, 'a log group or eventNotifications'],
  ])('refuses what needs alarms', (props, need) => {
    expect(() => analytics((scope) => ({ source: RecordSource.existingTrail({ bucket: existing(scope) }), ...props })))
      .toThrow(`${Object.keys(props)[0]} needs ${need}, and the source, an existing trail, has none`);
  });

  test("in another account must let the stack's account read, and decrypt", () => {
    const { audit } = analytics((scope) => ({
      source: RecordSource.existingTrail({
        bucket: s3.Bucket.fromBucketAttributes(scope, 'Logs', { bucketName: 'their-logs', account: '444455556666' }),
        encryptionKey: kms.Key.fromKeyArn(scope, 'Key', 'arn:aws:kms:eu-west-1:444455556666:key/1'),
      }),
    }));
    expect(audit.requiredStatements.map(({ resourceProp, statement: { sid } }) => `${resourceProp}: ${sid}`)).toEqual([
      'bucket: AllowQueriesToListRecords', 'bucket: AllowQueriesToReadRecords', 'encryptionKey: AllowQueriesToDecryptRecords',
    ]);
  });

  test('says nothing where an empty list says that no alarms are wanted', () => {
    const { annotations } = analytics((scope) => ({ source: RecordSource.existingTrail({ bucket: existing(scope) }), alarmRules: [] }));
    expect(annotations.findWarning('*', Match.anyValue())).toEqual([]);
  });

  test('of an organization is read below its prefix, with what it records', () => {
    const { template } = analytics((scope) => ({
      source: RecordSource.existingTrail({ bucket: existing(scope), keyPrefix: 'trails', organizationId, accounts, networkActivity: true, insights: true }),
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

  test('of an organization must say whose records are read', () => {
    expect(() => analytics((scope) => ({ source: RecordSource.existingTrail({ bucket: existing(scope), organizationId }) })))
      .toThrow(`accounts must say whose records can be queried where organizationId is given; got none for '${organizationId}'`);
  });

  test('keeps the lifecycle that it has', () => {
    const retention = RetentionPolicy.searchable(Duration.days(30), { archiveFor: Duration.days(60) });
    expect(() => analytics((scope) => ({ source: RecordSource.existingTrail({ bucket: existing(scope) }), retention })))
      .toThrow('retention: the bucket for log files is given, and keeps the settings that it has: set them where it is defined; got archiveFor');
  });

  test('is watched where it has a log group', () => {
    const { template, audit } = analytics((scope) => ({
      source: RecordSource.existingTrail({ bucket: existing(scope), logGroup: logs.LogGroup.fromLogGroupName(scope, 'Group', 'their-group') }),
      tamperDetection: false,
    }));
    template.allResourcesProperties('AWS::Logs::MetricFilter', { LogGroupName: 'their-group' });
    template.resourceCountIs('AWS::Logs::MetricFilter', RulePack.recommended().rules.length);
    expect(audit.logGroup?.logGroupName).toBe('their-group');
  });
});

describe('Control Tower', () => {
  const options = { organizationId, accounts, bucket: 'aws-controltower-logs-111122223333-eu-west-1' };
  function locations(template: Template): string[] {
    return Object.values(template.findResources('AWS::Glue::Table'))
      .flatMap(({ Properties }) => Properties.TableInput.Parameters['storage.location.template'] ?? []);
  }
  function controlTower(keyPrefix?: string): Made {
    return analytics((scope) => ({
      source: RecordSource.controlTower({ ...options, keyPrefix, bucket: s3.Bucket.fromBucketName(scope, 'Logs', options.bucket) }),
    }));
  }

  test("has the organization's id twice in its keys", () => {
    expect(locations(controlTower().template))
      .toEqual([`s3://${options.bucket}/${organizationId}/AWSLogs/${organizationId}/\${account}/CloudTrail/\${region}/\${day}/`]);
  });

  test('can have another prefix', () => {
    expect(locations(controlTower('cloudtrail').template)[0]).toContain(`${options.bucket}/cloudtrail/AWSLogs/${organizationId}/`);
  });

  test('is watched in the management account, where its log group is', () => {
    const { template } = analytics((scope) => ({
      source: RecordSource.controlTower({
        ...options,
        bucket: s3.Bucket.fromBucketName(scope, 'Logs', options.bucket),
        logGroup: logs.LogGroup.fromLogGroupName(scope, 'Group', 'aws-controltower/CloudTrailLogs'),
      }),
    }));
    template.allResourcesProperties('AWS::Logs::MetricFilter', { LogGroupName: 'aws-controltower/CloudTrailLogs' });
  });
});
