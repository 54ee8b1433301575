import { listDeviations, listOlderPatterns } from './cis';
import { ALL_PACKS } from './packs';
import { BUILTIN_PACKS, RuleEntry } from '../../../src/detection/builtin-rules';
import { Condition, parsePattern, PatternRenderError, renderSql } from '../../../src/filter-pattern';
import { renderEventPattern } from '../../../src/filter-pattern/backends/event-bridge/render-event-pattern';
import { EVENT_SCHEMA } from '../../../src/tables/record-schema';
import { formatJson, formatPattern, formatSql } from '../layout';
import { renderCode, renderDetails, joinBlocks, renderTable } from '../markdown';

const DEFAULT_PERIOD_MINUTES = 5;

/** All that there is to know of a rule. */
export function renderRule(entry: RuleEntry): string {
  const condition = parsePattern(entry.pattern);
  return joinBlocks(
    `### \`${entry.id}\``,
    `**${entry.title}.** ${entry.description}`,
    [
      `- What to do: ${entry.runbook}`,
      `- Known noise: ${entry.falsePositives}`,
      ...listDeviations(entry).map(({ versions, deviation }) => `- Differs from the text of its control${versions}: ${deviation}`),
    ].join('\n'),
    renderTable(['severity', 'fires at', 'packs', 'techniques', 'controls'], [[
      entry.severity,
      formatThreshold(entry),
      listPacks(entry).map((id) => `\`${id}\``).join(', '),
      entry.techniques.map(renderTechniqueLink).join(', '),
      entry.controls?.join(', ') ?? '',
    ]]),
    // a control fails on a pattern that differs in a space
    renderCode('', isExact(entry) ? entry.pattern : formatPattern(entry.pattern)),
    ...listOlderPatterns(entry).map(({ versions, pattern }) => renderDetails(`Pattern in ${versions}`, '', formatPattern(pattern))),
    renderDetails('SQL over <code>events</code>', 'sql', formatSql(renderSql(condition, EVENT_SCHEMA))),
    renderPattern(condition),
  );
}

/** A line for each rule, with a link to its section. */
export function renderRuleIndex(entries: readonly RuleEntry[]): string {
  return renderTable(['rule', 'finds', 'severity', 'fires at'], entries.map((entry) =>
    [`[\`${entry.id}\`](#${entry.id})`, entry.title, entry.severity, formatThreshold(entry)]));
}

/** How many records make the alarm fire. */
function formatThreshold({ threshold = 1, periodMinutes = DEFAULT_PERIOD_MINUTES }: RuleEntry): string {
  return `${threshold} in ${periodMinutes} minutes`;
}

function renderPattern(condition: Condition): string {
  try {
    return renderDetails('EventBridge pattern', 'json', formatJson(renderEventPattern(condition, EVENT_SCHEMA).pattern));
  } catch (error) {
    if (!(error instanceof PatternRenderError)) throw error;
    return `No EventBridge pattern: it cannot say \`${error.condition}\`, as ${error.reason}.`;
  }
}

function listPacks({ id }: RuleEntry): readonly string[] {
  return Object.entries(ALL_PACKS).filter(([, { entries }]) => entries.some((entry) => entry.id === id)).map(([pack]) => pack);
}

function isExact(entry: RuleEntry): boolean {
  return BUILTIN_PACKS['security-hub'].entries.includes(entry);
}

function renderTechniqueLink(id: string): string {
  return `[${id}](https://attack.mitre.org/techniques/${id.replace('.', '/')}/)`;
}
