import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as fc from 'fast-check';
import { call, maybe, of, struct, Value } from '../value';
import { days } from './texts';
import { ObjectLock, RetentionOptions, RetentionPolicy } from 'cdk-cloudtrail-analytics';

/** What a policy may say, as the rest of what it keeps is somebody else's. */
export interface Freedom {
  readonly bucket: boolean;
  readonly accessLogs: boolean;
  readonly logGroup: boolean;
  readonly results: boolean;
}

/** A policy, and how many days back queries reach under it. */
export interface Retention {
  readonly policy: Value<RetentionPolicy>;
  readonly searchableDays: number;
}

const period = fc.integer({ min: 1, max: 3000 });
const gaps = fc.record({
  infrequentAccessAfter: maybe(fc.integer({ min: 30, max: 400 })),
  glacierInstantRetrievalAfter: maybe(fc.integer({ min: 30, max: 400 })),
  glacierAfter: maybe(fc.integer({ min: 30, max: 400 })),
  deepArchiveAfter: maybe(fc.integer({ min: 30, max: 400 })),
});

/** Each class is reached after the one before it, and those that Athena cannot read after the searchable period. */
export function retention(free: Freedom): fc.Arbitrary<Retention> {
  return fc.record({
    searchableDays: fc.integer({ min: 8, max: 700 }),
    gaps,
    archive: maybe(period),
    lock: maybe(fc.record({ days: period, compliance: fc.boolean() })),
    accessLogs: maybe(period),
    results: maybe(period),
    logGroup: maybe(fc.constantFrom(RetentionDays.ONE_DAY, RetentionDays.TWO_YEARS, RetentionDays.INFINITE)),
  }).map(({ searchableDays, gaps: after, archive, lock, accessLogs, results, logGroup }) => {
    let last = 0;
    const step = (gap: number | undefined, least = 0): ReturnType<typeof days> | undefined => {
      if (gap === undefined) return undefined;
      last = Math.max(last + gap, least);
      return days(last);
    };
    const steps = free.bucket ? {
      infrequentAccessAfter: step(after.infrequentAccessAfter),
      glacierInstantRetrievalAfter: step(after.glacierInstantRetrievalAfter),
      glacierAfter: step(after.glacierAfter, searchableDays),
      deepArchiveAfter: step(after.deepArchiveAfter, searchableDays),
    } : {};
    const archiveDays = archive === undefined ? undefined : Math.max(searchableDays, last + 1) + archive;
    const options = struct<RetentionOptions>('RetentionOptions', {
      ...steps,
      archiveFor: free.bucket && archiveDays ? days(archiveDays) : undefined,
      objectLock: free.bucket && lock ? lockOf(Math.min(lock.days, archiveDays ?? lock.days), lock.compliance) : undefined,
      accessLogsFor: free.accessLogs && accessLogs ? days(accessLogs) : undefined,
      logGroupRetention: free.logGroup && logGroup ? of(logGroup) : undefined,
      queryResultsFor: free.results && results ? days(results) : undefined,
    });
    return { policy: call('RetentionPolicy.searchable', RetentionPolicy.searchable, days(searchableDays), options), searchableDays };
  });
}

function lockOf(count: number, compliance: boolean): Value<ObjectLock> {
  if (!compliance) return call('ObjectLock.governance', ObjectLock.governance, days(count));
  return call('ObjectLock.compliance', ObjectLock.compliance, days(count), struct('ComplianceLockOptions', { acknowledgeIrreversible: of(true) }));
}
