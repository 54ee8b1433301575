import { CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ObjectLock, RetentionOptions, RetentionPolicy } from '../../src';

const year = Duration.days(365);

function createOptions(days: Record<string, number>): RetentionOptions {
  return Object.fromEntries(Object.entries(days).map(([prop, value]) => [prop, Duration.days(value)]));
}

describe('defaults', () => {
  const policy = RetentionPolicy.searchable(year);

  test('log files are never deleted', () => {
    expect(policy.archiveFor).toBeUndefined();
    expect(policy._archiveRules()).toEqual([expect.objectContaining({ expiration: undefined, noncurrentVersionExpiration: undefined })]);
  });

  test('the log group has a retention of one year, and query results of 30 days', () => {
    expect(policy.logGroupRetention).toBe(logs.RetentionDays.ONE_YEAR);
    expect(policy.queryResultsFor.toDays()).toBe(30);
  });

  test('the default policy is searchable for 365 days', () => {
    expect(RetentionPolicy._default().searchablePeriod.toDays()).toBe(365);
  });
});

test('a policy renders all lifecycle rules', () => {
  const policy = RetentionPolicy.searchable(year, {
    ...createOptions({ archiveFor: 2555, infrequentAccessAfter: 90, glacierInstantRetrievalAfter: 180, glacierAfter: 365, deepArchiveAfter: 500 }),
    queryResultsFor: Duration.days(7),
    logGroupRetention: logs.RetentionDays.THREE_MONTHS,
  });
  const [files, markers] = policy._archiveRules();
  expect(files.expiration?.toDays()).toBe(2555);
  expect(files.noncurrentVersionExpiration?.toDays()).toBe(365);
  expect(files.transitions?.map(({ storageClass, transitionAfter }) => [storageClass, transitionAfter?.toDays()])).toEqual([
    [s3.StorageClass.INFREQUENT_ACCESS, 90],
    [s3.StorageClass.GLACIER_INSTANT_RETRIEVAL, 180],
    [s3.StorageClass.GLACIER, 365],
    [s3.StorageClass.DEEP_ARCHIVE, 500],
  ]);
  expect(markers).toMatchObject({ expiredObjectDeleteMarker: true });
  expect(policy._accessLogRules()[0].expiration?.toDays()).toBe(2555);
  expect(policy._queryResultRules()[0].expiration?.toDays()).toBe(7);
  expect(policy.logGroupRetention).toBe(90);
});

test('noncurrent versions are not kept longer than the archive', () => {
  const [files] = RetentionPolicy.searchable(Duration.days(30), createOptions({ archiveFor: 60 }))._archiveRules();
  expect(files.noncurrentVersionExpiration?.toDays()).toBe(60);
});

test('access logs are kept as long as the archive by default', () => {
  const getAccessLogDays = (options: RetentionOptions): number | undefined =>
    RetentionPolicy.searchable(year, options)._accessLogRules()[0].expiration?.toDays();
  expect(getAccessLogDays({})).toBeUndefined();
  expect(getAccessLogDays(createOptions({ archiveFor: 2555 }))).toBe(2555);
  expect(getAccessLogDays(createOptions({ archiveFor: 2555, accessLogsFor: 400 }))).toBe(400);
});

test('the summary contains all settings', () => {
  expect(RetentionPolicy.searchable(year).summary).toBe('log files: searchable for 365 days, never deleted; noncurrent versions of log files: never deleted; '
    + 'new log files: not locked; access logs: never deleted; log group: deleted after 365 days; query results: deleted after 30 days');
  expect(RetentionPolicy.searchable(year, {
    ...createOptions({ archiveFor: 2555, glacierAfter: 400, accessLogsFor: 500, queryResultsFor: 1 }),
    objectLock: ObjectLock.governance(Duration.days(90)),
    logGroupRetention: logs.RetentionDays.INFINITE,
  }).summary).toBe('log files: searchable for 365 days, those of 128 KB and more moved to GLACIER after 400 days, deleted after 2555 days; '
    + 'noncurrent versions of log files: deleted after 365 days; new log files: locked in governance mode for 90 days; access logs: deleted after 500 days; '
    + 'log group: never deleted; query results: deleted after 1 days');
});

test('the summary can contain tokens', () => {
  const stack = new Stack();
  const days = Duration.days(new CfnParameter(stack, 'Days', { type: 'Number' }).valueAsNumber);
  const { summary } = RetentionPolicy.searchable(year, { accessLogsFor: days, queryResultsFor: days, objectLock: ObjectLock.governance(days) });
  expect(JSON.stringify(stack.resolve(summary)).match(/ for ",\{"Ref":"Days"\}|after ",\{"Ref":"Days"\}/g)).toHaveLength(3);
});

describe('Object Lock', () => {
  test('can be as long as the archive', () => {
    const policy = RetentionPolicy.searchable(year, { archiveFor: year, objectLock: ObjectLock.governance(year) });
    expect(policy.objectLock).toMatchObject({ mode: 'GOVERNANCE', period: year });
  });

  test.each<[string, () => unknown, string]>([
    ['longer than the archive', () => RetentionPolicy.searchable(year, { archiveFor: year, objectLock: ObjectLock.governance(Duration.days(366)) }),
      'retention: objectLock must not be longer than archiveFor (365 days), because queries would not find the locked log files; got 366 days'],
    ['in compliance mode without acknowledgement', () => ObjectLock.compliance(year, { acknowledgeIrreversible: false }),
      'objectLock: acknowledgeIrreversible must be true, because no principal can remove a lock in compliance mode before its period ends; got false'],
    ['with a fraction of a day', () => ObjectLock.governance(Duration.hours(12)), 'objectLock: period must be whole days, at least 1; got 12 hours'],
    ['longer than 100 years', () => ObjectLock.governance(Duration.days(36_501)), 'objectLock: period must be at most 36500 days; got 36501 days'],
  ])('%s is rejected', (_, make, message) => {
    expect(make).toThrow(message);
  });
});

describe('contradictory options are rejected', () => {
  test.each<[string, number, Record<string, number>, string]>([
    ['an archive shorter than the searchable period', 365, { archiveFor: 364 },
      'retention: archiveFor must be at least the searchable period (365 days); got 364 days'],
    ['S3 Glacier within the searchable period', 365, { glacierAfter: 90 },
      'retention: glacierAfter must not be earlier than the end of the searchable period (365 days), because Athena cannot read'],
    ['S3 Glacier Deep Archive within the searchable period', 365, { deepArchiveAfter: 364 }, 'retention: deepArchiveAfter must not be earlier'],
    ['S3 Standard-IA too early', 365, { infrequentAccessAfter: 29 }, 'infrequentAccessAfter must be at least 30 days; got 29 days'],
    ['a transition from S3 Standard-IA too early', 365, { infrequentAccessAfter: 60, glacierInstantRetrievalAfter: 80 },
      'glacierInstantRetrievalAfter must be at least 90 days, because infrequentAccessAfter is 60 days; got 80 days'],
    ['storage classes in the wrong order', 90, { glacierAfter: 200, deepArchiveAfter: 150 },
      'deepArchiveAfter must be at least 201 days, because glacierAfter is 200 days; got 150 days'],
    ['a transition after the deletion', 90, { glacierAfter: 200, archiveFor: 200 },
      'glacierAfter must be earlier than archiveFor (200 days); got 200 days'],
    ['no retention of query results', 90, { queryResultsFor: 0 }, 'queryResultsFor must be whole days, at least 1; got 0'],
    ['no retention of access logs', 90, { accessLogsFor: 0 }, 'accessLogsFor must be whole days, at least 1; got 0'],
    ['no searchable period', 0, {}, 'the searchable period must be whole days, at least 1; got 0'],
  ])('%s', (_, searchable, days, message) => {
    expect(() => RetentionPolicy.searchable(Duration.days(searchable), createOptions(days))).toThrow(message);
  });

  test('a fraction of a day', () => {
    expect(() => RetentionPolicy.searchable(Duration.hours(36))).toThrow('must be whole days, at least 1; got 1 day 12 hours');
  });
});
