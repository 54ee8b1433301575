import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Layout } from './layouts';
import { JsonObject } from '../../replay/template/json';
import { EventCatalog, QueryPack, QueryWorkgroup, RetentionPolicy, RulePack } from '../../src';

export const BUCKET = 'audit-logs';
export const DATABASE = 'audit';
/** Real records are years old. */
const SEARCHABLE = Duration.days(3650);

export interface StackOptions {
  readonly layout: Layout;
  readonly regions: readonly string[];
  readonly alarmRules: readonly RulePack[];
  readonly queryPacks: readonly QueryPack[];
}

/** The tables, views and saved queries of a stack, as its template has them. */
export function synthesise({ layout, regions, alarmRules, queryPacks }: StackOptions): JsonObject {
  const stack = new Stack(new App(), 'Audit');
  const retention = RetentionPolicy.searchable(SEARCHABLE);
  const shared = { databaseName: DATABASE, retention, accounts: layout.accounts, networkActivity: true, insights: true };
  new EventCatalog(stack, 'Catalog', {
    ...shared,
    bucket: s3.Bucket.fromBucketName(stack, 'Bucket', BUCKET),
    keyPrefix: layout.keyPrefix,
    organizationId: layout.organizationId,
    regions: [...regions],
    alarmRules: [...alarmRules],
  });
  new QueryWorkgroup(stack, 'Queries', { ...shared, workgroupName: 'audit', queryPacks: [...queryPacks] });
  return Template.fromStack(stack).toJSON() as JsonObject;
}
