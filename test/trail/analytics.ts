import { StackProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { AccountScope, CloudTrailAnalytics, CloudTrailAnalyticsProps } from '../../src';
import { Synthesised, synthesise } from '../template';

export const env = { account: '111122223333', region: 'eu-west-1' };
export const organizationId = 'o-exampleorgid';
export const accounts = AccountScope.listed(['111122223333', '444455556666']);

export interface Made extends Synthesised {
  readonly audit: CloudTrailAnalytics;
}

/** The construct in a stack, and what came of it. */
export function analytics(props: (scope: Construct) => CloudTrailAnalyticsProps, stackProps: StackProps = { env }): Made {
  let audit!: CloudTrailAnalytics;
  const synthesised = synthesise((scope) => {
    audit = new CloudTrailAnalytics(scope, 'Audit', { resourceNamePrefix: 'audit', ...props(scope) });
  }, stackProps);
  return { ...synthesised, audit };
}

export function archivePolicy(template: Template): { Statement: { Sid?: string }[] } {
  const policies = Object.values(template.findResources('AWS::S3::BucketPolicy')).map(({ Properties }) => Properties.PolicyDocument);
  return policies.find(({ Statement }) => Statement.some(({ Sid }: { Sid?: string }) => Sid === 'AWSCloudTrailAclCheck20150319'));
}

export function arn(rest: string): unknown {
  return { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:${rest}`]] };
}
