import { listDeviations, listOlderPatterns } from './cis';
import { ALL_PACKS } from './packs';
import { BUILTIN_PACKS, RuleEntry } from '../../../src/detection/builtin-rules';
import { Condition, parsePattern, UnsupportedPatternError, renderSql } from '../../../src/filter-pattern';
import { renderEventPattern } from '../../../src/filter-pattern/backends/event-bridge/render-event-pattern';
import { EVENT_SCHEMA } from '../../../src/filter-pattern/event-schema';
import { formatJson, formatPattern, formatSql } from '../layout';
import { renderCode, renderDetails, joinBlocks, renderTable } from '../markdown';

const DEFAULT_PERIOD_MINUTES = 5;

/** Renders the section of a rule. */
export function renderRule(entry: RuleEntry): string {
  const condition = parsePattern(entry.pattern);
  return joinBlocks(
    `### \`${entry.id}\``,
    `**${entry.title}.** ${entry.description}`,
    [
      `- Runbook: ${entry.runbook}`,
      `- False positives: ${entry.falsePositives}`,
      ...listDeviations(entry).map(({ versions, deviation }) => `- Control deviation${versions}: ${deviation}`),
    ].join('\n'),
    renderTable(['Severity', 'Alarm threshold', 'Packs', 'Techniques', 'Controls'], [[
      entry.severity,
      formatThreshold(entry),
      listPacks(entry).map((id) => `\`${id}\``).join(', '),
      entry.techniques.map(renderTechniqueLink).join(', '),
      entry.controls?.join(', ') ?? '',
    ]]),
    // the control fails if the pattern differs in a space
    renderCode('', isExact(entry) ? entry.pattern : formatPattern(entry.pattern)),
    ...listOlderPatterns(entry).map(({ versions, pattern }) => renderDetails(`Pattern in ${versions}`, '', formatPattern(pattern))),
    renderDetails('SQL condition for <code>events</code>', 'sql', formatSql(renderSql(condition, EVENT_SCHEMA))),
    renderPattern(condition),
  );
}

/** Renders a table of rules with links to their sections. */
export function renderRuleIndex(entries: readonly RuleEntry[]): string {
  return renderTable(['Rule', 'Title', 'Severity', 'Alarm threshold'], entries.map((entry) =>
    [`[\`${entry.id}\`](#${entry.id})`, entry.title, entry.severity, formatThreshold(entry)]));
}

/** Formats the alarm threshold. */
function formatThreshold({ threshold = 1, periodMinutes = DEFAULT_PERIOD_MINUTES }: RuleEntry): string {
  return `${threshold} in ${periodMinutes} minutes`;
}

function renderPattern(condition: Condition): string {
  try {
    return renderDetails('EventBridge pattern', 'json', formatJson(renderEventPattern(condition, EVENT_SCHEMA).pattern));
  } catch (error) {
    if (!(error instanceof UnsupportedPatternError)) throw error;
    return `EventBridge does not support this rule. \`${error.condition}\`: ${error.reason}.`;
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
