import { Comparison, compilePattern, isExactText, Operand, Selector } from '../filter-pattern';
import { DOMAIN, EventNameIndex } from './event-name-index';
import { describeConsequence, enumerate, Finding, hint, quote } from './finding';
import { findNearest } from './spelling';
import { TestContext, findRequiredTexts } from './test-context';
import { OPAQUE_TOKEN } from '../private/validation';

const EVENT_NAME = '$.eventName';
const EVENT_SOURCE = '$.eventSource';
/** How many services are named at most. */
const MAX_NAMED = 3;

/** Names of events that nobody logs, and services that do not exist. */
export function checkEvents(place: TestContext, load: () => EventNameIndex): Finding[] {
  if (place.leaf.kind !== 'compare' || (place.leaf.operator !== '=' && place.leaf.operator !== '!=')) return [];
  if (place.selector === EVENT_SOURCE) return checkSource(place.leaf, load);
  return place.selector === EVENT_NAME ? checkName(place.leaf, findRequiredTexts(place, EVENT_SOURCE), load) : [];
}

function checkSource(leaf: Comparison, load: () => EventNameIndex): Finding[] {
  const test = nameTest(leaf.operand);
  if (!test) return [];
  const knowledge = load();
  if (test.exact === undefined ? knowledge.sources.some(test.matches) : isKnown(test.exact, knowledge)) return [];
  const meant = test.exact === undefined ? undefined : sourceMeant(test.exact, knowledge);
  return [{
    kind: 'unknownEventSource',
    subject: test.text,
    message: `${consequence(leaf)}: no service is known that logs as ${test.text}${meant === undefined ? describeOrigin(knowledge) : hint([meant])}`,
  }];
}

function checkName(leaf: Comparison, sourceTexts: readonly string[] | undefined, load: () => EventNameIndex): Finding[] {
  const test = nameTest(leaf.operand);
  if (!test) return [];
  const knowledge = load();
  const sources = sourceTexts?.map((text) => sourcesMatching(text, knowledge));
  // what is unknown of the sources is said where they are tested
  if (sources?.some((found) => found.length === 0 || found.some((source) => knowledge.isOpen(source)))) return [];
  return checkLogged(leaf, test, sources?.flat(), knowledge);
}

function checkLogged(leaf: Comparison, test: NameTest, sources: readonly string[] | undefined, knowledge: EventNameIndex): Finding[] {
  if (isLogged(test, sources, knowledge)) return [];
  const who = sources === undefined ? 'no service is known that logs an' : `${list(sources)} ${sources.length === 1 ? 'logs' : 'log'} no`;
  return [{
    kind: 'unknownEventName',
    subject: test.text,
    message: `${consequence(leaf)}: ${who} event named ${test.text}${nameMeant(test, sources, knowledge)}`,
  }];
}

function isLogged({ exact, matches }: NameTest, sources: readonly string[] | undefined, knowledge: EventNameIndex): boolean {
  if (exact === undefined) return (sources ?? knowledge.sources).some((source) => knowledge.listNames(source).some(matches));
  return sources === undefined ? knowledge.listSources(exact).length > 0 : sources.some((source) => knowledge.logs(source, exact));
}

function consequence(leaf: Comparison): string {
  return `${quote(leaf)} ${describeConsequence(leaf)}`;
}

function isKnown(source: string, knowledge: EventNameIndex): boolean {
  return knowledge.knowsSource(source.replace(/\.cn$/, ''));
}

function sourcesMatching(text: string, knowledge: EventNameIndex): readonly string[] {
  const test = nameTest({ kind: 'text', text });
  if (!test) return [];
  if (test.exact === undefined) return knowledge.sources.filter(test.matches);
  return isKnown(test.exact, knowledge) ? [test.exact.replace(/\.cn$/, '')] : [];
}

function sourceMeant(text: string, knowledge: EventNameIndex): string | undefined {
  const name = text.toLowerCase().replace(/\.(amazonaws\.com|aws\.amazon\.com|amazonaws)?$|^aws\./g, '').replace(/\.[a-z]{2}-[a-z-]+-\d.*$/, '');
  const source = name.split('.')[0] + DOMAIN;
  if (knowledge.knowsSource(source)) return source;
  return knowledge.resolveAlias(name) ?? findNearest(source, knowledge.sources, 2);
}

/** What was probably meant: a name that is in use elsewhere, one that differs by a few letters, another service's event. */
function nameMeant({ exact }: NameTest, sources: readonly string[] | undefined, knowledge: EventNameIndex): string {
  if (exact === undefined) return describeOrigin(knowledge);
  const instead = (sources ?? knowledge.sources).map((source) => knowledge.replacedBy(source, exact)).find((names) => names !== undefined);
  if (instead?.length === 0) return '; it is a permission, and no event stands for it';
  if (instead) return hint(instead);
  const elsewhere = sources === undefined ? [] : knowledge.listSources(exact);
  const alike = findNearest(exact, sources === undefined ? knowledge.allNames : sources.flatMap((source) => knowledge.listNames(source)));
  if (alike !== undefined && (elsewhere.length === 0 || alike.toLowerCase() === exact.toLowerCase())) return hint([alike]);
  return elsewhere.length === 0 ? describeOrigin(knowledge) : `; it is an event of ${list(elsewhere)}`;
}

/** Services and events come up: what is new may be right. */
function describeOrigin({ origin }: EventNameIndex): string {
  return ` (as of ${origin.split(' (')[0]})`;
}

function list(sources: readonly string[]): string {
  return enumerate(sources.length > MAX_NAMED ? [...sources.slice(0, MAX_NAMED), 'others'] : sources, 'and');
}

/** What an operand asks of a name. */
export interface NameTest {
  /** As it stands in the pattern. */
  readonly text: string;
  /** The one name that it can be, if there is just one. */
  readonly exact: string | undefined;
  readonly matches: (name: string) => boolean;
}

const NAME: Selector = [{ kind: 'field', name: 'name' }];

/** Undefined where the name is only known at deployment. */
export function nameTest(operand: Operand): NameTest | undefined {
  if (isOpaque(operand)) return undefined;
  const test = compilePattern({ kind: 'compare', selector: NAME, operator: '=', operand });
  const text = operand.kind === 'text' ? operand.text : operand.source;
  return {
    text: operand.kind === 'regex' ? `%${text}%` : text,
    exact: operand.kind === 'number' || isExactText(operand) ? text : undefined,
    matches: (name) => test({ name }),
  };
}

/** Whether an operand holds a value that is only known at deployment. */
export function isOpaque(operand: Operand): boolean {
  return operand.kind === 'text' && operand.text.search(OPAQUE_TOKEN) >= 0;
}
