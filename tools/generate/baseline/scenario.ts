import { Caller } from '../fixtures/callers';
import { Operation, Location } from '../operation';
import { createDenial, Invocation } from '../record';

/** Something that somebody does, as the requests that it takes, in their order. */
export type Scenario = (location: Location, time: number) => Invocation[];

/** The same caller makes requests one after the other. */
export function invoke(caller: Caller, operations: readonly Operation[]): Invocation[] {
  return operations.map((operation) => ({ operation, caller }));
}

/** Some of the operations, in any order, and the same one more than once at times. */
export function sampleOperations(location: Location, operations: readonly Operation[], least: number, most: number): Operation[] {
  const { random } = location;
  return Array.from({ length: random.between(least, most) }, () => random.pick(operations));
}

/** A few requests are beyond what the caller may do. */
export function denySome(location: Location, invocations: readonly Invocation[], chance: number): Invocation[] {
  return invocations.map((invocation) => (location.random.chance(chance) ? { ...invocation, failure: createDenial(invocation.operation) } : invocation));
}
