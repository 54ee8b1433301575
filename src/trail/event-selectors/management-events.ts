import { ReadWriteType } from 'aws-cdk-lib/aws-cloudtrail';
import { selectReadWriteType, equalTo, Selector } from './field-selectors';
import { ValidationError } from '../../private/errors';

const KMS = 'kms.amazonaws.com';
const RDS_DATA = 'rdsdata.amazonaws.com';

/**
 * Which management events are recorded: what is done to resources, and who signs in. The first copy in an account is free.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html
 */
export class ManagementEvents {
  /** Every management event: what compliance asks for, and what rules and queries take for granted. */
  public static all(): ManagementEvents {
    return new ManagementEvents(ReadWriteType.ALL, []);
  }

  /** Calls that read alone. No rule about a change matches, and Security Hub control CloudTrail.1 fails. */
  public static readOnly(): ManagementEvents {
    return new ManagementEvents(ReadWriteType.READ_ONLY, []);
  }

  /**
   * Calls that change something alone. Who looked around before an attack is not seen, and Security Hub control
   * CloudTrail.1 fails.
   */
  public static writeOnly(): ManagementEvents {
    return new ManagementEvents(ReadWriteType.WRITE_ONLY, []);
  }

  /** None: for a second trail of data events alone. Rules and queries about management events find nothing. */
  public static none(): ManagementEvents {
    return new ManagementEvents(ReadWriteType.NONE, []);
  }

  /** The read/write type of the recorded management events; `NONE` if no management events are recorded. */
  public readonly readWriteType: ReadWriteType;

  /** The event sources that are left out. */
  public readonly excludedSources: string[];

  private constructor(readWriteType: ReadWriteType, excludedSources: string[]) {
    this.readWriteType = readWriteType;
    this.excludedSources = excludedSources;
  }

  /**
   * Without the events of KMS, which are many where much is encrypted. Whoever disables a key, schedules its deletion or
   * decrypts with it is then not seen: Security Hub control CloudWatch.7 fails, and rules about keys never match.
   */
  public excludingKms(): ManagementEvents {
    return this.excluding(KMS);
  }

  /** Without the events of the RDS Data API: SQL statements that are run through it are then not seen. */
  public excludingRdsData(): ManagementEvents {
    return this.excluding(RDS_DATA);
  }

  /**
   * @internal
   */
  public get _isAll(): boolean {
    return this.readWriteType === ReadWriteType.ALL && this.excludedSources.length === 0;
  }

  /** @internal */
  public _selectors(): Selector[] {
    if (this.readWriteType === ReadWriteType.NONE) return [];
    const excluded = this.excludedSources.length > 0 ? [{ field: 'eventSource', notEquals: this.excludedSources }] : [];
    return [{
      name: 'management',
      fieldSelectors: [equalTo('eventCategory', 'Management'), ...selectReadWriteType(this.readWriteType), ...excluded],
    }];
  }

  private excluding(source: string): ManagementEvents {
    if (this.readWriteType === ReadWriteType.NONE) throw new ValidationError(`managementEvents: none are recorded, so '${source}' cannot be left out of them`);
    return new ManagementEvents(this.readWriteType, [...new Set([...this.excludedSources, source])]);
  }
}
