import { ReplayResult } from '../replay';

/** A rule with one of its alarms. Times are in ISO 8601 format. */
export interface RuleRow {
  readonly id: string;
  readonly pack?: string;
  readonly severity?: string;
  readonly alarm: string | null;
  readonly matches: number;
  readonly firstMatch: string | null;
  readonly lastMatch: string | null;
  readonly firedAt: readonly string[];
  readonly mainActor?: string;
}

const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFORMATIONAL'];

/** Creates one row per rule and alarm. Rows are ordered by result (fired, matched, not matched), severity, and matches. */
export function createRuleRows(result: ReplayResult): RuleRow[] {
  const rows = result.filters.flatMap((filter): RuleRow[] => {
    const { plan, matches, mainActor } = filter;
    const row = {
      id: plan.id,
      pack: plan.pack,
      severity: plan.severity,
      matches,
      mainActor,
      firstMatch: formatIsoTime(filter.firstMatch),
      lastMatch: formatIsoTime(filter.lastMatch),
    };
    const alarms = result.alarms.filter(({ filters }) => filters.includes(plan));
    if (alarms.length === 0) return [{ ...row, alarm: null, firedAt: [] }];
    return alarms.map((alarm) => ({ ...row, alarm: alarm.plan.name, firedAt: alarm.firedAt.map((time) => formatIsoTime(time) ?? '') }));
  });
  return rows.sort((left, right) => computeRank(left) - computeRank(right) || right.matches - left.matches);
}

function computeRank({ firedAt, matches, severity }: RuleRow): number {
  const group = firedAt.length > 0 ? 0 : matches > 0 ? 1 : 2;
  const index = SEVERITIES.indexOf((severity ?? '').toUpperCase());
  return group * 10 + (index < 0 ? SEVERITIES.length : index);
}

export function formatIsoTime(time: number | undefined): string | null {
  return time === undefined ? null : new Date(time).toISOString().replace('.000Z', 'Z');
}
