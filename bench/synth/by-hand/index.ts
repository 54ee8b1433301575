import { Aws, Stack } from 'aws-cdk-lib';
import type { Literals } from '../literals';
import { addAlarms } from './alarms';
import { addBuckets } from './buckets';
import { evidenceKey, operationsKey } from './keys';
import { addWorkgroup } from './queries';
import { addTables } from './tables';
import { addTrail } from './trail';

/** The resources of `CloudTrailAnalytics` with its defaults, as a careful person writes them with CDK's L1 classes alone. */
export function byHand(stack: Stack, literals: Literals): void {
  const name = literals.baseName;
  const database = name.replace(/-/g, '_');
  const trailArn = `arn:${Aws.PARTITION}:cloudtrail:${Aws.REGION}:${Aws.ACCOUNT_ID}:trail/${name}`;
  const logGroupName = `/cloudtrail/${name}`;
  const logGroupArn = `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:${logGroupName}`;

  const operations = operationsKey(stack);
  const evidence = evidenceKey(stack, trailArn, logGroupArn);
  const buckets = addBuckets(stack, trailArn, evidence, operations);
  const logGroup = addTrail(stack, { trailName: name, logGroupName, logGroupArn, key: evidence, buckets });
  addTables(stack, database, buckets.archive, literals.tables);
  addWorkgroup(stack, { name, database, results: buckets.results, key: operations, queries: literals.queries });
  addAlarms(stack, logGroup, operations, literals);
}
