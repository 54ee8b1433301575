import {
  containers, deliveries, functionStart, instanceHeartbeat, onBehalfOfRoot, scaling, serviceEvents, taskReports, webIdentity,
} from './workloads';
import { commandLine, consoleWork, nightlyBackup, operatorAtWork, reports } from './users';
import { deployment } from './pipeline';
import { Scenario } from './scenario';
import { configuration, securityChecks, securityScan, servicePages, vendorScan } from './security-services';
import { Place } from '../operation';
import { Weighted } from '../random';
import { Step } from '../record';
import { isNight, officeHours } from '../schedule';

/** Things that go on at the same time in one Region of an account. */
const LANES = 5;

/** How often things begin: at any time, in office hours, and at night besides. */
const HABITS: readonly (readonly [Scenario, always: number, office: number, night: number])[] = [
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
  [operatorAtWork, 0, 0.8, 0],
  [deployment, 0.4, 14, 0],
];
const SCENARIOS = HABITS.map(([scenario]) => scenario);
/** Steps between no people at work and all of them. */
const LEVELS = 10;

function choice(level: number, atNight: boolean): Weighted<Scenario> {
  return new Weighted(SCENARIOS, HABITS.map(([, always, office, night]) => always + office * level / LEVELS + (atNight ? night : 0)));
}

const CHOICES = [false, true].map((atNight) => Array.from({ length: LEVELS + 1 }, (_, level) => choice(level, atNight)));

/** Normal life in one Region of an account, without an end: one request after the other. */
export class BenignLife {
  private readonly lanes: Step[][] = Array.from({ length: LANES }, () => []);

  constructor(private readonly place: Place) {}

  /** What is done at a time, given that something is. */
  public next(time: number): Step {
    const lane = this.place.random.below(LANES);
    let step = this.lanes[lane].pop();
    while (!step) {
      const level = Math.round(officeHours(time) * LEVELS);
      // the last one is taken first
      this.lanes[lane] = CHOICES[isNight(time) ? 1 : 0][level].pick(this.place.random)(this.place, time).reverse();
      step = this.lanes[lane].pop();
    }
    return step;
  }
}
