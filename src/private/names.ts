import { Fn, Names, Stack, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { ValidationError } from './errors';

/** Lower-case words of letters and digits, joined by single hyphens. */
export const ID_PATTERN = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** Maximum length of a prefix. All names that are derived from it are within the limits of their services. */
const MAX_LENGTH = 64;
/** Minimum length of a trail name. */
const MIN_LENGTH = 3;
/** Maximum length of an alarm name, less a hyphen and the longest rule ID. */
const MAX_ALARM_PREFIX_LENGTH = 190;
/** Maximum length of the name of a Logs Insights query, less the longest pack ID and rule ID. */
const MAX_QUERY_PREFIX_LENGTH = 120;

/**
 * The names of the resources of one construct.
 *
 * They are known at synthesis unless the prefix is a token, because bucket and key policies name the trail before it exists
 * and the text of a view names the database.
 */
export class ResourceNames {
  /** Derives the names from the given prefix, or from a prefix that is unique to the construct. */
  public static of(scope: IConstruct, resourceNamePrefix?: string): ResourceNames {
    if (resourceNamePrefix !== undefined) {
      validateResourceNamePrefix(resourceNamePrefix);
      return new ResourceNames(resourceNamePrefix);
    }
    const name = Names.uniqueResourceName(scope, { maxLength: MAX_LENGTH, separator: '-' }).toLowerCase();
    if (name.length < MIN_LENGTH) {
      throw new ValidationError(`resourceNamePrefix must be specified if the name derived from the construct path has fewer than ${MIN_LENGTH} `
        + `characters; got '${name}'`);
    }
    return new ResourceNames(name);
  }

  private constructor(public readonly prefix: string) {}

  public get trail(): string {
    return this.prefix;
  }

  public get logGroup(): string {
    return `/cloudtrail/${this.prefix}`;
  }

  public get workgroup(): string {
    return this.prefix;
  }

  /** Glue and Athena support lower-case letters, digits and underscores. */
  public get database(): string {
    return Token.isUnresolved(this.prefix) ? Fn.join('_', Fn.split('-', this.prefix)) : this.prefix.replace(/-/g, '_');
  }
}

function validateResourceNamePrefix(prefix: string): void {
  if (Token.isUnresolved(prefix)) return;
  if (!ID_PATTERN.test(prefix) || prefix.length < MIN_LENGTH || prefix.length > MAX_LENGTH) {
    throw new ValidationError(`resourceNamePrefix must be ${MIN_LENGTH} to ${MAX_LENGTH} lower-case letters and digits in words joined by single `
      + `hyphens, starting with a letter; got '${prefix}'`);
  }
}

/** Validates the prefix of the names of alarms, metrics and metric filters. */
export function validateAlarmNamePrefix(prefix: string): void {
  if (Token.isUnresolved(prefix)) return;
  if (!/^[^:*$]+$/.test(prefix) || prefix.length > MAX_ALARM_PREFIX_LENGTH) {
    throw new ValidationError(`resourceNamePrefix must be 1 to ${MAX_ALARM_PREFIX_LENGTH} characters without : * and $; got '${prefix}'`);
  }
}

/** Validates the prefix of the names of an alarm and a log group. */
export function validateLogGroupNamePrefix(prefix: string): void {
  if (Token.isUnresolved(prefix)) return;
  if (!/^[\w.\/#-]+$/.test(prefix) || prefix.length > MAX_ALARM_PREFIX_LENGTH) {
    throw new ValidationError(`resourceNamePrefix must be 1 to ${MAX_ALARM_PREFIX_LENGTH} letters, digits and . - _ / #; got '${prefix}'`);
  }
}

/** Validates the prefix of the names of Logs Insights queries. */
export function validateQueryNamePrefix(prefix: string): void {
  if (Token.isUnresolved(prefix)) return;
  if (prefix.trim() === '' || prefix.length > MAX_QUERY_PREFIX_LENGTH) {
    throw new ValidationError(`resourceNamePrefix must be 1 to ${MAX_QUERY_PREFIX_LENGTH} characters; got '${prefix}'`);
  }
}

/** A construct that names its resources after a prefix. */
export interface PrefixedConstruct extends IConstruct {
  readonly resourceNamePrefix: string;
}

/** Adds a validation that no other construct of the same class uses the prefix in the same account and Region. */
export function addUniquePrefixValidation(construct: PrefixedConstruct): void {
  const { resourceNamePrefix } = construct;
  if (Token.isUnresolved(resourceNamePrefix)) return;
  const kind = construct.constructor as new (...args: never[]) => PrefixedConstruct;
  construct.node.addValidation({
    validate: () => {
      const other = construct.node.root.node.findAll().find((each) => each instanceof kind && each !== construct
        && each.resourceNamePrefix === resourceNamePrefix && isSameEnvironment(each, construct));
      return other === undefined ? [] : [
        'resourceNamePrefix must be unique in an account and Region, because the names of resources and metrics are derived from it; '
        + `got '${resourceNamePrefix}', which ${other.node.path} also uses`,
      ];
    },
  });
}

/** Checks whether two constructs are deployed to the same account and Region. The result is false if this is not known at synthesis. */
function isSameEnvironment(one: IConstruct, other: IConstruct): boolean {
  const [first, second] = [Stack.of(one), Stack.of(other)];
  if (first === second) return true;
  const isKnown = [first.account, first.region, second.account, second.region].every((value) => !Token.isUnresolved(value));
  return isKnown && first.account === second.account && first.region === second.region;
}

/** Converts a name of lower-case words to a construct ID in PascalCase. */
export function toConstructId(name: string, separator = '-'): string {
  return name.split(separator).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
