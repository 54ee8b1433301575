import { CfnResource } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** The request quota of the control planes of CloudWatch Logs, Athena and EventBridge, per second and type of request. */
const MAX_CONCURRENT = 5;

/**
 * Limits the number of resources of one type that CloudFormation creates, updates or deletes at once.
 *
 * CloudFormation creates all resources without dependencies at the same time. With many resources, the service throttles the requests, and
 * the deployment fails when CloudFormation stops retrying them. Therefore, each resource depends on the resource that was added `max` places
 * before it. The resources must not have other dependencies on one another.
 */
export class ConcurrencyLimit {
  private readonly resources: CfnResource[] = [];

  constructor(private readonly max = MAX_CONCURRENT) {}

  /** Adds an L1 resource, or an L2 resource with its default child. */
  public add(construct: Construct): void {
    const resource = CfnResource.isCfnResource(construct) ? construct : construct.node.defaultChild as CfnResource;
    const earlier = this.resources.at(-this.max);
    if (earlier) resource.node.addDependency(earlier);
    this.resources.push(resource);
  }
}
