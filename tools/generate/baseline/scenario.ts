import { Operation, Location } from '../operation';
import { createDenial, Invocation } from '../record';
import { Caller } from '../fixtures/callers';

/** Something that somebody does, as the requests that it takes, in their order. */
export type Scenario = (place: Location, time: number) => Invocation[];

/** The same caller makes requests one after the other. */
export function invoke(caller: Caller, operations: readonly Operation[]): Invocation[] {
  return operations.map((operation) => ({ operation, caller }));
}

/** Some of the operations, in any order, and the same one more than once at times. */
export function sampleOperations(place: Location, operations: readonly Operation[], least: number, most: number): Operation[] {
  const { random } = place;
  return Array.from({ length: random.between(least, most) }, () => random.pick(operations));
}

/** A few requests are beyond what the caller may do. */
export function denySome(place: Location, steps: readonly Invocation[], chance: number): Invocation[] {
  return steps.map((step) => (place.random.chance(chance) ? { ...step, failure: createDenial(step.operation) } : step));
}
