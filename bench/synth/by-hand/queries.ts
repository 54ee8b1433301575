import { CfnResource, Stack } from 'aws-cdk-lib';
import * as athena from 'aws-cdk-lib/aws-athena';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { QueryLiterals } from '../literals';

export interface WorkgroupProps {
  readonly name: string;
  readonly database: string;
  readonly results: s3.CfnBucket;
  readonly key: kms.CfnKey;
  readonly queries: readonly QueryLiterals[];
}

export function addWorkgroup(stack: Stack, props: WorkgroupProps): void {
  const workgroup = new athena.CfnWorkGroup(stack, 'Workgroup', {
    name: props.name,
    description: 'Questions about what happened in the account',
    state: 'ENABLED',
    recursiveDeleteOption: true,
    workGroupConfiguration: {
      enforceWorkGroupConfiguration: true,
      publishCloudWatchMetricsEnabled: true,
      requesterPaysEnabled: false,
      bytesScannedCutoffPerQuery: 100 * 2 ** 30,
      engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
      resultConfiguration: {
        outputLocation: `s3://${props.results.ref}`,
        encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: props.key.attrArn },
      },
    },
  });
  for (const query of props.queries) {
    const named = new athena.CfnNamedQuery(stack, `Query-${query.name}`, {
      name: query.name,
      description: query.description,
      database: props.database,
      queryString: query.sql,
      workGroup: props.name,
    });
    named.addDependency(workgroup);
    addMetadata(named, query.metadata);
  }
}

export function addMetadata(resource: CfnResource, metadata: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(metadata)) resource.addMetadata(name, value);
}
