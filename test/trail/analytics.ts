import { StackProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { AccountScope, CloudTrailAnalytics, CloudTrailAnalyticsProps } from '../../src';
import { Synthesised, synthesise } from '../template';

export const env = { account: '111122223333', region: 'eu-west-1' };
export const organizationId = 'o-exampleorgid';
export const accounts = AccountScope.listed(['111122223333', '444455556666']);

/** A synthesised stack and its construct. */
export interface SynthesisedAnalytics extends Synthesised {
  readonly audit: CloudTrailAnalytics;
}

/** Synthesises a stack with a `CloudTrailAnalytics`. */
export function synthesiseAnalytics(
  props: (scope: Construct) => CloudTrailAnalyticsProps, stackProps: StackProps = { env },
): SynthesisedAnalytics {
  let audit!: CloudTrailAnalytics;
  const synthesised = synthesise((scope) => {
    audit = new CloudTrailAnalytics(scope, 'Audit', { resourceNamePrefix: 'audit', ...props(scope) });
  }, stackProps);
  return { ...synthesised, audit };
}

/** Finds the bucket policy of the archive. */
export function findArchivePolicy(template: Template): { Statement: { Sid?: string }[] } {
  const policies = Object.values(template.findResources('AWS::S3::BucketPolicy')).map(({ Properties }) => Properties.PolicyDocument);
  return policies.find(({ Statement }) => Statement.some(({ Sid }: { Sid?: string }) => Sid === 'AWSCloudTrailAclCheck20150319'));
}

export function formatArn(rest: string): unknown {
  return { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:${rest}`]] };
}
