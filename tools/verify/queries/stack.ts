import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Layout } from './layouts';
import { JsonObject } from '../../../replay/template/json';
import { EventCatalog, QueryPack, QueryWorkgroup, RetentionPolicy, RulePack } from '../../../src';

/** Real records are years old. */
const SEARCHABLE = Duration.days(3650);

export interface StackOptions {
  /** Name of the database, by which the stacks are told apart. */
  readonly database: string;
  readonly layout: Layout;
  readonly regions: readonly string[];
  readonly alarmRules: readonly RulePack[];
  readonly queryPacks: readonly QueryPack[];
}

/** A synthesised stack. */
export interface Synthesised {
  readonly template: JsonObject;
  readonly database: string;
  readonly bucket: string;
  readonly layout: Layout;
}

/** The tables, views and saved queries of a stack, as its template has them. */
export function synthesise({ database, layout, regions, alarmRules, queryPacks }: StackOptions): Synthesised {
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
