import { Duration } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import { CloudTrailAnalytics, ObjectLock, RetentionOptions, RetentionPolicy } from '../../src';
import { synthesise } from '../template';

/**
 * What happens to evidence when one policy follows another, read from both templates. A template cannot know what was
 * deployed before it, so it cannot refuse to shorten a promise. What can be held is: nothing is deleted earlier than the
 * earlier policy promised unless the later one says in words that it is, no policy deletes a log file that does not name a
 * period for the archive, and no change of policy replaces what holds evidence.
 */

const days = (count: number): Duration => Duration.days(count);
const compliance = { acknowledgeIrreversible: true };

const POLICIES: Record<string, [number, RetentionOptions]> = {
  'the default': [365, {}],
  'short, for ever': [30, {}],
  'long, for ever': [3650, {}],
  'short archive': [30, { archiveFor: days(60) }],
  'a year': [365, { archiveFor: days(365) }],
  'seven years': [365, { archiveFor: days(2555) }],
  'through every class': [400, {
    archiveFor: days(2555),
    infrequentAccessAfter: days(30),
    glacierInstantRetrievalAfter: days(90),
    glacierAfter: days(400),
    deepArchiveAfter: days(800),
  }],
  'deep archive for ever': [90, { deepArchiveAfter: days(90) }],
  'governance lock': [365, { archiveFor: days(2555), objectLock: ObjectLock.governance(days(2555)) }],
  'compliance lock': [365, { objectLock: ObjectLock.compliance(days(3650), compliance) }],
  'short access logs': [365, { archiveFor: days(2555), accessLogsFor: days(90) }],
  'long log group': [365, { logGroupRetention: logs.RetentionDays.TEN_YEARS }],
  'endless log group': [365, { logGroupRetention: logs.RetentionDays.INFINITE }],
  'short log group, long results': [365, { logGroupRetention: logs.RetentionDays.ONE_WEEK, queryResultsFor: days(400) }],
};

/** Days after which each kind of evidence is deleted; Infinity where it never is. */
interface Deployed {
  readonly deletedAfter: Readonly<Record<string, number>>;
  readonly lockedFor: number;
  readonly words: string;
  /** What holds evidence, by logical id, with what would replace it if it changed. */
  readonly holders: Readonly<Record<string, unknown>>;
}

function deploy([searchable, options]: [number, RetentionOptions]): Deployed {
  const { template } = synthesise((stack) => new CloudTrailAnalytics(stack, 'Audit', {
    resourceNamePrefix: 'audit', retention: RetentionPolicy.searchable(days(searchable), options), queryPacks: [], alarmRules: [],
  }));
  const resources: Record<string, any> = template.toJSON().Resources;
  const all = Object.values(resources);
  const bucketWith = (ruleId: string): any => all.find(({ Type, Properties }) =>
    Type === 'AWS::S3::Bucket' && Properties.LifecycleConfiguration.Rules.some(({ Id }: { Id: string }) => Id === ruleId));
  const ruleOf = (ruleId: string): any => bucketWith(ruleId).Properties.LifecycleConfiguration.Rules.find(({ Id }: { Id: string }) => Id === ruleId);
  const archive = bucketWith('log-files');
  return {
    deletedAfter: {
      'log files': ruleOf('log-files').ExpirationInDays ?? Infinity,
      'older versions of log files': ruleOf('log-files').NoncurrentVersionExpiration?.NoncurrentDays ?? Infinity,
      'access logs': ruleOf('access-logs').ExpirationInDays ?? Infinity,
      'log group': all.find(({ Type }) => Type === 'AWS::Logs::LogGroup').Properties.RetentionInDays ?? Infinity,
      'query results': ruleOf('query-results').ExpirationInDays ?? Infinity,
    },
    lockedFor: archive.Properties.ObjectLockConfiguration.Rule?.DefaultRetention.Days ?? 0,
    words: archive.Metadata.CloudTrailAnalytics.Retention,
    holders: Object.fromEntries(Object.entries(resources)
      .filter(([, { Type, DeletionPolicy }]) => ['AWS::S3::Bucket', 'AWS::KMS::Key'].includes(Type) && DeletionPolicy === 'Retain')
      .map(([id, { Type, UpdateReplacePolicy, Properties: { BucketName, ObjectLockEnabled, VersioningConfiguration, KeySpec } }]) =>
        [id, { Type, UpdateReplacePolicy, BucketName, ObjectLockEnabled, VersioningConfiguration, KeySpec }])),
  };
}

/** What a policy says in words about one kind of evidence. */
function said(words: string, kind: string): string {
  return words.split('; ').find((part) => part.startsWith(`${kind}: `))!;
}

const deployed = Object.fromEntries(Object.entries(POLICIES).map(([name, policy]) => [name, deploy(policy)]));
const PAIRS = Object.keys(POLICIES).flatMap((before) => Object.keys(POLICIES).map((after) => [before, after] as const)).filter(([a, b]) => a !== b);

test('the policies differ in everything that a policy can say', () => {
  for (const kind of Object.keys(deployed['the default'].deletedAfter)) {
    expect(new Set(Object.values(deployed).map(({ deletedAfter }) => deletedAfter[kind])).size).toBeGreaterThan(1);
  }
  expect(new Set(Object.values(deployed).map(({ lockedFor }) => lockedFor)).size).toBeGreaterThan(2);
});

test.each(Object.keys(POLICIES))('%s says in words what the template does', (name) => {
  const { deletedAfter, lockedFor, words } = deployed[name];
  for (const [kind, period] of Object.entries(deletedAfter)) {
    expect(said(words, kind)).toMatch(period === Infinity ? /never deleted$/ : new RegExp(`deleted after ${period} days$`));
  }
  expect(said(words, 'new log files')).toMatch(lockedFor === 0 ? /not locked$/ : new RegExp(`locked in \\w+ mode for ${lockedFor} days$`));
});

describe.each(PAIRS)('from %s to %s', (before, after) => {
  const [earlier, later] = [deployed[before], deployed[after]];
  const shortened = Object.keys(earlier.deletedAfter).filter((kind) => later.deletedAfter[kind] < earlier.deletedAfter[kind]);

  test('nothing is deleted earlier without a word', () => {
    for (const kind of shortened) expect(said(later.words, kind)).toContain(`deleted after ${later.deletedAfter[kind]} days`);
  });

  test('log files, their older versions and the logs of who read them go earlier only where a period is named', () => {
    const { archiveFor, accessLogsFor } = POLICIES[after][1];
    for (const kind of ['log files', 'older versions of log files']) if (shortened.includes(kind)) expect(archiveFor).toBeDefined();
    if (shortened.includes('access logs')) expect(accessLogsFor ?? archiveFor).toBeDefined();
  });

  test('what holds evidence stays the same', () => {
    expect(later.holders).toEqual(earlier.holders);
    expect(Object.keys(later.holders)).toHaveLength(4);
  });
});
