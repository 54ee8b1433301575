import { deviationsOf, olderPatternsOf } from './cis';
import { ALL_PACKS } from './packs';
import { BUILTIN_PACKS, RuleEntry } from '../../../src/detection/builtin-rules';
import { Condition, parsePattern, UnsupportedPatternError, renderSql } from '../../../src/filter-pattern';
import { renderEventPattern } from '../../../src/filter-pattern/backends/event-bridge/render-event-pattern';
import { EVENT_SCHEMA } from '../../../src/filter-pattern/event-schema';
import { jsonLines, patternLines, sqlLines } from '../layout';
import { code, folded, joined, table } from '../markdown';

const DEFAULT_PERIOD_MINUTES = 5;

/** All that there is to know of a rule. */
export function ruleSection(entry: RuleEntry): string {
  const condition = parsePattern(entry.pattern);
  return joined(
    `### \`${entry.id}\``,
    `**${entry.title}.** ${entry.description}`,
    [
      `- What to do: ${entry.runbook}`,
      `- Known noise: ${entry.falsePositives}`,
      ...deviationsOf(entry).map(({ versions, deviation }) => `- Differs from the text of its control${versions}: ${deviation}`),
    ].join('\n'),
    table(['severity', 'fires at', 'packs', 'techniques', 'controls'], [[
      entry.severity,
      firesAt(entry),
      packsOf(entry).map((id) => `\`${id}\``).join(', '),
      entry.techniques.map(techniqueLink).join(', '),
      entry.controls?.join(', ') ?? '',
    ]]),
    // a control fails on a pattern that differs in a space
    code('', isExact(entry) ? entry.pattern : patternLines(entry.pattern)),
    ...olderPatternsOf(entry).map(({ versions, pattern }) => folded(`Pattern in ${versions}`, '', patternLines(pattern))),
    folded('SQL over <code>events</code>', 'sql', sqlLines(renderSql(condition, EVENT_SCHEMA))),
    eventPattern(condition),
  );
}

/** A line for each rule, with a link to its section. */
export function ruleIndex(entries: readonly RuleEntry[]): string {
  return table(['rule', 'finds', 'severity', 'fires at'], entries.map((entry) =>
    [`[\`${entry.id}\`](#${entry.id})`, entry.title, entry.severity, firesAt(entry)]));
}

/** How many records make the alarm fire. */
function firesAt({ threshold = 1, periodMinutes = DEFAULT_PERIOD_MINUTES }: RuleEntry): string {
  return `${threshold} in ${periodMinutes} minutes`;
}

function eventPattern(condition: Condition): string {
  try {
    return folded('EventBridge pattern', 'json', jsonLines(renderEventPattern(condition, EVENT_SCHEMA).pattern));
  } catch (error) {
    if (!(error instanceof UnsupportedPatternError)) throw error;
    return `No EventBridge pattern: it cannot say \`${error.condition}\`, as ${error.reason}.`;
  }
}

function packsOf({ id }: RuleEntry): readonly string[] {
  return Object.entries(ALL_PACKS).filter(([, { entries }]) => entries.some((entry) => entry.id === id)).map(([pack]) => pack);
}

function isExact(entry: RuleEntry): boolean {
  return BUILTIN_PACKS['security-hub'].entries.includes(entry);
}

function techniqueLink(id: string): string {
  return `[${id}](https://attack.mitre.org/techniques/${id.replace('.', '/')}/)`;
}
