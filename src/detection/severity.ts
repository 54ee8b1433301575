/** How much a detection matters. */
export enum Severity {
  /** Somebody should be woken. */
  CRITICAL = 'CRITICAL',

  /** Somebody should look at it within the hour. */
  HIGH = 'HIGH',

  /** Somebody should look at it today. */
  MEDIUM = 'MEDIUM',

  /** Worth a look when there is time. */
  LOW = 'LOW',

  /** For the record. */
  INFORMATIONAL = 'INFORMATIONAL',
}

const ORDER = [Severity.INFORMATIONAL, Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL];

/** Whether a severity is another one or above it. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return ORDER.indexOf(severity) >= ORDER.indexOf(least);
}
