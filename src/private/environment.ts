import { IResource, Stack, Token, TokenComparison } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { ValidationError } from './errors';

/** Refuses a resource in another Region than the one it works with: `other`, or the stack where there is none. */
export function validateSameRegion(scope: IConstruct, prop: string, resource: IResource, otherName: string, other?: IResource): void {
  const region = other?.env.region ?? Stack.of(scope).region;
  if (differ(resource.env.region, region)) {
    throw new ValidationError(`${prop} must be in the Region of ${otherName}, ${region}; got one in ${resource.env.region}`);
  }
}

/** Whether a resource is another account's, as far as is known; where one of the accounts is not, it is taken for another's. */
export function isForeign(scope: IConstruct, resource: IResource): boolean {
  const comparison = Token.compareStrings(resource.env.account, Stack.of(scope).account);
  return comparison === TokenComparison.DIFFERENT || comparison === TokenComparison.ONE_UNRESOLVED;
}

/** Whether two values are known, and not the same. */
export function differ(one: string, other: string): boolean {
  return Token.compareStrings(one, other) === TokenComparison.DIFFERENT;
}
