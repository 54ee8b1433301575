import { Subject } from './subjects';
import { Json } from '../real-records';
import { meetsNullInColumns, violates } from './shape';
import { Assumption, Condition, Leaf, renderSql, UnsupportedPatternError } from '../../../src/filter-pattern';
import { EventPattern, renderEventPattern } from '../../../src/filter-pattern/backends/event-bridge/render-event-pattern';
import { InsightsFilter, renderInsights } from '../../../src/filter-pattern/backends/logs-insights/render-logs-insights';
import { EVENT_SCHEMA } from '../../../src/filter-pattern/event-schema';

/** What the renderers made of a condition: the rendering, or why there is none. */
export interface Rendered extends Subject {
  readonly sql: string | UnsupportedPatternError;
  readonly event: EventPattern | UnsupportedPatternError;
  readonly insights: InsightsFilter | UnsupportedPatternError;
}

export type Target = 'sql' | 'event' | 'insights';

export const TARGETS: readonly Target[] = ['sql', 'event', 'insights'];

export function renderAll({ name, condition }: Subject): Rendered {
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

/** Why a rendering may say something else about a record than the evaluator; undefined if it may not. */
export function excuse(rendered: Rendered, target: Target, record: Json): string | undefined {
  if (target === 'sql') return missesNull(rendered.condition, record) ? 'null or absent in a column' : undefined;
  const broken = assumptionsOf(rendered, target).find((assumption) => violates(record, assumption));
  return broken && `${broken.never} at ${broken.selector}`;
}

export function assumptionsOf(rendered: Rendered, target: Target): readonly Assumption[] {
  const rendering = target === 'event' ? rendered.event : rendered.insights;
  return target !== 'sql' && isRendered(rendering) ? rendering.assumptions : [];
}

function missesNull(condition: Condition, record: Json): boolean {
  return leavesOf(condition).some((leaf) => (leaf.kind === 'not-exists' || (leaf.kind === 'is' && leaf.state === 'null'))
    && (meetsNullInColumns(record, leaf.selector, EVENT_SCHEMA) || isAbsentColumn(leaf)));
}

/** `IS NULL` of a column holds where there is nothing, too. */
function isAbsentColumn({ kind, selector: [first, ...rest] }: Leaf): boolean {
  if (kind !== 'is' || first.kind !== 'field' || !Object.hasOwn(EVENT_SCHEMA, first.name)) return false;
  return EVENT_SCHEMA[first.name] !== 'json' || rest.length === 0;
}

function leavesOf(condition: Condition): readonly Leaf[] {
  return condition.kind === 'and' || condition.kind === 'or' ? condition.conditions.flatMap(leavesOf) : [condition];
}

function attempt<T>(render: () => T): T | UnsupportedPatternError {
  try {
    return render();
  } catch (error) {
    if (error instanceof UnsupportedPatternError) return error;
    throw error;
  }
}
