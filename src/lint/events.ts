import { Comparison, compilePattern, isExactText, Operand, Selector } from '../filter-pattern';
import { DOMAIN, EventNameIndex } from './event-name-index';
import { describeEffect, enumerate, Finding, formatSuggestion } from './finding';
import { findNearest } from './spelling';
import { findRequiredTexts, TestContext } from './test-context';
import { OPAQUE_TOKEN } from '../private/validation';

const EVENT_NAME = '$.eventName';
const EVENT_SOURCE = '$.eventSource';
/** The maximum number of event sources in a message. */
const MAX_LISTED = 3;

/** Finds event names and event sources that CloudTrail does not log. */
export function checkEvents(test: TestContext, load: () => EventNameIndex): Finding[] {
  if (test.leaf.kind !== 'compare' || (test.leaf.operator !== '=' && test.leaf.operator !== '!=')) return [];
  if (test.selector === EVENT_SOURCE) return checkSource(test.leaf, load);
  return test.selector === EVENT_NAME ? checkName(test.leaf, findRequiredTexts(test, EVENT_SOURCE), load) : [];
}

function checkSource(leaf: Comparison, load: () => EventNameIndex): Finding[] {
  const test = createNameTest(leaf.operand);
  if (!test) return [];
  const index = load();
  if (test.exact === undefined ? index.sources.some(test.matches) : isKnown(test.exact, index)) return [];
  const suggestion = test.exact === undefined ? undefined : suggestSource(test.exact, index);
  return [{
    kind: 'unknownEventSource',
    subject: test.text,
    message: `${describeEffect(leaf)}: ${test.text} is not a known event source`
      + (suggestion === undefined ? describeOrigin(index) : formatSuggestion([suggestion])),
  }];
}

function checkName(leaf: Comparison, sourceTexts: readonly string[] | undefined, load: () => EventNameIndex): Finding[] {
  const test = createNameTest(leaf.operand);
  if (!test) return [];
  const index = load();
  const sources = sourceTexts?.map((text) => findSources(text, index));
  // unknown event sources are reported by their own test
  if (sources?.some((found) => found.length === 0 || found.some((source) => index.isOpen(source)))) return [];
  return checkLogged(leaf, test, sources?.flat(), index);
}

function checkLogged(leaf: Comparison, test: NameTest, sources: readonly string[] | undefined, index: EventNameIndex): Finding[] {
  if (isLogged(test, sources, index)) return [];
  const subject = sources === undefined ? 'no known event source has an' : `${formatSources(sources)} ${sources.length === 1 ? 'has' : 'have'} no`;
  return [{
    kind: 'unknownEventName',
    subject: test.text,
    message: `${describeEffect(leaf)}: ${subject} event named ${test.text}${suggestName(test, sources, index)}`,
  }];
}

function isLogged({ exact, matches }: NameTest, sources: readonly string[] | undefined, index: EventNameIndex): boolean {
  if (exact === undefined) return (sources ?? index.sources).some((source) => index.listNames(source).some(matches));
  return sources === undefined ? index.listSources(exact).length > 0 : sources.some((source) => index.logs(source, exact));
}

function isKnown(source: string, index: EventNameIndex): boolean {
  return index.knowsSource(source.replace(/\.cn$/, ''));
}

function findSources(text: string, index: EventNameIndex): readonly string[] {
  const test = createNameTest({ kind: 'text', text });
  if (!test) return [];
  if (test.exact === undefined) return index.sources.filter(test.matches);
  return isKnown(test.exact, index) ? [test.exact.replace(/\.cn$/, '')] : [];
}

function suggestSource(text: string, index: EventNameIndex): string | undefined {
  const name = text.toLowerCase().replace(/\.(amazonaws\.com|aws\.amazon\.com|amazonaws)?$|^aws\./g, '').replace(/\.[a-z]{2}-[a-z-]+-\d.*$/, '');
  const source = name.split('.')[0] + DOMAIN;
  if (index.knowsSource(source)) return source;
  return index.resolveAlias(name) ?? findNearest(source, index.sources, 2);
}

/** Suggests a correction: the event of an operation or permission with this name, a similar name, or the source that has the event. */
function suggestName({ exact }: NameTest, sources: readonly string[] | undefined, index: EventNameIndex): string {
  if (exact === undefined) return describeOrigin(index);
  const replacements = (sources ?? index.sources).map((source) => index.replacedBy(source, exact)).find((names) => names !== undefined);
  if (replacements?.length === 0) return '; it is an IAM permission that has no event';
  if (replacements) return formatSuggestion(replacements);
  const otherSources = sources === undefined ? [] : index.listSources(exact);
  const similar = findNearest(exact, sources === undefined ? index.allNames : sources.flatMap((source) => index.listNames(source)));
  if (similar !== undefined && (otherSources.length === 0 || similar.toLowerCase() === exact.toLowerCase())) return formatSuggestion([similar]);
  return otherSources.length === 0 ? describeOrigin(index) : `; it is an event of ${formatSources(otherSources)}`;
}

/** Returns the version of the known names, because AWS adds services and events. */
function describeOrigin({ origin }: EventNameIndex): string {
  return ` (as of ${origin.split(' (')[0]})`;
}

function formatSources(sources: readonly string[]): string {
  return enumerate(sources.length > MAX_LISTED ? [...sources.slice(0, MAX_LISTED), 'others'] : sources, 'and');
}

/** A test of a name by an operand. */
interface NameTest {
  /** The operand as in the pattern. */
  readonly text: string;
  /** The name, if the operand matches only one. */
  readonly exact: string | undefined;
  readonly matches: (name: string) => boolean;
}

const NAME: Selector = [{ kind: 'field', name: 'name' }];

/** Returns `undefined` if the name is known only at deployment. */
function createNameTest(operand: Operand): NameTest | undefined {
  if (isOpaque(operand)) return undefined;
  const test = compilePattern({ kind: 'compare', selector: NAME, operator: '=', operand });
  const text = operand.kind === 'text' ? operand.text : operand.source;
  return {
    text: operand.kind === 'regex' ? `%${text}%` : text,
    exact: operand.kind === 'number' || isExactText(operand) ? text : undefined,
    matches: (name) => test({ name }),
  };
}

/** Returns whether an operand contains a value that is known only at deployment. */
export function isOpaque(operand: Operand): boolean {
  return operand.kind === 'text' && operand.text.search(OPAQUE_TOKEN) >= 0;
}
