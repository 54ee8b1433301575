export type Scanner = 'cdk-nag' | 'the CDK' | 'cfn-lint' | 'checkov';

/** What a scanner says of one resource. */
export interface Finding {
  readonly scanner: Scanner;
  /** As the scanner names the rule; what differs from stack to stack is in angle brackets. */
  readonly id: string;
  readonly stack: string;
  /** Path of the resource's construct within `CloudTrailAnalytics`. */
  readonly place: string;
  readonly message: string;
}

/** For each stack, the place of each resource by its logical id. */
export type Places = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What the program beside cdk-nag writes. */
export interface NagResult {
  readonly findings: readonly Finding[];
  readonly places: Places;
}

/** The place of a resource that another scanner found in a template. */
export function placeOf(places: Places, stack: string, logicalId: string): string {
  const place = places[stack]?.[logicalId];
  if (place === undefined) throw new Error(`no resource '${logicalId}' in stack ${stack}`);
  return place;
}
