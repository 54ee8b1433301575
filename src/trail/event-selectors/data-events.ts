import { ReadWriteType } from 'aws-cdk-lib/aws-cloudtrail';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { DataResource } from './data-resource';
import { selectReadWriteType, equalTo, matchFields, Selector } from './field-selectors';
import { ValueMatch } from './value-match';
import { ValidationError } from '../../private/errors';

/** Which data events of a type of resource are recorded. */
export interface DataEventOptions {
  /**
   * Whether reads, writes or both are recorded.
   *
   * @default ReadWriteType.ALL
   */
  readonly readWriteType?: ReadWriteType;

  /**
   * ARN of the resource. That of an object in a bucket begins with the bucket's ARN and `/`.
   *
   * @default - any
   */
  readonly resourceArn?: ValueMatch;

  /**
   * Name of the event, e.g. `PutObject`.
   *
   * @default - any
   */
  readonly eventName?: ValueMatch;

  /**
   * ARN of whoever acts (`userIdentity.arn`). That of a role is the session's, which begins with
   * `arn:aws:sts::111122223333:assumed-role/Deploy/`.
   *
   * @default - any
   */
  readonly principalArn?: ValueMatch;

  /**
   * The service, e.g. `lifecycle.s3.amazonaws.com` for what S3 itself does to objects.
   *
   * @default - any
   */
  readonly eventSource?: ValueMatch;

  /**
   * Kind of the record, e.g. `AwsServiceEvent`.
   *
   * @default - any
   */
  readonly eventType?: ValueMatch;

  /**
   * Whether the event must come from a session of the console (true), or must not (false).
   *
   * @default - either
   */
  readonly fromConsole?: boolean;
}

/**
 * Data events that are recorded: what is done with the data in resources of one type. They are many, and CloudTrail bills
 * each of them, so say which you want.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export class DataEvents {
  /**
   * Data events of a type of resource.
   *
   * @param resource the type
   * @param options which of its events; by default all of them
   */
  public static of(resource: DataResource, options: DataEventOptions = {}): DataEvents {
    return new DataEvents(resource, options);
  }

  /**
   * Data events of the objects in certain buckets.
   *
   * Fails when there is no bucket, and when `resourceArn` includes resources: the buckets say already which; it can
   * leave out some of their objects.
   *
   * @param buckets the buckets
   * @param options which events of their objects; by default all of them
   */
  public static forBuckets(buckets: s3.IBucket[], options: DataEventOptions = {}): DataEvents {
    if (buckets.length === 0) throw new ValidationError('buckets must have at least one; got an empty list');
    if (options.resourceArn?._includes) {
      throw new ValidationError('resourceArn can only leave out objects of the buckets; got one that includes: use DataEvents.of(DataResource.S3_OBJECT)');
    }
    const objects = ValueMatch.startsWith(buckets.map((bucket) => `${bucket.bucketArn}/`));
    return new DataEvents(DataResource.S3_OBJECT, {
      ...options, resourceArn: options.resourceArn ? objects.combinedWith(options.resourceArn) : objects,
    });
  }

  /** The type of resource. */
  public readonly resource: DataResource;

  private constructor(resource: DataResource, private readonly options: DataEventOptions) {
    if (options.readWriteType === ReadWriteType.NONE) {
      throw new ValidationError('readWriteType of data events must be ALL, READ_ONLY or WRITE_ONLY; got NONE');
    }
    this.resource = resource;
  }

  /**
   * Whether all events of all buckets are recorded, as far as this selection goes.
   *
   * @internal
   */
  public get _isEveryBucket(): boolean {
    const { resourceArn, eventName } = this.options;
    return this._isOfObjects && !resourceArn?._includes && !eventName?._includes;
  }

  /** @internal */
  public get _isOfObjects(): boolean {
    return this.resource.resourceType === DataResource.S3_OBJECT.resourceType;
  }

  /**
   * @param excludedObjects beginnings of the ARNs of objects that must not be recorded
   * @internal
   */
  public _selector(excludedObjects: string[]): Selector {
    const { readWriteType, resourceArn, eventName, principalArn, eventSource, eventType, fromConsole } = this.options;
    return {
      name: `data ${this.resource.resourceType}`,
      fieldSelectors: [
        equalTo('eventCategory', 'Data'),
        equalTo('resources.type', this.resource.resourceType),
        ...selectReadWriteType(readWriteType),
        ...matchFields({
          'resources.ARN': this._isOfObjects ? without(excludedObjects, resourceArn) : resourceArn,
          eventName,
          'userIdentity.arn': principalArn,
          eventSource,
          eventType,
          'sessionCredentialFromConsole': consoleSession(fromConsole),
        }),
      ],
    };
  }
}

function without(beginnings: string[], match?: ValueMatch): ValueMatch | undefined {
  if (beginnings.length === 0) return match;
  const others = ValueMatch.notStartsWith(beginnings);
  return match ? match.combinedWith(others) : others;
}

/** The field is absent, not false, for an event that has nothing to do with the console. */
function consoleSession(fromConsole?: boolean): ValueMatch | undefined {
  if (fromConsole === undefined) return undefined;
  return fromConsole ? ValueMatch.equalTo(['true']) : ValueMatch.notEqualTo(['true']);
}
