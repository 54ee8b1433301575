import { hasNullInColumns, violates } from './assumptions';
import { NamedCondition } from './catalog';
import { Assumption, Condition, Leaf, renderSql, UnsupportedPatternError } from '../../../src/filter-pattern';
import { EventPattern, renderEventPattern } from '../../../src/filter-pattern/backends/event-bridge/render-event-pattern';
import { InsightsFilter, renderInsights } from '../../../src/filter-pattern/backends/logs-insights/render-logs-insights';
import { EVENT_SCHEMA } from '../../../src/filter-pattern/event-schema';
import { Json } from '../real-records';

/** The renderings of a condition, or the errors. */
export interface Rendered extends NamedCondition {
  readonly sql: string | UnsupportedPatternError;
  readonly event: EventPattern | UnsupportedPatternError;
  readonly insights: InsightsFilter | UnsupportedPatternError;
}

export type Target = 'sql' | 'event' | 'insights';

export const TARGETS: readonly Target[] = ['sql', 'event', 'insights'];

export function renderAll({ name, condition }: NamedCondition): Rendered {
  return {
    name,
    condition,
    sql: attempt(() => renderSql(condition, EVENT_SCHEMA)),
    event: attempt(() => renderEventPattern(condition, EVENT_SCHEMA)),
    insights: attempt(() => renderInsights(condition, EVENT_SCHEMA)),
  };
}

export function isRendered<T>(rendering: T | UnsupportedPatternError): rendering is T {
  return !(rendering instanceof UnsupportedPatternError);
}

/** Returns the reason why a rendering can differ from the evaluator for a record; undefined if it must not differ. */
export function findExcuse(rendered: Rendered, target: Target, record: Json): string | undefined {
  if (target === 'sql') return dependsOnNull(rendered.condition, record) ? 'null or absent in a column' : undefined;
  const broken = getAssumptions(rendered, target).find((assumption) => violates(record, assumption));
  return broken && `${broken.never} at ${broken.selector}`;
}

export function getAssumptions(rendered: Rendered, target: Target): readonly Assumption[] {
  const rendering = target === 'event' ? rendered.event : rendered.insights;
  return target !== 'sql' && isRendered(rendering) ? rendering.assumptions : [];
}

function dependsOnNull(condition: Condition, record: Json): boolean {
  return listLeaves(condition).some((leaf) => (leaf.kind === 'not-exists' || (leaf.kind === 'is' && leaf.state === 'null'))
    && (hasNullInColumns(record, leaf.selector, EVENT_SCHEMA) || isAbsentColumn(leaf)));
}

/** `IS NULL` of a column also matches an absent field. */
function isAbsentColumn({ kind, selector: [first, ...rest] }: Leaf): boolean {
  if (kind !== 'is' || first.kind !== 'field' || !Object.hasOwn(EVENT_SCHEMA, first.name)) return false;
  return EVENT_SCHEMA[first.name] !== 'json' || rest.length === 0;
}

function listLeaves(condition: Condition): readonly Leaf[] {
  return condition.kind === 'and' || condition.kind === 'or' ? condition.conditions.flatMap(listLeaves) : [condition];
}

function attempt<T>(render: () => T): T | UnsupportedPatternError {
  try {
    return render();
  } catch (error) {
    if (error instanceof UnsupportedPatternError) return error;
    throw error;
  }
}
