import { AttackIdentities, createIdentities } from './identities';
import { destroy, enumerate, disableMonitoring, exfiltrate, startMining, openNetwork, createAdministrator, restartTrail, readUserData, readSecrets, signIn } from './phases';
import { Location } from '../operation';
import { createRecord, resolveRegion, Invocation } from '../record';
import { EC2 } from '../services/ec2';
import { IAM, STS } from '../services/iam';
import { CLOUDWATCH, COST_EXPLORER } from '../services/monitoring';
import { S3 } from '../services/s3';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** When the incident begins, before the end of the logs; it takes about three hours. */
const BEFORE_END = 21 * HOUR;
const UNUSED_REGIONS = ['ap-southeast-2', 'sa-east-1', 'ca-central-1', 'ap-northeast-2'];

/** Something that the intruder did. */
export interface AttackEvent {
  readonly eventID: string;
  readonly eventTime: string;
  readonly eventName: string;
}

/** A record of the incident, ready to be delivered. */
export interface AttackRecord {
  readonly time: number;
  readonly region: string;
  readonly text: string;
  /** Missing where the account answered by itself. */
  readonly event?: AttackEvent;
}

interface Phase {
  /** Minutes after the beginning. */
  readonly at: number;
  /** Seconds from one request to the next. */
  readonly pace: number;
  readonly location: Location;
  readonly createInvocations: (time: number) => Invocation[];
  readonly byAccount?: boolean;
}

/** The Region that the intruder takes because nobody works there. */
export function selectUnusedRegion(regions: readonly string[]): string {
  return UNUSED_REGIONS.find((region) => !regions.includes(region)) ?? regions[regions.length - 1];
}

/** One invented incident: a leaked key, a new administrator, and what follows; in order of time. */
export function createAttackRecords(home: Location, quiet: Location, end: number): AttackRecord[] {
  const start = end - BEFORE_END;
  return createPhases(home, quiet, createIdentities(home)).flatMap((phase) => createPhaseRecords(phase, start)).sort((left, right) => left.time - right.time);
}

function createPhases(home: Location, quiet: Location, identities: AttackIdentities): Phase[] {
  const { leaked, withBackdoorKey, inConsole } = identities;
  const looks = [
    EC2.DescribeInstances, CLOUDWATCH.DescribeAlarms, COST_EXPLORER.GetCostAndUsage, IAM.ListUsers, IAM.ListRoles, S3.ListBuckets,
  ];
  const calls = (caller: typeof leaked, operations: typeof looks): Invocation[] => operations.map((operation) => ({ operation, caller }));
  return [
    { at: 0, pace: 20, location: home, createInvocations: () => calls(leaked, [STS.GetCallerIdentity, STS.GetCallerIdentity]) },
    { at: 3, pace: 1.3, location: home, createInvocations: () => enumerate(home, leaked) },
    { at: 21, pace: 40, location: home, createInvocations: (time) => createAdministrator(home, identities, time) },
    { at: 31, pace: 9, location: home, createInvocations: () => signIn(home, identities) },
    { at: 35, pace: 25, location: home, createInvocations: (time) => calls(inConsole(time), looks) },
    { at: 44, pace: 30, location: home, createInvocations: () => [...calls(withBackdoorKey, [STS.GetCallerIdentity]), ...disableMonitoring(home, identities)] },
    { at: 50, pace: 1, location: home, createInvocations: (time) => restartTrail(home, identities.trailGuardian(time)), byAccount: true },
    { at: 56, pace: 4, location: home, createInvocations: () => readUserData(home, identities) },
    { at: 63, pace: 35, location: home, createInvocations: (time) => openNetwork(home, inConsole(time)) },
    { at: 76, pace: 55, location: quiet, createInvocations: () => startMining(quiet, identities) },
    { at: 101, pace: 3, location: home, createInvocations: () => readSecrets(home, identities) },
    { at: 123, pace: 50, location: home, createInvocations: (time) => exfiltrate(home, inConsole(time)) },
    { at: 152, pace: 110, location: home, createInvocations: () => destroy(home, identities) },
  ];
}

function createPhaseRecords({ at, pace, location, createInvocations, byAccount }: Phase, start: number): AttackRecord[] {
  let time = start + at * MINUTE;
  return createInvocations(time).map((invocation) => {
    time += pace * SECOND * (0.6 + 0.8 * location.random.next());
    const record = createRecord(invocation, location, time);
    const { eventID, eventTime, eventName } = record;
    const event = byAccount ? undefined : { eventID: String(eventID), eventTime: String(eventTime), eventName: String(eventName) };
    return { time, region: resolveRegion(invocation.operation, location), text: JSON.stringify(record), event };
  });
}
