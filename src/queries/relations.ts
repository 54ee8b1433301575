import { formatTimestamp } from './query-window';

/** The relations that a query can select from. */
export const RELATIONS = [
  'activity', 'events', 'detections', 'console_logins', 'role_assumptions', 'network_activity', 'endpoint_activity', 'insights', 'insight_findings',
] as const;

export type Relation = (typeof RELATIONS)[number];

/** Suffix of the relations with the events of the baseline, which precedes the window. */
export const BASELINE_SUFFIX = '_before';

/** The relation with one row that contains the parameters of a query. */
export const PARAMETERS = 'parameters';

/** Relations with the fields of the log files, in which the event time is text. */
const RAW: readonly Relation[] = ['events', 'network_activity', 'insights'];

/** Event categories that a source records only if they are enabled. */
export type EventRecording = 'networkActivity' | 'insights';

const RECORDINGS: { readonly [relation in Relation]?: EventRecording } = {
  network_activity: 'networkActivity',
  endpoint_activity: 'networkActivity',
  insights: 'insights',
  insight_findings: 'insights',
};

/** Returns the event category that a relation requires; undefined if the relation is always available. */
export function getRequiredRecording(relation: Relation): EventRecording | undefined {
  return RECORDINGS[relation];
}

export function isRelation(name: string): name is Relation {
  return RELATIONS.some((relation) => relation === name);
}

/** Returns the relation of a baseline, such as `activity` for `activity_before`; undefined for other names. */
export function getBaselineRelation(name: string): Relation | undefined {
  const relation = name.endsWith(BASELINE_SUFFIX) ? name.slice(0, -BASELINE_SUFFIX.length) : '';
  return isRelation(relation) ? relation : undefined;
}

/** Returns the SQL expression of the event time. */
export function getTimeColumn(relation: Relation): string {
  return RAW.includes(relation) ? 'from_iso8601_timestamp(eventtime)' : 'time';
}

/** Renders an instant in the type of the time column, so that the result does not depend on the time zone of the session. */
export function renderInstant(relation: Relation, instant: number): string {
  return RAW.includes(relation) ? `from_iso8601_timestamp('${new Date(instant).toISOString()}')` : `TIMESTAMP '${formatTimestamp(instant)}'`;
}
