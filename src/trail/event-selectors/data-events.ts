import { ReadWriteType } from 'aws-cdk-lib/aws-cloudtrail';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { DataResource } from './data-resource';
import { selectEqual, selectFields, selectReadWriteType, Selector, ValueMatch } from './value-match';
import { ValidationError } from '../../private/errors';

/** Options for `DataEvents`. */
export interface DataEventOptions {
  /**
   * The read/write type of the events. `ReadWriteType.NONE` is not accepted.
   *
   * @default ReadWriteType.ALL
   */
  readonly readWriteType?: ReadWriteType;

  /**
   * ARN of the resource. The ARN of an S3 object begins with the ARN of its bucket and `/`.
   *
   * @default - all resources
   */
  readonly resourceArn?: ValueMatch;

  /**
   * Name of the event, such as `PutObject`.
   *
   * @default - all event names
   */
  readonly eventName?: ValueMatch;

  /**
   * ARN of the calling principal (`userIdentity.arn`). For a role, this is the ARN of the session, which begins with
   * `arn:aws:sts::111122223333:assumed-role/Deploy/`.
   *
   * @default - all principals
   */
  readonly principalArn?: ValueMatch;

  /**
   * The service, such as `lifecycle.s3.amazonaws.com` for actions of S3 Lifecycle.
   *
   * @default - all services
   */
  readonly eventSource?: ValueMatch;

  /**
   * Type of the event, such as `AwsServiceEvent`.
   *
   * @default - all event types
   */
  readonly eventType?: ValueMatch;

  /**
   * Whether to record only events of console sessions (true), or only other events (false).
   *
   * @default - both
   */
  readonly fromConsole?: boolean;
}

/**
 * Data events to record: operations on the data in resources of one type. Data events can have a high volume, and CloudTrail
 * charges for each event. Therefore, record only the events that you need.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export class DataEvents {
  /**
   * Records data events of a resource type.
   *
   * Throws an error if `readWriteType` is `NONE`.
   *
   * @param resource the resource type
   * @param options conditions on the events; by default, all data events of the resource type are recorded
   */
  public static of(resource: DataResource, options: DataEventOptions = {}): DataEvents {
    return new DataEvents(resource, options);
  }

  /**
   * Records data events of the objects in specific buckets.
   *
   * Throws an error if the list of buckets is empty, or if `resourceArn` includes resources. `resourceArn` can only exclude objects
   * in the buckets.
   *
   * @param buckets the buckets
   * @param options conditions on the events; by default, all data events of the objects are recorded
   */
  public static forBuckets(buckets: s3.IBucket[], options: DataEventOptions = {}): DataEvents {
    if (buckets.length === 0) throw new ValidationError('buckets must contain at least one bucket; got an empty list');
    if (options.resourceArn?._includes) {
      throw new ValidationError('resourceArn must only exclude objects in the buckets; got included values: '
        + 'use DataEvents.of(DataResource.S3_OBJECT) for them');
    }
    const objects = ValueMatch.startsWith(buckets.map((bucket) => `${bucket.bucketArn}/`));
    return new DataEvents(DataResource.S3_OBJECT, {
      ...options, resourceArn: options.resourceArn ? objects.combinedWith(options.resourceArn) : objects,
    });
  }

  /** The resource type. */
  public readonly resource: DataResource;

  private constructor(resource: DataResource, private readonly options: DataEventOptions) {
    if (options.readWriteType === ReadWriteType.NONE) {
      throw new ValidationError('readWriteType of data events must be ALL, READ_ONLY or WRITE_ONLY; got NONE');
    }
    this.resource = resource;
  }

  /**
   * Indicates whether the events of all buckets are recorded. Conditions on other fields than the resource and the event name are ignored.
   *
   * @internal
   */
  public get _isEveryBucket(): boolean {
    const { resourceArn, eventName } = this.options;
    return this._isObject && !resourceArn?._includes && !eventName?._includes;
  }

  /**
   * Indicates whether the resource type is an S3 object.
   *
   * @internal
   */
  public get _isObject(): boolean {
    return this.resource.resourceType === DataResource.S3_OBJECT.resourceType;
  }

  /**
   * @param excludedObjects prefixes of the ARNs of objects to exclude
   * @internal
   */
  public _renderSelector(excludedObjects: string[]): Selector {
    const { readWriteType, resourceArn, eventName, principalArn, eventSource, eventType, fromConsole } = this.options;
    return {
      name: `data ${this.resource.resourceType}`,
      fieldSelectors: [
        selectEqual('eventCategory', 'Data'),
        selectEqual('resources.type', this.resource.resourceType),
        ...selectReadWriteType(readWriteType),
        ...selectFields({
          'resources.ARN': this._isObject ? excludeObjects(excludedObjects, resourceArn) : resourceArn,
          eventName,
          'userIdentity.arn': principalArn,
          eventSource,
          eventType,
          'sessionCredentialFromConsole': matchConsoleSession(fromConsole),
        }),
      ],
    };
  }
}

function excludeObjects(prefixes: string[], match?: ValueMatch): ValueMatch | undefined {
  if (prefixes.length === 0) return match;
  const others = ValueMatch.notStartsWith(prefixes);
  return match ? match.combinedWith(others) : others;
}

/** Matches the field `sessionCredentialFromConsole`, which is absent instead of false in other events. */
function matchConsoleSession(fromConsole?: boolean): ValueMatch | undefined {
  if (fromConsole === undefined) return undefined;
  return fromConsole ? ValueMatch.equalTo(['true']) : ValueMatch.notEqualTo(['true']);
}
