import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as athena from 'aws-cdk-lib/aws-athena';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CisVersion, DetectionRule, EventCatalog, RulePack } from '../../../src';

const DATABASE = 'audit';
/** The saved query for all rows of `detections`. */
export const DETECTIONS_QUERY = 'verify/all-detections';

/** All packs of the library. */
export const EVERY_PACK: readonly RulePack[] = [
  RulePack.securityHub(), RulePack.recommended(), RulePack.operations(), RulePack.tampering(), RulePack.identity(), RulePack.data(),
  RulePack.network(), RulePack.compute(), RulePack.organization(), RulePack.cost(), RulePack.cis(CisVersion.V5_0_0),
  RulePack.outsideRegions(['us-east-1', 'eu-*']),
];

/** The metric filters of all packs, more than one log group takes, and their view `detections`. */
export function everyRuleTemplate(): object {
  const stack = new Stack(new App(), 'EveryRule');
  const bucket = s3.Bucket.fromBucketName(stack, 'Bucket', 'logs');
  new EventCatalog(stack, 'Catalog', { databaseName: DATABASE, bucket, detectionRules: [...EVERY_PACK] });
  new athena.CfnNamedQuery(stack, 'Query', { name: DETECTIONS_QUERY, database: DATABASE, queryString: 'SELECT event_id, rule FROM detections' });
  for (const rule of rules()) {
    new logs.CfnMetricFilter(stack, `Filter-${rule.id}`, {
      filterName: rule.id,
      logGroupName: 'trail',
      filterPattern: rule.pattern.logPatternString,
      metricTransformations: [{ metricNamespace: 'Audit', metricName: rule.id, metricValue: '1' }],
    });
  }
  return Template.fromStack(stack).toJSON();
}

function rules(): Iterable<DetectionRule> {
  return new Map(EVERY_PACK.flatMap((pack) => pack.rules).map((rule) => [rule.id, rule])).values();
}
