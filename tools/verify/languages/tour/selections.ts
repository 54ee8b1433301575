import type { Stack } from 'aws-cdk-lib';
import type { Modules } from './modules';

/** What a trail records, and what it leaves out. */
export function selections({ analytics, s3 }: Modules, stack: Stack): void {
  const sessions = analytics.ValueMatch.startsWith(['arn:aws:sts::']).combinedWith(analytics.ValueMatch.notEndsWith(['/scanner']));
  stack.addMetadata('ValueMatch.valueCount', sessions.valueCount);
  const lambda = analytics.DataEvents.of(analytics.DataResource.LAMBDA_FUNCTION, {
    readWriteType: 'WriteOnly' as never,
    eventName: analytics.ValueMatch.equalTo(['Invoke']),
    eventSource: analytics.ValueMatch.notEqualTo(['example.amazonaws.com']),
    eventType: analytics.ValueMatch.equalTo(['AwsApiCall']),
    fromConsole: false,
    principalArn: sessions,
    resourceArn: analytics.ValueMatch.endsWith([':function:payments']),
  });
  stack.addMetadata('DataEvents.resource', lambda.resource.resourceType);
  const objects = analytics.DataEvents.forBuckets([s3.Bucket.fromBucketName(stack, 'Payroll', 'example-payroll')], {
    resourceArn: analytics.ValueMatch.notStartsWith(['arn:aws:s3:::example-payroll/tmp/']),
  });
  const network = analytics.NetworkActivityEvents.of('kms.amazonaws.com', {
    deniedOnly: true,
    principalArn: sessions,
    vpcEndpointId: analytics.ValueMatch.equalTo(['vpce-0123456789abcdef0']),
  });
  stack.addMetadata('NetworkActivityEvents.eventSource', network.eventSource);
  const insights = analytics.ApiInsights.callRate();
  stack.addMetadata('ApiInsights.categories', insights.categories);
  stack.addMetadata('ApiInsights.insightType', insights.insightType);
  const management = analytics.ManagementEvents.writeOnly().excludingKms().excludingRdsData();
  stack.addMetadata('ManagementEvents.access', management.readWriteType);
  stack.addMetadata('ManagementEvents.excludedSources', management.excludedSources);
  stack.addMetadata('ManagementEvents.readOnly', analytics.ManagementEvents.readOnly().readWriteType);
  stack.addMetadata('ManagementEvents.none', analytics.ManagementEvents.none().excludedSources);
  new analytics.CloudTrailAnalytics(stack, 'Audit', {
    source: analytics.RecordSource.trail({
      managementEvents: management,
      dataEvents: [
        lambda, objects,
        analytics.DataEvents.of(analytics.DataResource.of('AWS::DynamoDB::Table')),
      ],
      networkActivity: [network, analytics.NetworkActivityEvents.of('ec2.amazonaws.com', { eventName: analytics.ValueMatch.equalTo(['RunInstances']) })],
      insights: [insights],
    }),
  });
}
