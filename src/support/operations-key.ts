import { RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** The key for what comes and goes with the stack, alarm messages and query results: no evidence depends on it. */
export function operationsKey(scope: Construct, id: string): kms.Key {
  return new kms.Key(scope, id, {
    description: 'Alarm messages and query results',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.DESTROY,
  });
}
