import { BUILT_IN_QUERIES } from './built-in-packs';
import { EventNameIndex } from '../../src/lint/event-name-index';
import { tokenize } from '../../src/queries/sql-text';

/** Events that are in no SDK: service events, and calls that only consoles make. */
const NOT_IN_AN_SDK = ['CloseAccountResult', 'AcceptAgreementApprovalRequest', 'StartSupportPlanUpdate'];
const COMPARISONS = ['=', 'in', '<>'];
const KNOWN = new Set(EventNameIndex.load().sources.flatMap((source) => EventNameIndex.load().listNames(source)).concat(NOT_IN_AN_SDK));

/** Returns the literals that a query compares with the event name. */
function listEventNames(sql: string): string[] {
  const tokens = tokenize({ text: sql, file: 'query', line: 1 });
  const names: string[] = [];
  tokens.forEach((token, index) => {
    if (token.text !== 'event' || token.kind !== 'word') return;
    const [operator, ...rest] = tokens.slice(index + 1).filter(({ text }, position) => position > 0 || text !== 'not');
    if (!COMPARISONS.some((comparison) => comparison.startsWith(operator?.text ?? '-'))) return;
    const end = rest.findIndex(({ kind, text }) => kind !== 'string' && !['(', ',', '>'].includes(text));
    names.push(...rest.slice(0, end < 0 ? rest.length : end).filter(({ kind }) => kind === 'string').map(({ text }) => text.slice(1, -1)));
  });
  return names;
}

test('event names are found in comparisons, lists and their negations', () => {
  expect(listEventNames("SELECT event FROM a WHERE event = 'A' OR t.event NOT IN ('B', 'C') AND event <> 'D' AND event LIKE 'E%' AND x = 'F'"))
    .toEqual(['A', 'B', 'C', 'D']);
});

test.each(BUILT_IN_QUERIES)('%s refers to existing events', (_, query) => {
  expect(listEventNames(query._render({ database: 'audit' })).filter((name) => !KNOWN.has(name))).toEqual([]);
});
