import { Token } from 'aws-cdk-lib';
import { selectEqual, selectFields, Selector, ValueMatch } from './value-match';
import { ValidationError } from '../../private/errors';

const SOURCE_PATTERN = /^[a-z0-9-]+\.amazonaws\.com$/;
/** The only error code that CloudTrail supports in event selectors. */
const ACCESS_DENIED = 'VpceAccessDenied';

/** Options for `NetworkActivityEvents`. */
export interface NetworkActivityOptions {
  /**
   * Whether to record only requests that the policy of a VPC endpoint denies.
   *
   * @default false
   */
  readonly deniedOnly?: boolean;

  /**
   * Name of the event, such as `PutObject`.
   *
   * @default - all event names
   */
  readonly eventName?: ValueMatch;

  /**
   * ID of the VPC endpoint.
   *
   * @default - all VPC endpoints
   */
  readonly vpcEndpointId?: ValueMatch;

  /**
   * ARN of the calling principal (`userIdentity.arn`).
   *
   * @default - all principals
   */
  readonly principalArn?: ValueMatch;
}

/**
 * Network activity events to record: requests to a service through the VPC endpoints of the account. CloudTrail charges for each
 * event.
 *
 * The events are delivered to the archive and are in the table `network_activity`. AWS does not document their delivery to
 * CloudWatch Logs. Therefore, do not use alarms for these events.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-network-events-with-cloudtrail.html
 */
export class NetworkActivityEvents {
  /**
   * Records requests to a service.
   *
   * Throws an error if the event source is not the name of a service, such as `kms.amazonaws.com`.
   *
   * @param eventSource the service, as in the field `eventSource`
   * @param options conditions on the requests; by default, all requests are recorded
   */
  public static of(eventSource: string, options: NetworkActivityOptions = {}): NetworkActivityEvents {
    if (!Token.isUnresolved(eventSource) && !SOURCE_PATTERN.test(eventSource)) {
      throw new ValidationError(`eventSource must be the name of a service, such as 'kms.amazonaws.com'; got '${eventSource}'`);
    }
    return new NetworkActivityEvents(eventSource, options);
  }

  /** The service, as in the field `eventSource`. */
  public readonly eventSource: string;

  private constructor(eventSource: string, private readonly options: NetworkActivityOptions) {
    this.eventSource = eventSource;
  }

  /** @internal */
  public _renderSelector(): Selector {
    const { deniedOnly, eventName, vpcEndpointId, principalArn } = this.options;
    return {
      name: `network ${this.eventSource}`,
      fieldSelectors: [
        selectEqual('eventCategory', 'NetworkActivity'),
        selectEqual('eventSource', this.eventSource),
        ...(deniedOnly ? [selectEqual('errorCode', ACCESS_DENIED)] : []),
        ...selectFields({ eventName, vpcEndpointId, 'userIdentity.arn': principalArn }),
      ],
    };
  }
}
