import { ReadWriteType } from 'aws-cdk-lib/aws-cloudtrail';
import { selectEqual, selectReadWriteType, Selector } from './value-match';
import { ValidationError } from '../../private/errors';

const KMS = 'kms.amazonaws.com';
const RDS_DATA = 'rdsdata.amazonaws.com';

/**
 * Management events to record: management operations on resources, and sign-in events. The first copy in an account is free of
 * charge.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html
 */
export class ManagementEvents {
  /** Records all management events, as compliance standards, rules and queries require. */
  public static all(): ManagementEvents {
    return new ManagementEvents(ReadWriteType.ALL, []);
  }

  /** Records only read events. Rules for changes do not match, and the Security Hub control CloudTrail.1 fails. */
  public static readOnly(): ManagementEvents {
    return new ManagementEvents(ReadWriteType.READ_ONLY, []);
  }

  /**
   * Records only write events. Reconnaissance before an attack is not recorded, and the Security Hub control CloudTrail.1 fails.
   */
  public static writeOnly(): ManagementEvents {
    return new ManagementEvents(ReadWriteType.WRITE_ONLY, []);
  }

  /** Records no management events, for an additional trail that records only other events. Rules and queries for management events find no events. */
  public static none(): ManagementEvents {
    return new ManagementEvents(ReadWriteType.NONE, []);
  }

  /** The read/write type of the recorded management events; `NONE` if no management events are recorded. */
  public readonly readWriteType: ReadWriteType;

  /** The excluded event sources. */
  public readonly excludedSources: string[];

  private constructor(readWriteType: ReadWriteType, excludedSources: string[]) {
    this.readWriteType = readWriteType;
    this.excludedSources = excludedSources;
  }

  /**
   * Excludes events of AWS KMS, which have a high volume in accounts that encrypt many resources. Decryption with a key and changes
   * to keys, such as a scheduled deletion, are then not recorded. The Security Hub control CloudWatch.7 fails, and rules for keys
   * do not match.
   */
  public excludingKms(): ManagementEvents {
    return this.exclude(KMS);
  }

  /** Excludes events of the Amazon RDS Data API. SQL statements that it runs are then not recorded. */
  public excludingRdsData(): ManagementEvents {
    return this.exclude(RDS_DATA);
  }

  /**
   * Indicates whether all management events are recorded.
   *
   * @internal
   */
  public get _isAll(): boolean {
    return this.readWriteType === ReadWriteType.ALL && this.excludedSources.length === 0;
  }

  /** @internal */
  public _renderSelectors(): Selector[] {
    if (this.readWriteType === ReadWriteType.NONE) return [];
    const excluded = this.excludedSources.length > 0 ? [{ field: 'eventSource', notEquals: this.excludedSources }] : [];
    return [{
      name: 'management',
      fieldSelectors: [selectEqual('eventCategory', 'Management'), ...selectReadWriteType(this.readWriteType), ...excluded],
    }];
  }

  private exclude(source: string): ManagementEvents {
    if (this.readWriteType === ReadWriteType.NONE) {
      throw new ValidationError(`managementEvents must record events to exclude '${source}'; got ManagementEvents.none()`);
    }
    return new ManagementEvents(this.readWriteType, [...new Set([...this.excludedSources, source])]);
  }
}
