/** Severity of a detection. */
export enum Severity {
  /** Requires an immediate response, at any time of the day. */
  CRITICAL = 'CRITICAL',

  /** Requires a response within one hour. */
  HIGH = 'HIGH',

  /** Requires a review on the same day. */
  MEDIUM = 'MEDIUM',

  /** Requires a review at the next opportunity. */
  LOW = 'LOW',

  /** Requires no response. */
  INFORMATIONAL = 'INFORMATIONAL',
}

const ORDER = [Severity.INFORMATIONAL, Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL];

/** Checks whether a severity is equal to or higher than a minimum. */
export function isAtLeast(severity: Severity, minSeverity: Severity): boolean {
  return ORDER.indexOf(severity) >= ORDER.indexOf(minSeverity);
}
