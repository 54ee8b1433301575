export type Scanner = 'cdk-nag' | 'the CDK' | 'cfn-lint' | 'checkov';

/** A finding of a scanner for a resource. */
export interface Finding {
  readonly scanner: Scanner;
  /** The rule ID of the scanner. Values that differ between stacks are replaced by names in angle brackets. */
  readonly id: string;
  readonly stack: string;
  /** The construct path of the resource, relative to `CloudTrailAnalytics`. */
  readonly constructPath: string;
  readonly message: string;
}

/** The construct paths of the resources by stack and logical ID. */
export type ConstructPaths = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The output of the cdk-nag app. */
export interface NagResult {
  readonly findings: readonly Finding[];
  readonly constructPaths: ConstructPaths;
}

/** Returns the construct path of a resource in a template. */
export function getConstructPath(constructPaths: ConstructPaths, stack: string, logicalId: string): string {
  const constructPath = constructPaths[stack]?.[logicalId];
  if (constructPath === undefined) throw new Error(`stack ${stack} has no resource '${logicalId}'`);
  return constructPath;
}

/** Parts of the rule IDs of cdk-nag for wildcards in policies that differ between stacks. */
const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  [/:log-group:[^:]+:/, ':log-group:<log group>:'],
  [/\bo-[a-z0-9]{10,32}/, '<organization>'],
  [/(?<!\d)\d{12}(?!\d)/g, '<account>'],
  [/\b[a-z]{2}-[a-z]+-\d\b/g, '<Region>'],
  [/<\w+ArchiveBucket\w+\.Arn>/, '<archive>'],
  [/:s3:::[^/]+\//, ':s3:::<replica>/'],
];

/** Replaces the parts of a rule ID that differ between stacks. */
export function generalizeId(id: string): string {
  return REPLACEMENTS.reduce((text, [pattern, general]) => text.replace(pattern, general), id);
}
