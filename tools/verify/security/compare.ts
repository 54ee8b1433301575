import { Acknowledgement } from './acknowledgements';
import { Finding } from './finding';

/** A longer list would not be read. */
export const MAX_IDS = 25;

/** Returns findings without an acknowledgement, acknowledgements without a finding, and duplicates. */
export function compareFindings(findings: readonly Finding[], acknowledgements: readonly Acknowledgement[]): string[] {
  const acknowledged = acknowledgements.flatMap(({ scanner, ids, constructPaths }) =>
    ids.flatMap((id) => constructPaths.map((constructPath) => ({ key: formatKey({ scanner, id, constructPath }), scanner, id, constructPath }))));
  const keys = new Set(acknowledged.map(({ key }) => key));
  const found = new Set(findings.map(formatKey));
  const ids = new Set(acknowledged.map(({ id }) => id)).size;
  return [
    ...findings.filter((finding) => !keys.has(formatKey(finding)))
      .map(({ scanner, id, stack, constructPath, message }) => `${scanner}: ${id} at ${constructPath} of stack ${stack}: ${message}`),
    ...acknowledged.filter(({ key }) => !found.has(key))
      .map(({ scanner, id, constructPath }) => `${scanner}: ${id} at ${constructPath} is acknowledged but not found`),
    ...acknowledged.filter(({ key }, index) => acknowledged.findIndex((other) => other.key === key) < index)
      .map(({ scanner, id, constructPath }) => `${scanner}: ${id} at ${constructPath} is acknowledged twice`),
    ...ids > MAX_IDS ? [`at most ${MAX_IDS} rule IDs can be acknowledged; got ${ids}`] : [],
  ];
}

function formatKey({ scanner, id, constructPath }: Pick<Finding, 'scanner' | 'id' | 'constructPath'>): string {
  return `${scanner} ${id} ${constructPath}`;
}
