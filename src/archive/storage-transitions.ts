import { Duration } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ValidationError } from '../private/errors';
import { validateKnownDays } from '../private/validation';

/** Minimum age in days before S3 moves objects to S3 Standard-IA, and minimum time before it moves them to another class. */
const INFREQUENT_ACCESS_DAYS = 30;

/** Ages at which log files move to another storage class. */
export interface TransitionAges {
  readonly infrequentAccessAfter?: Duration;
  readonly glacierInstantRetrievalAfter?: Duration;
  readonly glacierAfter?: Duration;
  readonly deepArchiveAfter?: Duration;
}

/** A transition to another storage class. */
export interface StorageTransition {
  readonly prop: keyof TransitionAges;
  readonly storageClass: s3.StorageClass;
  readonly days: number;
  /** Indicates whether Athena can read objects in the storage class. */
  readonly searchable: boolean;
}

/** Resolves the requested transitions in the order of the storage classes. */
export function resolveTransitions(searchablePeriod: Duration, ages: TransitionAges): StorageTransition[] {
  const candidates: [keyof TransitionAges, s3.StorageClass, boolean][] = [
    ['infrequentAccessAfter', s3.StorageClass.INFREQUENT_ACCESS, true],
    ['glacierInstantRetrievalAfter', s3.StorageClass.GLACIER_INSTANT_RETRIEVAL, true],
    ['glacierAfter', s3.StorageClass.GLACIER, false],
    ['deepArchiveAfter', s3.StorageClass.DEEP_ARCHIVE, false],
  ];
  const transitions = candidates.flatMap(([prop, storageClass, searchable]): StorageTransition[] => {
    const age = ages[prop];
    return age ? [{ prop, storageClass, days: validateKnownDays(`retention: ${prop}`, age), searchable }] : [];
  });
  validateTransitions(transitions, searchablePeriod.toDays());
  return transitions;
}

function validateTransitions(transitions: readonly StorageTransition[], searchableDays: number): void {
  transitions.forEach((transition, index) => {
    const previous = transitions[index - 1];
    const followsInfrequentAccess = previous?.storageClass === s3.StorageClass.INFREQUENT_ACCESS;
    const minDays = previous ? previous.days + (followsInfrequentAccess ? INFREQUENT_ACCESS_DAYS : 1) : 0;
    const got = `got ${transition.days} days`;
    if (transition.storageClass === s3.StorageClass.INFREQUENT_ACCESS && transition.days < INFREQUENT_ACCESS_DAYS) {
      throw new ValidationError(`retention: ${transition.prop} must be at least ${INFREQUENT_ACCESS_DAYS} days; ${got}`);
    }
    if (transition.days < minDays) {
      throw new ValidationError(`retention: ${transition.prop} must be at least ${minDays} days, because ${previous.prop} is ${previous.days} days; `
        + got);
    }
    if (!transition.searchable && transition.days < searchableDays) {
      throw new ValidationError(`retention: ${transition.prop} must not be earlier than the end of the searchable period (${searchableDays} days), `
        + `because Athena cannot read objects in this storage class; ${got}`);
    }
  });
}
