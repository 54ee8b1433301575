import { Account } from './fixtures/accounts';
import { RegionResources } from './fixtures/resources';
import { Random } from './random';
import { JsonObject } from '../../replay/template/json';

/** An account and Region with its resources and random numbers. */
export interface Location {
  readonly account: Account;
  readonly region: string;
  readonly resources: RegionResources;
  readonly random: Random;
}

/** A request with its time, ID, and parameters. */
export interface RequestContext extends Location {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly requestId: string;
  readonly request: JsonObject | null;
}

export interface Failure {
  /** Not set for a failed sign-in. */
  readonly code?: string;
  /** @default - no identity-based policy allows the action */
  readonly message?: string;
}

/** Fields that are specific to the records of an operation. */
export interface Shape {
  readonly request?: (location: Location) => JsonObject;
  readonly response?: (call: RequestContext) => JsonObject;
  readonly recordResources?: (call: RequestContext) => JsonObject[];
  readonly extra?: (call: RequestContext) => JsonObject;
  /** A routine failure and its probability. */
  readonly fails?: Failure & { readonly chance: number };
  /** Name of the IAM action if it differs from the event name. */
  readonly action?: string;
}

export interface Operation extends Shape {
  /** Event source without the domain. */
  readonly source: string;
  readonly name: string;
  readonly readOnly: boolean;
  readonly eventType: 'AwsApiCall' | 'AwsServiceEvent' | 'AwsConsoleSignIn';
  readonly apiVersion?: string;
  /** Indicates whether the service has one endpoint for all Regions and reports in us-east-1. */
  readonly global: boolean;
}

interface ServiceDefinition<R extends string, C extends string> {
  readonly reads: Readonly<Record<R, Shape>>;
  readonly changes: Readonly<Record<C, Shape>>;
  readonly global?: boolean;
  readonly apiVersion?: string;
  readonly eventType?: Operation['eventType'];
}

/** The shape of an operation whose records have no specific fields. */
export const PLAIN: Shape = {};

/** Creates the operations of a service. */
export function createService<R extends string, C extends string>(
  source: string, definition: ServiceDefinition<R, C>,
): Readonly<Record<R | C, Operation>> {
  const { reads, changes, global = false, apiVersion, eventType = 'AwsApiCall' } = definition;
  const make = (shapes: Readonly<Record<string, Shape>>, readOnly: boolean): [string, Operation][] =>
    Object.entries(shapes).map(([name, shape]) => [name, { source, name, readOnly, eventType, apiVersion, global, ...shape }]);
  return Object.fromEntries([...make(reads, true), ...make(changes, false)]) as Record<R | C, Operation>;
}
