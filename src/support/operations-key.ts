import { RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { validateKey } from './keys';
import { validateSameRegion } from './placement';

/** The key for what comes and goes with the stack, alarm messages and query results: no evidence depends on it. */
export function operationsKey(scope: Construct, id: string): kms.Key {
  return new kms.Key(scope, id, {
    description: 'Alarm messages and query results',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.DESTROY,
  });
}

/** Refuses a key that what is created with the stack cannot be encrypted with. */
export function validateOperationsKey(scope: Construct, key: kms.IKey): void {
  validateKey('operationsKey', key);
  validateSameRegion(scope, 'operationsKey', key, 'the stack');
}
