import { sqlTimestamp } from './query-window';

/** What a query can select from. */
export const RELATIONS = [
  'activity', 'events', 'detections', 'console_logins', 'role_assumptions', 'network_activity', 'endpoint_activity', 'insights', 'insight_findings',
] as const;

export type Relation = (typeof RELATIONS)[number];

/** Follows the name of a relation whose records are those before the window. */
export const BEFORE_SUFFIX = '_before';

/** The one-row relation of a query's parameters. */
export const PARAMETERS = 'parameters';

/** Relations with records as they are delivered: the moment is a text. */
const RAW: readonly Relation[] = ['events', 'network_activity', 'insights'];

/** Records that a source delivers only when it is told to. */
export type Recording = 'networkActivity' | 'insights';

const RECORDINGS: { readonly [relation in Relation]?: Recording } = {
  network_activity: 'networkActivity',
  endpoint_activity: 'networkActivity',
  insights: 'insights',
  insight_findings: 'insights',
};

/** What must be recorded for a relation to be there; undefined where it always is. */
export function getRecording(relation: Relation): Recording | undefined {
  return RECORDINGS[relation];
}

export function isRelation(name: string): name is Relation {
  return RELATIONS.some((relation) => relation === name);
}

/** The relation behind `activity_before`; undefined for any other name. */
export function relationBefore(name: string): Relation | undefined {
  const relation = name.endsWith(BEFORE_SUFFIX) ? name.slice(0, -BEFORE_SUFFIX.length) : '';
  return isRelation(relation) ? relation : undefined;
}

/** The moment of a record. */
export function getTimeColumn(relation: Relation): string {
  return RAW.includes(relation) ? 'from_iso8601_timestamp(eventtime)' : 'time';
}

/** A fixed moment, in the type that `timeOf` has, so that no session's time zone comes into it. */
export function renderMoment(relation: Relation, instant: number): string {
  return RAW.includes(relation) ? `from_iso8601_timestamp('${new Date(instant).toISOString()}')` : `TIMESTAMP '${sqlTimestamp(instant)}'`;
}
