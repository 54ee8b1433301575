import { Fn, Names, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { ValidationError } from './errors';

/** Short enough that every name derived from it stays within its service's limit. */
const MAX_LENGTH = 64;
/** What CloudTrail wants of a trail's name. */
const MIN_LENGTH = 3;

/**
 * The names of one construct's resources, all derived from one root.
 *
 * They are fixed text at synth (unless the root is a token), because bucket and key policies name the trail
 * before it exists, and views are stored as text that names the database.
 */
export class ResourceNames {
  /** The root that the user gave, or one that is unique to the construct. */
  public static of(scope: IConstruct, resourceNamePrefix?: string): ResourceNames {
    if (resourceNamePrefix !== undefined) {
      validateResourceNamePrefix(resourceNamePrefix);
      return new ResourceNames(resourceNamePrefix);
    }
    const name = Names.uniqueResourceName(scope, { maxLength: MAX_LENGTH, separator: '-' }).toLowerCase();
    if (name.length < MIN_LENGTH) {
      throw new ValidationError(`resourceNamePrefix must be given where the path of the construct makes a name of fewer than ${MIN_LENGTH} characters; got '${name}'`);
    }
    return new ResourceNames(name);
  }

  private constructor(public readonly root: string) {}

  public get trail(): string {
    return this.root;
  }

  public get logGroup(): string {
    return `/cloudtrail/${this.root}`;
  }

  public get workgroup(): string {
    return this.root;
  }

  /** Glue and Athena want lower case letters, digits and underscores. */
  public get database(): string {
    return Token.isUnresolved(this.root) ? Fn.join('_', Fn.split('-', this.root)) : this.root.replace(/-/g, '_');
  }
}

function validateResourceNamePrefix(name: string): void {
  if (Token.isUnresolved(name)) return;
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length < MIN_LENGTH || name.length > MAX_LENGTH) {
    throw new ValidationError(`resourceNamePrefix must be ${MIN_LENGTH} to ${MAX_LENGTH} lower-case letters and digits in words joined by single hyphens, `
      + `starting with a letter; got '${name}'`);
  }
}

/** The construct id, in PascalCase, of what is named by lower-case words with hyphens, or something else, between them. */
export function toConstructId(id: string, separator = '-'): string {
  return id.split(separator).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
