import { findFirings } from './alarm-state';
import { findRequiredEventNames } from './event-names';
import { MetricRecorder } from './metrics';
import { sortNumbers, MINUTE } from './series';
import { compilePattern, Condition, parsePattern } from '../../src/filter-pattern';
import { TimeWindow } from '../log-files/timed-record';
import { asObject, asText } from '../template/json';
import { AlarmPlan, FilterPlan, MetricPlan, ReplayPlan } from '../template/plan';

/** Matches of a metric filter. */
export interface FilterResult {
  readonly plan: FilterPlan;
  readonly error?: string;
  readonly matches: number;
  /** Milliseconds since 1970. */
  readonly firstMatch?: number;
  readonly lastMatch?: number;
  /** Actor of most matching records. */
  readonly mainActor?: string;
}

/** Times at which an alarm would have fired, in milliseconds since 1970. */
export interface AlarmResult {
  readonly plan: AlarmPlan;
  readonly filters: readonly FilterPlan[];
  readonly firedAt: readonly number[];
}

class RunningFilter {
  public matches = 0;
  public firstMatch = Infinity;
  public lastMatch = -Infinity;
  private readonly actors = new Map<string, number>();

  constructor(
    public readonly plan: FilterPlan,
    public readonly test: (record: unknown) => boolean,
    public readonly recorders: readonly MetricRecorder[],
  ) {}

  public match(record: unknown, time: number): void {
    this.matches += 1;
    if (time < this.firstMatch) this.firstMatch = time;
    if (time > this.lastMatch) this.lastMatch = time;
    const actor = getActorName(record);
    this.actors.set(actor, (this.actors.get(actor) ?? 0) + 1);
    for (const recorder of this.recorders) recorder.match(record, time);
  }

  public createResult(): FilterResult {
    const { plan, matches } = this;
    if (matches === 0) return { plan, matches };
    const [[mainActor]] = [...this.actors].sort(([, left], [, right]) => right - left);
    return { plan, matches, firstMatch: this.firstMatch, lastMatch: this.lastMatch, mainActor };
  }
}

/** Evaluates the metric filters of a plan for each record, and then the alarms for the resulting metrics. */
export class FilterRun {
  private readonly running: RunningFilter[] = [];
  private readonly errors = new Map<FilterPlan, string>();
  /** Filters by the event names that they can match, and filters that can match any event name. */
  private readonly byEventName = new Map<string, RunningFilter[]>();
  private readonly forAnyEvent: RunningFilter[] = [];
  /** Minutes since 1970 that have records. CloudWatch Logs reports the default value of a metric only for these minutes. */
  private readonly minutes = new Set<number>();
  private lastMinute = -1;
  private firstTime = Infinity;
  private lastTime = -Infinity;

  constructor(private readonly plan: ReplayPlan) {
    for (const filter of plan.filters) this.addFilter(filter);
    for (const [name, filters] of this.byEventName) {
      const all = new Set([...filters, ...this.forAnyEvent]);
      this.byEventName.set(name, this.running.filter((filter) => all.has(filter)));
    }
  }

  /** Evaluates a record, and returns the IDs of the rules that match it. */
  public add(record: { readonly eventName?: unknown }, time: number): string[] {
    if (time < this.firstTime) this.firstTime = time;
    if (time > this.lastTime) this.lastTime = time;
    const minute = Math.floor(time / 60_000);
    if (minute !== this.lastMinute) {
      this.minutes.add(minute);
      this.lastMinute = minute;
    }
    const matched: string[] = [];
    const { eventName } = record;
    const filters = typeof eventName === 'string' ? this.byEventName.get(eventName) ?? this.forAnyEvent : this.running;
    for (const filter of filters) {
      if (!filter.test(record)) continue;
      filter.match(record, time);
      matched.push(filter.plan.id);
    }
    return matched;
  }

  public listResults(): FilterResult[] {
    const running = new Map(this.running.map((filter) => [filter.plan, filter]));
    return this.plan.filters.map((plan) => running.get(plan)?.createResult() ?? { plan, matches: 0, error: this.errors.get(plan) });
  }

  /** Evaluates the alarms within a time window. The default window starts at the first record and ends at the last record. */
  public evaluateAlarms(window: TimeWindow = {}): AlarmResult[] {
    const minutes = sortNumbers([...this.minutes].map((minute) => minute * MINUTE));
    return this.plan.alarms.map((plan) => this.evaluateAlarm(plan, minutes, window)).filter((evaluateAlarm) => evaluateAlarm.filters.length > 0);
  }

  private addFilter(plan: FilterPlan): void {
    let condition: Condition;
    try {
      condition = parsePattern(plan.pattern);
    } catch (error) {
      this.errors.set(plan, `the filter pattern cannot be parsed: ${(error as Error).message}`);
      return;
    }
    const filter = new RunningFilter(plan, compilePattern(condition), plan.metrics.map((metric) => new MetricRecorder(metric)));
    this.running.push(filter);
    const names = findRequiredEventNames(condition);
    if (!names) this.forAnyEvent.push(filter);
    for (const name of names ?? []) this.byEventName.set(name, [...this.byEventName.get(name) ?? [], filter]);
  }

  private evaluateAlarm(plan: AlarmPlan, minutes: ArrayLike<number>, { from = this.firstTime, to = this.lastTime }: TimeWindow): AlarmResult {
    const filters = this.plan.filters.filter((filter) => filter.metrics.some((metric) => isMetricOfAlarm(metric, plan)));
    const recorders = this.running.flatMap(({ recorders: all }) => all.filter(({ metric }) => isMetricOfAlarm(metric, plan)));
    if (!(from <= to) || recorders.length === 0) return { plan, filters, firedAt: [] };
    const series = MetricRecorder.createSeries(recorders, plan.dimensions, minutes);
    const fired = findFirings(plan, series, from / 1000, to / 1000);
    return { plan, filters, firedAt: fired.map((seconds) => seconds * 1000) };
  }
}

/** Whether an alarm monitors a metric. Only the names of dimensions are compared. */
export function isMetricOfAlarm(metric: MetricPlan, alarm: AlarmPlan): boolean {
  return metric.namespace === alarm.namespace && metric.name === alarm.metric
    && metric.dimensions.length === alarm.dimensions.length
    && alarm.dimensions.every(({ name }) => metric.dimensions.some((dimension) => dimension.name === name));
}

/** Returns a readable name of the identity of a record. For a role session, this is the name of the role. */
export function getActorName(record: unknown): string {
  const identity = asObject(asObject(record).userIdentity);
  if (identity.type === 'Root') return 'root';
  const issuer = asObject(asObject(identity.sessionContext).sessionIssuer);
  const names = [
    identity.userName, issuer.userName, asObject(identity.onBehalfOf).userId, identity.invokedBy, identity.arn, identity.principalId,
    identity.accountId,
  ];
  return names.map(asText).find((name) => name !== undefined && name !== '') ?? 'unknown';
}
