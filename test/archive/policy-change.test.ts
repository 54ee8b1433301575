import { Duration } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import { CloudTrailAnalytics, ObjectLock, RetentionOptions, RetentionPolicy } from '../../src';
import { synthesise } from '../template';

/**
 * Compares the templates of two retention policies, as if one replaced the other. A template cannot validate the policy that was
 * deployed before. Therefore, the tests check that the summary contains each shorter retention, that log files are deleted only if a
 * policy has `archiveFor`, and that a change of the policy does not replace buckets and keys.
 */

const days = (count: number): Duration => Duration.days(count);
const compliance = { acknowledgeIrreversible: true };

const POLICIES: Record<string, [number, RetentionOptions]> = {
  'the default': [365, {}],
  'short, never deleted': [30, {}],
  'long, never deleted': [3650, {}],
  'short archive': [30, { archiveFor: days(60) }],
  'a year': [365, { archiveFor: days(365) }],
  'seven years': [365, { archiveFor: days(2555) }],
  'all storage classes': [400, {
    archiveFor: days(2555),
    infrequentAccessAfter: days(30),
    glacierInstantRetrievalAfter: days(90),
    glacierAfter: days(400),
    deepArchiveAfter: days(800),
  }],
  'deep archive, never deleted': [90, { deepArchiveAfter: days(90) }],
  'governance lock': [365, { archiveFor: days(2555), objectLock: ObjectLock.governance(days(2555)) }],
  'compliance lock': [365, { objectLock: ObjectLock.compliance(days(3650), compliance) }],
  'short access logs': [365, { archiveFor: days(2555), accessLogsFor: days(90) }],
  'long log group': [365, { logGroupRetention: logs.RetentionDays.TEN_YEARS }],
  'infinite log group': [365, { logGroupRetention: logs.RetentionDays.INFINITE }],
  'short log group, long results': [365, { logGroupRetention: logs.RetentionDays.ONE_WEEK, queryResultsFor: days(400) }],
};

/** The retention in a template. */
interface DeployedRetention {
  /** The days after which each type of data is deleted; Infinity if it is never deleted. */
  readonly deletedAfter: Readonly<Record<string, number>>;
  readonly lockedFor: number;
  readonly summary: string;
  /** The properties whose change replaces a bucket or key, by logical ID. */
  readonly retained: Readonly<Record<string, unknown>>;
}

function synthesiseRetention([searchable, options]: [number, RetentionOptions]): DeployedRetention {
  const { template } = synthesise((stack) => new CloudTrailAnalytics(stack, 'Audit', {
    resourceNamePrefix: 'audit', retention: RetentionPolicy.searchable(days(searchable), options), queryPacks: [], alarmRules: [],
  }));
  const resources: Record<string, any> = template.toJSON().Resources;
  const all = Object.values(resources);
  const findBucket = (ruleId: string): any => all.find(({ Type, Properties }) =>
    Type === 'AWS::S3::Bucket' && Properties.LifecycleConfiguration.Rules.some(({ Id }: { Id: string }) => Id === ruleId));
  const findRule = (ruleId: string): any => findBucket(ruleId)
    .Properties.LifecycleConfiguration.Rules.find(({ Id }: { Id: string }) => Id === ruleId);
  const archive = findBucket('log-files');
  return {
    deletedAfter: {
      'log files': findRule('log-files').ExpirationInDays ?? Infinity,
      'noncurrent versions of log files': findRule('log-files').NoncurrentVersionExpiration?.NoncurrentDays ?? Infinity,
      'access logs': findRule('access-logs').ExpirationInDays ?? Infinity,
      'log group': all.find(({ Type }) => Type === 'AWS::Logs::LogGroup').Properties.RetentionInDays ?? Infinity,
      'query results': findRule('query-results').ExpirationInDays ?? Infinity,
    },
    lockedFor: archive.Properties.ObjectLockConfiguration.Rule?.DefaultRetention.Days ?? 0,
    summary: archive.Metadata.CloudTrailAnalytics.Retention,
    retained: Object.fromEntries(Object.entries(resources)
      .filter(([, { Type, DeletionPolicy }]) => ['AWS::S3::Bucket', 'AWS::KMS::Key'].includes(Type) && /^Retain/.test(DeletionPolicy))
      .map(([id, { Type, UpdateReplacePolicy, Properties: { BucketName, ObjectLockEnabled, VersioningConfiguration, KeySpec } }]) =>
        [id, { Type, UpdateReplacePolicy, BucketName, ObjectLockEnabled, VersioningConfiguration, KeySpec }])),
  };
}

/** Finds the part of the summary for a type of data. */
function findPart(summary: string, type: string): string {
  return summary.split('; ').find((part) => part.startsWith(`${type}: `))!;
}

const deployed = Object.fromEntries(Object.entries(POLICIES).map(([name, policy]) => [name, synthesiseRetention(policy)]));
const PAIRS = Object.keys(POLICIES).flatMap((before) => Object.keys(POLICIES).map((after) => [before, after] as const)).filter(([a, b]) => a !== b);

test('the policies cover all settings', () => {
  for (const type of Object.keys(deployed['the default'].deletedAfter)) {
    expect(new Set(Object.values(deployed).map(({ deletedAfter }) => deletedAfter[type])).size).toBeGreaterThan(1);
  }
  expect(new Set(Object.values(deployed).map(({ lockedFor }) => lockedFor)).size).toBeGreaterThan(2);
});

test.each(Object.keys(POLICIES))('the summary of %s is the same as the template', (name) => {
  const { deletedAfter, lockedFor, summary } = deployed[name];
  for (const [type, period] of Object.entries(deletedAfter)) {
    expect(findPart(summary, type)).toMatch(period === Infinity ? /never deleted$/ : new RegExp(`deleted after ${period} days$`));
  }
  expect(findPart(summary, 'new log files')).toMatch(lockedFor === 0 ? /not locked$/ : new RegExp(`locked in \\w+ mode for ${lockedFor} days$`));
});

describe.each(PAIRS)('from %s to %s', (before, after) => {
  const [earlier, later] = [deployed[before], deployed[after]];
  const shortened = Object.keys(earlier.deletedAfter).filter((type) => later.deletedAfter[type] < earlier.deletedAfter[type]);

  test('the summary contains each shorter retention', () => {
    for (const type of shortened) expect(findPart(later.summary, type)).toContain(`deleted after ${later.deletedAfter[type]} days`);
  });

  test('log files, noncurrent versions and access logs have a shorter retention only with an explicit period', () => {
    const { archiveFor, accessLogsFor } = POLICIES[after][1];
    for (const type of ['log files', 'noncurrent versions of log files']) if (shortened.includes(type)) expect(archiveFor).toBeDefined();
    if (shortened.includes('access logs')) expect(accessLogsFor ?? archiveFor).toBeDefined();
  });

  test('buckets and keys are not replaced', () => {
    expect(later.retained).toEqual(earlier.retained);
    expect(Object.keys(later.retained)).toHaveLength(4);
  });
});
