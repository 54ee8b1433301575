import { Duration } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { RetentionOptions } from './retention-policy';
import { ValidationError } from '../private/errors';
import { validateKnownDays } from '../private/validation';

/** S3 takes no object into an infrequent-access class, and none out of it, before this age. */
const INFREQUENT_ACCESS_DAYS = 30;

/** A move to another storage class. */
export interface StorageTransition {
  readonly prop: string;
  readonly storageClass: s3.StorageClass;
  readonly days: number;
  readonly searchable: boolean;
}

/** The moves that options ask for, in the order of the classes, none of which takes files out of the searchable period. */
export function resolveTransitions(period: Duration, options: RetentionOptions): StorageTransition[] {
  const candidates: [keyof RetentionOptions, Duration | undefined, s3.StorageClass, boolean][] = [
    ['infrequentAccessAfter', options.infrequentAccessAfter, s3.StorageClass.INFREQUENT_ACCESS, true],
    ['glacierInstantRetrievalAfter', options.glacierInstantRetrievalAfter, s3.StorageClass.GLACIER_INSTANT_RETRIEVAL, true],
    ['glacierAfter', options.glacierAfter, s3.StorageClass.GLACIER, false],
    ['deepArchiveAfter', options.deepArchiveAfter, s3.StorageClass.DEEP_ARCHIVE, false],
  ];
  const steps = candidates.flatMap(([prop, after, storageClass, searchable]): StorageTransition[] =>
    after ? [{ prop, storageClass, days: validateKnownDays(`retention: ${prop}`, after), searchable }] : []);
  validateSteps(steps, period.toDays());
  return steps;
}

function validateSteps(steps: StorageTransition[], searchableDays: number): void {
  steps.forEach((step, index) => {
    const previous = steps[index - 1];
    const fromInfrequentAccess = previous?.storageClass === s3.StorageClass.INFREQUENT_ACCESS;
    const least = previous ? previous.days + (fromInfrequentAccess ? INFREQUENT_ACCESS_DAYS : 1) : 0;
    if (step.storageClass === s3.StorageClass.INFREQUENT_ACCESS && step.days < INFREQUENT_ACCESS_DAYS) {
      throw new ValidationError(`retention: ${step.prop} must be at least ${INFREQUENT_ACCESS_DAYS} days; got ${step.days} days`);
    }
    if (step.days < least) {
      throw new ValidationError(`retention: ${step.prop} must be at least ${least} days, after ${previous.prop} (${previous.days} days); `
        + `got ${step.days} days`);
    }
    if (!step.searchable && step.days < searchableDays) {
      throw new ValidationError(`retention: ${step.prop} must not be earlier than the end of the searchable period (${searchableDays} days), `
        + `because Athena cannot read objects of that storage class; got ${step.days} days`);
    }
  });
}
