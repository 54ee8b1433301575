import { Account } from './fixtures/accounts';
import { RegionResources } from './fixtures/resources';
import { Random } from './random';
import { JsonObject } from '../../replay/template/json';

/** Where something happens, and what there is. */
export interface Location {
  readonly account: Account;
  readonly region: string;
  readonly resources: RegionResources;
  readonly random: Random;
}

/** A request that is under way. */
export interface RequestContext extends Location {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly requestId: string;
  readonly request: JsonObject | null;
}

export interface Failure {
  /** A failed sign-in has none. */
  readonly code?: string;
  /** By default that a policy does not allow it. */
  readonly message?: string;
}

/** What the records of one operation have beside what all records have. */
export interface Shape {
  readonly request?: (location: Location) => JsonObject;
  readonly response?: (call: RequestContext) => JsonObject;
  readonly recordResources?: (call: RequestContext) => JsonObject[];
  readonly extra?: (call: RequestContext) => JsonObject;
  /** A failure that is part of normal life, and how often it comes. */
  readonly fails?: Failure & { readonly chance: number };
  /** What a policy calls the action, where it is not the event's name. */
  readonly action?: string;
}

export interface Operation extends Shape {
  /** The event source without its domain. */
  readonly source: string;
  readonly name: string;
  readonly readOnly: boolean;
  readonly eventType: 'AwsApiCall' | 'AwsServiceEvent' | 'AwsConsoleSignIn';
  readonly apiVersion?: string;
  /** Whether the service has one endpoint for all Regions and reports in us-east-1. */
  readonly global: boolean;
}

interface ServiceDefinition<R extends string, C extends string> {
  readonly reads: Readonly<Record<R, Shape>>;
  readonly changes: Readonly<Record<C, Shape>>;
  readonly global?: boolean;
  readonly apiVersion?: string;
  readonly eventType?: Operation['eventType'];
}

/** An operation of which the record tells nothing but that it was called. */
export const PLAIN: Shape = {};

/** Makes the operations of a service from a table of them. */
export function createService<R extends string, C extends string>(source: string, table: ServiceDefinition<R, C>): Readonly<Record<R | C, Operation>> {
  const { reads, changes, global = false, apiVersion, eventType = 'AwsApiCall' } = table;
  const make = (shapes: Readonly<Record<string, Shape>>, readOnly: boolean): [string, Operation][] =>
    Object.entries(shapes).map(([name, shape]) => [name, { source, name, readOnly, eventType, apiVersion, global, ...shape }]);
  return Object.fromEntries([...make(reads, true), ...make(changes, false)]) as Record<R | C, Operation>;
}
