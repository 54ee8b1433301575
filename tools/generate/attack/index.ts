import { destruction, enumeration, evasion, exfiltration, mining, openings, persistence, restoration, scripts, secrets, signIns } from './phases';
import { Cast, castOf } from './identities';
import { Place } from '../operation';
import { makeRecord, regionOf, Step } from '../record';
import { EC2 } from '../services/ec2';
import { IAM, STS } from '../services/iam';
import { S3 } from '../services/s3';
import { CLOUDWATCH, COST_EXPLORER } from '../services/monitoring';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** When the incident begins, before the end of the logs; it takes about three hours. */
const BEFORE_END = 21 * HOUR;
const QUIET_REGIONS = ['ap-southeast-2', 'sa-east-1', 'ca-central-1', 'ap-northeast-2'];

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
  readonly place: Place;
  readonly steps: (time: number) => Step[];
  readonly byAccount?: boolean;
}

/** The Region that the intruder takes because nobody works there. */
export function quietRegion(regions: readonly string[]): string {
  return QUIET_REGIONS.find((region) => !regions.includes(region)) ?? regions[regions.length - 1];
}

/** One invented incident: a leaked key, a new administrator, and what follows; in order of time. */
export function attackRecords(home: Place, quiet: Place, end: number): AttackRecord[] {
  const start = end - BEFORE_END;
  return phasesOf(home, quiet, castOf(home)).flatMap((phase) => play(phase, start)).sort((left, right) => left.time - right.time);
}

function phasesOf(home: Place, quiet: Place, cast: Cast): Phase[] {
  const { leaked, withBackdoorKey, inConsole } = cast;
  const looks = [
    EC2.DescribeInstances, CLOUDWATCH.DescribeAlarms, COST_EXPLORER.GetCostAndUsage, IAM.ListUsers, IAM.ListRoles, S3.ListBuckets,
  ];
  const calls = (caller: typeof leaked, operations: typeof looks): Step[] => operations.map((operation) => ({ operation, caller }));
  return [
    { at: 0, pace: 20, place: home, steps: () => calls(leaked, [STS.GetCallerIdentity, STS.GetCallerIdentity]) },
    { at: 3, pace: 1.3, place: home, steps: () => enumeration(home, leaked) },
    { at: 21, pace: 40, place: home, steps: (time) => persistence(home, cast, time) },
    { at: 31, pace: 9, place: home, steps: () => signIns(home, cast) },
    { at: 35, pace: 25, place: home, steps: (time) => calls(inConsole(time), looks) },
    { at: 44, pace: 30, place: home, steps: () => [...calls(withBackdoorKey, [STS.GetCallerIdentity]), ...evasion(home, cast)] },
    { at: 50, pace: 1, place: home, steps: (time) => restoration(home, cast.guardian(time)), byAccount: true },
    { at: 56, pace: 4, place: home, steps: () => scripts(home, cast) },
    { at: 63, pace: 35, place: home, steps: (time) => openings(home, inConsole(time)) },
    { at: 76, pace: 55, place: quiet, steps: () => mining(quiet, cast) },
    { at: 101, pace: 3, place: home, steps: () => secrets(home, cast) },
    { at: 123, pace: 50, place: home, steps: (time) => exfiltration(home, inConsole(time)) },
    { at: 152, pace: 110, place: home, steps: () => destruction(home, cast) },
  ];
}

function play({ at, pace, place, steps, byAccount }: Phase, start: number): AttackRecord[] {
  let time = start + at * MINUTE;
  return steps(time).map((step) => {
    time += pace * SECOND * (0.6 + 0.8 * place.random.next());
    const record = makeRecord(step, place, time);
    const { eventID, eventTime, eventName } = record;
    const event = byAccount ? undefined : { eventID: String(eventID), eventTime: String(eventTime), eventName: String(eventName) };
    return { time, region: regionOf(step.operation, place), text: JSON.stringify(record), event };
  });
}
