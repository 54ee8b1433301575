import { deployment } from './pipeline';
import { Scenario } from './scenario';
import { configuration, securityChecks, securityScan, servicePages, vendorScan } from './security-services';
import { commandLine, consoleWork, nightlyBackup, operatorConsole, reports } from './users';
import {
  containers, deliveries, functionStart, instanceHeartbeat, onBehalfOfRoot, scaling, serviceEvents, taskReports, webIdentity,
} from './workloads';
import { Location } from '../operation';
import { Weighted } from '../random';
import { Invocation } from '../record';
import { isNight, computeWorkload } from '../schedule';

/** Things that go on at the same time in one Region of an account. */
const CONCURRENT_SEQUENCES = 5;

/** How often things begin: at any time, in office hours, and at night besides. */
const WEIGHTS: readonly (readonly [Scenario, always: number, office: number, night: number])[] = [
  [functionStart, 260, 120, 0],
  [instanceHeartbeat, 170, 0, 0],
  [taskReports, 60, 20, 0],
  [webIdentity, 60, 30, 0],
  [containers, 18, 12, 0],
  [scaling, 16, 10, 0],
  [deliveries, 30, 0, 0],
  [configuration, 34, 10, 0],
  [securityChecks, 22, 0, 0],
  [servicePages, 8, 0, 0],
  [vendorScan, 6, 0, 0],
  [securityScan, 5, 0, 0],
  [serviceEvents, 4, 0, 0],
  [onBehalfOfRoot, 0.4, 0, 0],
  [reports, 5, 2, 6],
  [nightlyBackup, 0, 0, 14],
  [consoleWork, 0.4, 34, 0],
  [commandLine, 0.4, 40, 0],
  [operatorConsole, 0, 0.8, 0],
  [deployment, 0.4, 14, 0],
];
const SCENARIOS = WEIGHTS.map(([scenario]) => scenario);
/** Steps between no people at work and all of them. */
const LEVELS = 10;

function createDistribution(level: number, atNight: boolean): Weighted<Scenario> {
  return new Weighted(SCENARIOS, WEIGHTS.map(([, always, office, night]) => always + office * level / LEVELS + (atNight ? night : 0)));
}

const DISTRIBUTIONS = [false, true].map((atNight) => Array.from({ length: LEVELS + 1 }, (_, level) => createDistribution(level, atNight)));

/** Normal life in one Region of an account, without an end: one request after the other. */
export class BaselineTraffic {
  private readonly sequences: Invocation[][] = Array.from({ length: CONCURRENT_SEQUENCES }, () => []);

  constructor(private readonly location: Location) {}

  /** What is done at a time, given that something is. */
  public next(time: number): Invocation {
    const sequence = this.location.random.below(CONCURRENT_SEQUENCES);
    let invocation = this.sequences[sequence].pop();
    while (!invocation) {
      const level = Math.round(computeWorkload(time) * LEVELS);
      // the last one is taken first
      this.sequences[sequence] = DISTRIBUTIONS[isNight(time) ? 1 : 0][level].pick(this.location.random)(this.location, time).reverse();
      invocation = this.sequences[sequence].pop();
    }
    return invocation;
  }
}
