import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Layout } from './layouts';
import { JsonObject } from '../../../replay/template/json';
import { EventCatalog, QueryPack, QueryWorkgroup, RetentionPolicy, RulePack } from '../../../src';

/** Real records are several years old. */
const SEARCHABLE = Duration.days(3650);

export interface StackOptions {
  /** The name of the database, unique per stack. */
  readonly database: string;
  readonly layout: Layout;
  readonly regions: readonly string[];
  readonly alarmRules: readonly RulePack[];
  readonly queryPacks: readonly QueryPack[];
}

export interface SynthesizedStack {
  readonly template: JsonObject;
  readonly database: string;
  readonly bucket: string;
  readonly layout: Layout;
}

/** Synthesizes the tables, views, and saved queries of a stack. */
export function synthesizeTables({ database, layout, regions, alarmRules, queryPacks }: StackOptions): SynthesizedStack {
  const bucket = `${database}-logs`;
  const stack = new Stack(new App(), 'Audit');
  const retention = RetentionPolicy.searchable(SEARCHABLE);
  const shared = { databaseName: database, retention, accounts: layout.accounts, networkActivity: true, insights: true };
  new EventCatalog(stack, 'Catalog', {
    ...shared,
    bucket: s3.Bucket.fromBucketName(stack, 'Bucket', bucket),
    keyPrefix: layout.keyPrefix,
    organizationId: layout.organizationId,
    regions: [...regions],
    detectionRules: [...alarmRules],
  });
  new QueryWorkgroup(stack, 'Queries', { ...shared, workgroupName: database, queryPacks: [...queryPacks] });
  return { template: Template.fromStack(stack).toJSON() as JsonObject, database, bucket, layout };
}
