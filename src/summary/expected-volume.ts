import { Token } from 'aws-cdk-lib';
import { ValidationError } from '../private/errors';

/** What is expected in a month, of all accounts and Regions: `summary` says what that costs. */
export interface ExpectedVolume {
  /**
   * How many management events are recorded in a month.
   *
   * @default 1_000_000
   */
  readonly managementEvents?: number;

  /**
   * How many data events and network activity events are recorded in a month.
   *
   * @default 0
   */
  readonly dataEvents?: number;

  /**
   * How many gigabytes queries scan in a month.
   *
   * @default 100
   */
  readonly scannedGigabytes?: number;
}

const DEFAULTS: Required<ExpectedVolume> = { managementEvents: 1_000_000, dataEvents: 0, scannedGigabytes: 100 };

/** The volume with its defaults. */
export function resolveVolume(volume: ExpectedVolume = {}): Required<ExpectedVolume> {
  for (const [name, value] of Object.entries(volume)) {
    if (value === undefined || Token.isUnresolved(value) || (Number.isFinite(value) && value >= 0)) continue;
    throw new ValidationError(`expectedVolume: ${name} must be a number, at least 0; got ${value}`);
  }
  const given = Object.fromEntries(Object.entries(volume).filter(([, value]) => value !== undefined && !Token.isUnresolved(value)));
  return { ...DEFAULTS, ...given };
}
