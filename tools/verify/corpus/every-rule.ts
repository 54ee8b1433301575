import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as athena from 'aws-cdk-lib/aws-athena';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CisVersion, DetectionRule, EventCatalog, RulePack } from '../../../src';

const DATABASE = 'audit';
/** The saved query that returns all rows of `detections`. */
export const DETECTIONS_QUERY = 'verify/all-detections';

export const ALL_PACKS: readonly RulePack[] = [
  RulePack.securityHub(), RulePack.recommended(), RulePack.operations(), RulePack.tampering(), RulePack.identity(), RulePack.data(),
  RulePack.network(), RulePack.compute(), RulePack.organization(), RulePack.cost(), RulePack.cis(CisVersion.V5_0_0),
  RulePack.outsideRegions(['us-east-1', 'eu-*']),
];

/** Returns a template with the metric filters of all packs, which exceed the limit of a log group, and the view `detections`. */
export function synthesizeAllRules(): object {
  const stack = new Stack(new App(), 'EveryRule');
  const bucket = s3.Bucket.fromBucketName(stack, 'Bucket', 'logs');
  new EventCatalog(stack, 'Catalog', { databaseName: DATABASE, bucket, detectionRules: [...ALL_PACKS] });
  new athena.CfnNamedQuery(stack, 'Query', { name: DETECTIONS_QUERY, database: DATABASE, queryString: 'SELECT event_id, rule FROM detections' });
  for (const rule of listRules()) {
    new logs.CfnMetricFilter(stack, `Filter-${rule.id}`, {
      filterName: rule.id,
      logGroupName: 'trail',
      filterPattern: rule.pattern.logPatternString,
      metricTransformations: [{ metricNamespace: 'Audit', metricName: rule.id, metricValue: '1' }],
    });
  }
  return Template.fromStack(stack).toJSON();
}

function listRules(): Iterable<DetectionRule> {
  return new Map(ALL_PACKS.flatMap((pack) => pack.rules).map((rule) => [rule.id, rule])).values();
}
