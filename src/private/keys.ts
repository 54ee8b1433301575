import { RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { validateSameRegion } from './environment';
import { ValidationError } from './errors';

/** Creates the key for alarm messages and query results, which are deleted with the stack. The archive has its own key. */
export function createOperationsKey(scope: Construct, id: string): kms.Key {
  return new kms.Key(scope, id, {
    description: 'Alarm messages and query results',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.DESTROY,
  });
}

/** Validates a key for resources of the stack. */
export function validateOperationsKey(scope: Construct, key: kms.IKey): void {
  validateKey('operationsKey', key);
  validateSameRegion(scope, 'operationsKey', key, 'the stack');
}

/** Rejects an alias: policies cannot grant permissions on an alias, and CloudTrail events contain key IDs. */
export function validateKey(prop: string, key: kms.IKey): void {
  if ('aliasName' in key || key.keyArn.includes(':alias/')) {
    throw new ValidationError(`${prop} must be a key, not an alias, because policies require the key ARN: use Key.fromKeyArn or Key.fromLookup; got ${describeAlias(key)}`);
  }
}

function describeAlias(key: kms.IKey): string {
  return /alias\/[\w/-]+$/.exec(key.keyArn)?.[0] ?? 'an alias';
}
