import { AttackIdentities, createIdentities } from './identities';
import {
  createAdministrator, destroy, disableMonitoring, enumerate, exfiltrate, openNetwork, readSecrets, readUserData, restartTrail, signIn, startMining,
} from './phases';
import { Location } from '../operation';
import { createRecord, resolveRegion, Invocation } from '../record';
import { EC2 } from '../services/ec2';
import { IAM, STS } from '../services/iam';
import { CLOUDWATCH, COST_EXPLORER } from '../services/monitoring';
import { S3 } from '../services/s3';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Time from the start of the attack to the end of the logs. The attack takes about three hours. */
const BEFORE_END = 21 * HOUR;
const UNUSED_REGIONS = ['ap-southeast-2', 'sa-east-1', 'ca-central-1', 'ap-northeast-2'];

/** An event that the attacker caused. */
export interface AttackEvent {
  readonly eventID: string;
  readonly eventTime: string;
  readonly eventName: string;
}

/** A serialized record of the attack. */
export interface AttackRecord {
  readonly time: number;
  readonly region: string;
  readonly text: string;
  /** Not set for events that a function of the account caused. */
  readonly event?: AttackEvent;
}

interface Phase {
  /** Minutes after the start of the attack. */
  readonly at: number;
  /** Average seconds between requests. */
  readonly interval: number;
  readonly location: Location;
  readonly createInvocations: (time: number) => Invocation[];
  readonly byAccount?: boolean;
}

/** Selects a Region without activity for the attack. */
export function selectUnusedRegion(regions: readonly string[]): string {
  return UNUSED_REGIONS.find((region) => !regions.includes(region)) ?? regions[regions.length - 1];
}

/** Creates the records of an attack that starts with a leaked access key, ordered by time. */
export function createAttackRecords(home: Location, unused: Location, end: number): AttackRecord[] {
  const start = end - BEFORE_END;
  const phases = createPhases(home, unused, createIdentities(home));
  return phases.flatMap((phase) => createPhaseRecords(phase, start)).sort((left, right) => left.time - right.time);
}

function createPhases(home: Location, unused: Location, identities: AttackIdentities): Phase[] {
  const { leaked, withBackdoorKey, inConsole } = identities;
  const discovery = [
    EC2.DescribeInstances, CLOUDWATCH.DescribeAlarms, COST_EXPLORER.GetCostAndUsage, IAM.ListUsers, IAM.ListRoles, S3.ListBuckets,
  ];
  const calls = (caller: typeof leaked, operations: typeof discovery): Invocation[] => operations.map((operation) => ({ operation, caller }));
  return [
    { at: 0, interval: 20, location: home, createInvocations: () => calls(leaked, [STS.GetCallerIdentity, STS.GetCallerIdentity]) },
    { at: 3, interval: 1.3, location: home, createInvocations: () => enumerate(home, leaked) },
    { at: 21, interval: 40, location: home, createInvocations: (time) => createAdministrator(home, identities, time) },
    { at: 31, interval: 9, location: home, createInvocations: () => signIn(home, identities) },
    { at: 35, interval: 25, location: home, createInvocations: (time) => calls(inConsole(time), discovery) },
    {
      at: 44,
      interval: 30,
      location: home,
      createInvocations: () => [...calls(withBackdoorKey, [STS.GetCallerIdentity]), ...disableMonitoring(home, identities)],
    },
    { at: 50, interval: 1, location: home, createInvocations: (time) => restartTrail(home, identities.trailGuardian(time)), byAccount: true },
    { at: 56, interval: 4, location: home, createInvocations: () => readUserData(home, identities) },
    { at: 63, interval: 35, location: home, createInvocations: (time) => openNetwork(home, inConsole(time)) },
    { at: 76, interval: 55, location: unused, createInvocations: () => startMining(unused, identities) },
    { at: 101, interval: 3, location: home, createInvocations: () => readSecrets(home, identities) },
    { at: 123, interval: 50, location: home, createInvocations: (time) => exfiltrate(home, inConsole(time)) },
    { at: 152, interval: 110, location: home, createInvocations: () => destroy(home, identities) },
  ];
}

function createPhaseRecords({ at, interval, location, createInvocations, byAccount }: Phase, start: number): AttackRecord[] {
  let time = start + at * MINUTE;
  return createInvocations(time).map((invocation) => {
    time += interval * SECOND * (0.6 + 0.8 * location.random.next());
    const record = createRecord(invocation, location, time);
    const { eventID, eventTime, eventName } = record;
    const event = byAccount ? undefined : { eventID: String(eventID), eventTime: String(eventTime), eventName: String(eventName) };
    return { time, region: resolveRegion(invocation.operation, location), text: JSON.stringify(record), event };
  });
}
