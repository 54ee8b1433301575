import { Token } from 'aws-cdk-lib';
import { equalTo, matchFields, Selector } from './field-selectors';
import { ValueMatch } from './value-match';
import { ValidationError } from '../../private/errors';

const SOURCE_PATTERN = /^[a-z0-9-]+\.amazonaws\.com$/;
/** The only error code that CloudTrail can select. */
const ACCESS_DENIED = 'VpceAccessDenied';

/** Which network activity events of a service are recorded. */
export interface NetworkActivityOptions {
  /**
   * Whether only requests are recorded that the policy of a VPC endpoint denied.
   *
   * @default false
   */
  readonly deniedOnly?: boolean;

  /**
   * Name of the event, e.g. `PutObject`.
   *
   * @default - any
   */
  readonly eventName?: ValueMatch;

  /**
   * Id of the VPC endpoint.
   *
   * @default - any
   */
  readonly vpcEndpointId?: ValueMatch;

  /**
   * ARN of whoever acts (`userIdentity.arn`).
   *
   * @default - any
   */
  readonly principalArn?: ValueMatch;
}

/**
 * Network activity events that are recorded: requests to one service through the VPC endpoints of the account. CloudTrail
 * bills each of them.
 *
 * They go to the archive, as the table `network_activity`. AWS does not say that they reach CloudWatch Logs, so do not count
 * on alarms about them.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-network-events-with-cloudtrail.html
 */
export class NetworkActivityEvents {
  /**
   * Requests to a service.
   *
   * Fails when the event source is not a service's, e.g. `kms.amazonaws.com`.
   *
   * @param eventSource the service, as records spell it
   * @param options which of the requests; by default all of them
   */
  public static of(eventSource: string, options: NetworkActivityOptions = {}): NetworkActivityEvents {
    if (!Token.isUnresolved(eventSource) && !SOURCE_PATTERN.test(eventSource)) {
      throw new ValidationError(`eventSource must be that of a service, such as 'kms.amazonaws.com'; got '${eventSource}'`);
    }
    return new NetworkActivityEvents(eventSource, options);
  }

  /** The service, as records spell it. */
  public readonly eventSource: string;

  private constructor(eventSource: string, private readonly options: NetworkActivityOptions) {
    this.eventSource = eventSource;
  }

  /** @internal */
  public _selector(): Selector {
    const { deniedOnly, eventName, vpcEndpointId, principalArn } = this.options;
    return {
      name: `network ${this.eventSource}`,
      fieldSelectors: [
        equalTo('eventCategory', 'NetworkActivity'),
        equalTo('eventSource', this.eventSource),
        ...(deniedOnly ? [equalTo('errorCode', ACCESS_DENIED)] : []),
        ...matchFields({ eventName, vpcEndpointId, 'userIdentity.arn': principalArn }),
      ],
    };
  }
}
