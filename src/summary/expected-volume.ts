import { Token } from 'aws-cdk-lib';
import { ValidationError } from '../private/errors';

/** Estimated monthly volume of all accounts and Regions, used for the cost in `summary`. */
export interface ExpectedVolume {
  /**
   * Number of recorded management events per month.
   *
   * @default 1_000_000
   */
  readonly managementEvents?: number;

  /**
   * Number of recorded data events and network activity events per month.
   *
   * @default 0
   */
  readonly dataEvents?: number;

  /**
   * Gigabytes that queries scan per month.
   *
   * @default 100
   */
  readonly scannedGigabytes?: number;
}

const DEFAULTS: Required<ExpectedVolume> = { managementEvents: 1_000_000, dataEvents: 0, scannedGigabytes: 100 };

/** Validates a volume and adds the defaults. */
export function resolveVolume(volume: ExpectedVolume = {}): Required<ExpectedVolume> {
  for (const [name, value] of Object.entries(volume)) {
    if (value === undefined || Token.isUnresolved(value) || (Number.isFinite(value) && value >= 0)) continue;
    throw new ValidationError(`expectedVolume: ${name} must be a number of 0 or more; got ${value}`);
  }
  const given = Object.fromEntries(Object.entries(volume).filter(([, value]) => value !== undefined && !Token.isUnresolved(value)));
  return { ...DEFAULTS, ...given };
}
