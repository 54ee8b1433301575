import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as fc from 'fast-check';
import { days } from './texts';
import { call, literal, maybe, struct, Value } from './value';
import { ComplianceLockOptions, ObjectLock, RetentionOptions, RetentionPolicy } from 'cdk-cloudtrail-analytics';

/** The resources whose retention a policy can set. */
export interface Unset {
  readonly bucket: boolean;
  readonly accessLogs: boolean;
  readonly logGroup: boolean;
  readonly results: boolean;
}

/** A policy and its searchable period. */
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

/** Transitions to later classes come later. Transitions to classes that Athena cannot read come after the searchable period. */
export function retention(unset: Unset): fc.Arbitrary<Retention> {
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
    const step = (gap: number | undefined, min = 0): ReturnType<typeof days> | undefined => {
      if (gap === undefined) return undefined;
      last = Math.max(last + gap, min);
      return days(last);
    };
    const steps = unset.bucket ? {
      infrequentAccessAfter: step(after.infrequentAccessAfter),
      glacierInstantRetrievalAfter: step(after.glacierInstantRetrievalAfter),
      glacierAfter: step(after.glacierAfter, searchableDays),
      deepArchiveAfter: step(after.deepArchiveAfter, searchableDays),
    } : {};
    const archiveDays = archive === undefined ? undefined : Math.max(searchableDays, last + 1) + archive;
    const options = struct<RetentionOptions>('RetentionOptions')({
      ...steps,
      archiveFor: unset.bucket && archiveDays ? days(archiveDays) : undefined,
      objectLock: unset.bucket && lock ? createObjectLock(Math.min(lock.days, archiveDays ?? lock.days), lock.compliance) : undefined,
      accessLogsFor: unset.accessLogs && accessLogs ? days(accessLogs) : undefined,
      logGroupRetention: unset.logGroup && logGroup ? literal(logGroup) : undefined,
      queryResultsFor: unset.results && results ? days(results) : undefined,
    });
    return { policy: call('RetentionPolicy.searchable', RetentionPolicy.searchable, days(searchableDays), options), searchableDays };
  });
}

function createObjectLock(count: number, compliance: boolean): Value<ObjectLock> {
  if (!compliance) return call('ObjectLock.governance', ObjectLock.governance, days(count));
  return call('ObjectLock.compliance', ObjectLock.compliance, days(count), struct<ComplianceLockOptions>('ComplianceLockOptions')({ acknowledgeIrreversible: literal(true) }));
}
