import { Caller } from './fixtures/callers';
import { formatIsoTime } from './fixtures/time-formats';
import { RequestContext, Failure, Operation, Location } from './operation';
import { JsonObject } from '../../replay/template/json';

export const GLOBAL_REGION = 'us-east-1';

/** One thing that somebody does, before it is known when. */
export interface Invocation {
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

export function resolveRegion(operation: Operation, location: Location): string {
  return operation.global ? GLOBAL_REGION : location.region;
}

export function createRecord(invocation: Invocation, location: Location, time: number): JsonObject {
  const { operation, caller } = invocation;
  const { account, random } = location;
  const { source } = operation;
  const failure = invocation.failure ?? sampleFailure(operation, location);
  const hidden = failure?.code !== undefined && DENIED.has(failure.code) && !SHOWS_DENIED.has(source);
  const request = hidden ? null : invocation.request ?? operation.request?.(location) ?? null;
  const requestId = source === 's3' ? random.alphanumeric(16) : random.uuid();
  const call: RequestContext = { ...location, time, requestId, request };
  const answer = invocation.response ?? (failure ? undefined : operation.response?.(call));
  const resources = hidden ? undefined : operation.recordResources?.(call);
  const details = invocation.extra ?? operation.extra?.(call);
  const isEvent = operation.eventType === 'AwsServiceEvent';
  const direct = !caller.address.endsWith('.amazonaws.com') && caller.agent !== 'AWS Internal';
  return {
    eventVersion: '1.11',
    userIdentity: caller.identity,
    eventTime: formatIsoTime(time),
    eventSource: `${source}.amazonaws.com`,
    eventName: operation.name,
    awsRegion: resolveRegion(operation, location),
    sourceIPAddress: caller.address,
    userAgent: source === 's3' && direct ? `[${caller.agent}]` : caller.agent,
    ...failure && { ...failure.code !== undefined && { errorCode: failure.code }, errorMessage: failure.message ?? renderDenialMessage(invocation, location) },
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
    ...invocation.sharedId !== undefined && { sharedEventID: invocation.sharedId },
    ...caller.endpoint !== undefined && { vpcEndpointId: caller.endpoint, vpcEndpointAccountId: account.id },
    eventCategory: 'Management',
    ...direct && { tlsDetails: createTlsDetails(operation, location, request) },
    ...caller.fromConsole && operation.eventType === 'AwsApiCall' && { sessionCredentialFromConsole: 'true' },
  };
}

/** What a policy says no with. */
export function createDenial(operation: Operation): Failure {
  return { code: operation.source === 'ec2' ? 'Client.UnauthorizedOperation' : 'AccessDenied' };
}

function sampleFailure({ fails }: Operation, { random }: Location): Failure | undefined {
  return fails && random.chance(fails.chance) ? fails : undefined;
}

function renderDenialMessage({ operation: { source, name, action }, caller }: Invocation, location: Location): string {
  const asked = `${action ?? `${source}:${name.replace(/20\d{6}(v\d)?$/, '')}`}`;
  const who = caller.identity.arn ?? caller.identity.principalId ?? 'unknown';
  const why = `User: ${String(who)} is not authorized to perform: ${asked} because no identity-based policy allows the ${asked} action`;
  if (source !== 'ec2') return why;
  return `You are not authorized to perform this operation. ${why}. Encoded authorization failure message: ${location.random.mixed(120)}`;
}

function createTlsDetails(operation: Operation, location: Location, request: JsonObject | null): JsonObject {
  const host = operation.source === 's3' && typeof request?.Host === 'string' ? request.Host : resolveHost(operation, location);
  return {
    tlsVersion: 'TLSv1.3',
    cipherSuite: 'TLS_AES_128_GCM_SHA256',
    clientProvidedHostHeader: host,
    keyExchange: location.random.chance(0.3) ? 'X25519MLKEM768' : 'x25519',
  };
}

function resolveHost({ source, global, eventType }: Operation, { region }: Location): string {
  if (eventType === 'AwsConsoleSignIn') return `${region}.signin.aws.amazon.com`;
  return global ? `${source}.amazonaws.com` : `${source}.${region}.amazonaws.com`;
}
