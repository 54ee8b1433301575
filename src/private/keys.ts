import { RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { validateSameRegion } from './environment';
import { ValidationError } from './errors';

/** The key for what comes and goes with the stack, alarm messages and query results: no evidence depends on it. */
export function createOperationsKey(scope: Construct, id: string): kms.Key {
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

/** Refuses an alias in the place of a key: a policy that names an alias grants nothing, and records name keys by their ids. */
export function validateKey(prop: string, key: kms.IKey): void {
  if ('aliasName' in key || key.keyArn.includes(':alias/')) {
    throw new ValidationError(`${prop} must be a key and not an alias, which policies cannot name: use Key.fromKeyArn or Key.fromLookup; got ${describeAlias(key)}`);
  }
}

function describeAlias(key: kms.IKey): string {
  return /alias\/[\w/-]+$/.exec(key.keyArn)?.[0] ?? 'an alias';
}
