import { Path } from './records';
import { Condition } from '../../../src/filter-pattern';

/** The paths that conditions ask for, with the first element for any. */
export function listPaths(conditions: readonly Condition[]): readonly Path[] {
  const paths = new Map<string, Path>();
  const visit = (condition: Condition): void => {
    if (condition.kind === 'and' || condition.kind === 'or') {
      condition.conditions.forEach(visit);
      return;
    }
    const steps = condition.selector.flatMap((segment): Path => {
      switch (segment.kind) {
        case 'field': return [segment.name];
        case 'index': return [segment.index];
        case 'any-element': return [0];
        case 'any-field': return [];
      }
    });
    paths.set(JSON.stringify(steps), steps);
  };
  conditions.forEach(visit);
  return [...paths.values()];
}
