import { Acknowledgement } from './acknowledgements';
import { Finding } from './finding';

/** More than these, and nobody would read the list any more. */
export const MOST_IDS = 25;

/** Findings that nobody acknowledged, and acknowledgements of what is not found any more. */
export function compare(findings: readonly Finding[], acknowledgements: readonly Acknowledgement[]): string[] {
  const acknowledged = acknowledgements.flatMap(({ scanner, ids, places }) =>
    ids.flatMap((id) => places.map((place) => ({ key: keyOf({ scanner, id, place }), scanner, id, place }))));
  const keys = new Set(acknowledged.map(({ key }) => key));
  const found = new Set(findings.map(keyOf));
  const ids = new Set(acknowledged.map(({ id }) => id)).size;
  return [
    ...findings.filter((finding) => !keys.has(keyOf(finding)))
      .map(({ scanner, id, stack, place, message }) => `${scanner}: ${id} at ${place} of stack ${stack}: ${message}`),
    ...acknowledged.filter(({ key }) => !found.has(key))
      .map(({ scanner, id, place }) => `${scanner}: ${id} at ${place} is acknowledged, and not found any more`),
    ...acknowledged.filter(({ key }, index) => acknowledged.findIndex((other) => other.key === key) < index)
      .map(({ scanner, id, place }) => `${scanner}: ${id} at ${place} is acknowledged twice`),
    ...ids > MOST_IDS ? [`${ids} ids are acknowledged, and at most ${MOST_IDS} may be`] : [],
  ];
}

function keyOf({ scanner, id, place }: Pick<Finding, 'scanner' | 'id' | 'place'>): string {
  return `${scanner} ${id} ${place}`;
}
