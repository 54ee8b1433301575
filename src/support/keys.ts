import * as kms from 'aws-cdk-lib/aws-kms';

/** Refuses an alias in the place of a key: a policy that names an alias grants nothing, and records name keys by their ids. */
export function validateKey(prop: string, key: kms.IKey): void {
  if ('aliasName' in key || key.keyArn.includes(':alias/')) {
    throw new Error(`${prop} must be a key and not an alias, which policies cannot name: use Key.fromKeyArn or Key.fromLookup; got ${nameOf(key)}`);
  }
}

function nameOf(key: kms.IKey): string {
  return /alias\/[\w/-]+$/.exec(key.keyArn)?.[0] ?? 'an alias';
}
