import { IResource, Stack, Token, TokenComparison } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { ValidationError } from './errors';

/** Validates that a resource is in the same Region as another resource, or as the stack of the scope. */
export function validateSameRegion(scope: IConstruct, prop: string, resource: IResource, otherName: string, other?: IResource): void {
  const region = other?.env.region ?? Stack.of(scope).region;
  if (differ(resource.env.region, region)) {
    throw new ValidationError(`${prop} must be in the Region of ${otherName}, ${region}; got one in ${resource.env.region}`);
  }
}

/**
 * Checks whether a resource belongs to another account than the stack, or can belong to another account because only one of the two
 * accounts is known at synthesis.
 */
export function isForeign(scope: IConstruct, resource: IResource): boolean {
  const comparison = Token.compareStrings(resource.env.account, Stack.of(scope).account);
  return comparison === TokenComparison.DIFFERENT || comparison === TokenComparison.ONE_UNRESOLVED;
}

/** Checks whether two values are known at synthesis and differ. */
export function differ(one: string, other: string): boolean {
  return Token.compareStrings(one, other) === TokenComparison.DIFFERENT;
}
