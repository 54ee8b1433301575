/** Version of the CIS AWS Foundations Benchmark. All of these versions require metric filters and alarms. */
export enum CisVersion {
  /** Version 1.4.0: controls 4.1 to 4.15. */
  V1_4_0 = '1.4.0',

  /** Version 1.5.0: controls 4.1 to 4.15. */
  V1_5_0 = '1.5.0',

  /** Version 2.0.0: controls 4.1 to 4.15. */
  V2_0_0 = '2.0.0',

  /** Version 3.0.0: controls 4.1 to 4.15. */
  V3_0_0 = '3.0.0',

  /** Version 4.0.0: controls 4.1 to 4.15. */
  V4_0_0 = '4.0.0',

  /** Version 5.0.0: controls 4.1 to 4.15. */
  V5_0_0 = '5.0.0',

  /** Version 6.0.0: controls 5.1 to 5.15. */
  V6_0_0 = '6.0.0',

  /** Version 7.0.0: controls 5.1 to 5.15. */
  V7_0_0 = '7.0.0',
}

/** Profile level of the CIS AWS Foundations Benchmark. */
export enum CisLevel {
  /** Level 1: basic security recommendations for every account. */
  LEVEL_1 = 'LEVEL_1',

  /** Level 2: defense in depth. It includes all recommendations of level 1. */
  LEVEL_2 = 'LEVEL_2',
}

/** Options for `RulePack.cis()`. */
export interface CisOptions {
  /**
   * The profile level of the rules.
   *
   * @default CisLevel.LEVEL_2
   */
  readonly level?: CisLevel;
}
