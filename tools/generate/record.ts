import { Call, Failure, Operation, Place } from './operation';
import { Caller } from './fixtures/callers';
import { isoSeconds } from './fixtures/time-formats';
import { JsonObject } from '../../replay/template/json';

export const GLOBAL_REGION = 'us-east-1';

/** One thing that somebody does, before it is known when. */
export interface Step {
  readonly operation: Operation;
  readonly caller: Caller;
  readonly failure?: Failure;
  /** In place of what the operation would ask for. */
  readonly request?: JsonObject;
  readonly response?: JsonObject;
  readonly extra?: JsonObject;
  /** The same for the records of one action in several accounts. */
  readonly sharedId?: string;
}

/** Whether a policy is why it failed; other failures leave the request in the record. */
const DENIED = new Set(['AccessDenied', 'Client.UnauthorizedOperation']);
/** Services that show even a denied request. */
const SHOWS_DENIED = new Set(['ec2', 's3']);

export function regionOf(operation: Operation, place: Place): string {
  return operation.global ? GLOBAL_REGION : place.region;
}

export function makeRecord(step: Step, place: Place, time: number): JsonObject {
  const { operation, caller } = step;
  const { account, random } = place;
  const { source } = operation;
  const failure = step.failure ?? naturalFailure(operation, place);
  const hidden = failure?.code !== undefined && DENIED.has(failure.code) && !SHOWS_DENIED.has(source);
  const request = hidden ? null : step.request ?? operation.request?.(place) ?? null;
  const requestId = source === 's3' ? random.alphanumeric(16) : random.uuid();
  const call: Call = { ...place, time, requestId, request };
  const answer = step.response ?? (failure ? undefined : operation.response?.(call));
  const resources = hidden ? undefined : operation.resources?.(call);
  const details = step.extra ?? operation.extra?.(call);
  const isEvent = operation.eventType === 'AwsServiceEvent';
  const direct = !caller.address.endsWith('.amazonaws.com') && caller.agent !== 'AWS Internal';
  return {
    eventVersion: '1.11',
    userIdentity: caller.identity,
    eventTime: isoSeconds(time),
    eventSource: `${source}.amazonaws.com`,
    eventName: operation.name,
    awsRegion: regionOf(operation, place),
    sourceIPAddress: caller.address,
    userAgent: source === 's3' && direct ? `[${caller.agent}]` : caller.agent,
    ...failure && { ...failure.code !== undefined && { errorCode: failure.code }, errorMessage: failure.message ?? denial(step, place) },
    requestParameters: request,
    responseElements: answer ?? null,
    ...details && !isEvent && { additionalEventData: details },
    ...operation.eventType === 'AwsApiCall' && { requestID: requestId },
    eventID: random.uuid(),
    readOnly: operation.readOnly,
    ...resources && { resources },
    eventType: operation.eventType,
    ...operation.apiVersion !== undefined && { apiVersion: operation.apiVersion },
    managementEvent: true,
    recipientAccountId: account.id,
    ...details && isEvent && { serviceEventDetails: details },
    ...step.sharedId !== undefined && { sharedEventID: step.sharedId },
    ...caller.endpoint !== undefined && { vpcEndpointId: caller.endpoint, vpcEndpointAccountId: account.id },
    eventCategory: 'Management',
    ...direct && { tlsDetails: tlsDetails(operation, place, request) },
    ...caller.fromConsole && operation.eventType === 'AwsApiCall' && { sessionCredentialFromConsole: 'true' },
  };
}

/** What a policy says no with. */
export function denied(operation: Operation): Failure {
  return { code: operation.source === 'ec2' ? 'Client.UnauthorizedOperation' : 'AccessDenied' };
}

function naturalFailure({ fails }: Operation, { random }: Place): Failure | undefined {
  return fails && random.chance(fails.chance) ? fails : undefined;
}

function denial({ operation: { source, name, action }, caller }: Step, place: Place): string {
  const asked = `${action ?? `${source}:${name.replace(/20\d{6}(v\d)?$/, '')}`}`;
  const who = caller.identity.arn ?? caller.identity.principalId ?? 'unknown';
  const why = `User: ${String(who)} is not authorized to perform: ${asked} because no identity-based policy allows the ${asked} action`;
  if (source !== 'ec2') return why;
  return `You are not authorized to perform this operation. ${why}. Encoded authorization failure message: ${place.random.mixed(120)}`;
}

function tlsDetails(operation: Operation, place: Place, request: JsonObject | null): JsonObject {
  const host = operation.source === 's3' && typeof request?.Host === 'string' ? request.Host : hostOf(operation, place);
  return {
    tlsVersion: 'TLSv1.3',
    cipherSuite: 'TLS_AES_128_GCM_SHA256',
    clientProvidedHostHeader: host,
    keyExchange: place.random.chance(0.3) ? 'X25519MLKEM768' : 'x25519',
  };
}

function hostOf({ source, global, eventType }: Operation, { region }: Place): string {
  if (eventType === 'AwsConsoleSignIn') return `${region}.signin.aws.amazon.com`;
  return global ? `${source}.amazonaws.com` : `${source}.${region}.amazonaws.com`;
}
