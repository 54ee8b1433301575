import { RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct, IConstruct } from 'constructs';
import { differ, validateSameRegion } from './environment';
import { ValidationError } from './errors';

/** Creates the key for alarm messages and query results. It is deleted with the stack. The archive has a separate key, which is retained. */
export function createOperationsKey(scope: Construct, id: string): kms.Key {
  return new kms.Key(scope, id, {
    description: 'Alarm messages and query results',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.DESTROY,
  });
}

const KEY_PROP_CONTEXT = 'cdk-cloudtrail-analytics:keyProp';

/**
 * Sets the name of the prop by which the user of a construct passes the operations key. The constructs below it name this prop
 * in errors, warnings and required statements. Must be called before the construct has children.
 */
export function setKeyProp(scope: Construct, prop: string): void {
  scope.node.setContext(KEY_PROP_CONTEXT, prop);
}

/** Returns the name of the prop by which the user passes the operations key: `encryptionKey` for a standalone construct. */
export function getKeyProp(scope: IConstruct): string {
  return scope.node.tryGetContext(KEY_PROP_CONTEXT) ?? 'encryptionKey';
}

/** Validates a key for resources of the stack. */
export function validateOperationsKey(scope: IConstruct, key: kms.IKey): void {
  const prop = getKeyProp(scope);
  validateKey(prop, key);
  validateSameRegion(scope, prop, key, 'the stack');
}

/**
 * Rejects an alias and a key that is not a symmetric encryption key. Policies cannot grant permissions on an alias, and CloudTrail events
 * contain key IDs. The specification of an imported key is not known.
 */
export function validateKey(prop: string, key: kms.IKey): void {
  if ('aliasName' in key || key.keyArn.includes(':alias/')) {
    throw new ValidationError(`${prop} must be a key, not an alias, because policies require the key ARN: use Key.fromKeyArn or Key.fromLookup; `
      + `got ${describeAlias(key)}`);
  }
  const resource = key.node.defaultChild;
  if (!(resource instanceof kms.CfnKey)) return;
  const { keySpec = kms.KeySpec.SYMMETRIC_DEFAULT, keyUsage = kms.KeyUsage.ENCRYPT_DECRYPT } = resource;
  if (differ(keySpec, kms.KeySpec.SYMMETRIC_DEFAULT) || differ(keyUsage, kms.KeyUsage.ENCRYPT_DECRYPT)) {
    throw new ValidationError(`${prop} must be a symmetric encryption key, because AWS services encrypt data only with such keys; `
      + `got a key with keySpec ${keySpec} and keyUsage ${keyUsage}`);
  }
}

function describeAlias(key: kms.IKey): string {
  return /alias\/[\w/-]+$/.exec(key.keyArn)?.[0] ?? 'an alias';
}
