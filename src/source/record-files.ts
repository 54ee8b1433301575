import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { AccountScope } from '../tables/account-scope';

/** Where log files are, and what they hold. */
export interface RecordFiles {
  /** Holds the log files. */
  readonly bucket: s3.IBucket;

  /**
   * Stands in front of `AWSLogs/` in the keys of the log files, without a slash at its end.
   *
   * @default - keys begin with `AWSLogs/`
   */
  readonly keyPrefix?: string;

  /**
   * Id of the organization that stands behind `AWSLogs/` in the keys of an organization trail's log files.
   *
   * @default - the account's id follows `AWSLogs/`
   */
  readonly organizationId?: string;

  /**
   * The accounts whose records can be queried.
   *
   * @default AccountScope.own()
   */
  readonly accounts?: AccountScope;

  /**
   * Whether the trail records requests through VPC endpoints.
   *
   * @default false
   */
  readonly networkActivity?: boolean;

  /**
   * Whether the trail records CloudTrail Insights.
   *
   * @default false
   */
  readonly insights?: boolean;

  /**
   * Encrypts the log files, so whoever queries them must be allowed to use it.
   *
   * @default - S3 encrypts the log files with a key of its own
   */
  readonly evidenceKey?: kms.IKey;
}
