import { Operation, Place } from '../operation';
import { denied, Step } from '../record';
import { Caller } from '../fixtures/callers';

/** Something that somebody does, as the requests that it takes, in their order. */
export type Scenario = (place: Place, time: number) => Step[];

/** The same caller makes requests one after the other. */
export function does(caller: Caller, operations: readonly Operation[]): Step[] {
  return operations.map((operation) => ({ operation, caller }));
}

/** Some of the operations, in any order, and the same one more than once at times. */
export function someOf(place: Place, operations: readonly Operation[], least: number, most: number): Operation[] {
  const { random } = place;
  return Array.from({ length: random.between(least, most) }, () => random.pick(operations));
}

/** A few requests are beyond what the caller may do. */
export function mayBeDenied(place: Place, steps: readonly Step[], chance: number): Step[] {
  return steps.map((step) => (place.random.chance(chance) ? { ...step, failure: denied(step.operation) } : step));
}
