import { Caller } from '../fixtures/callers';
import { Operation, Location } from '../operation';
import { createDenial, Invocation } from '../record';

/** Creates the sequence of requests of one activity. */
export type Scenario = (location: Location, time: number) => Invocation[];

/** Creates one request per operation, with the same caller. */
export function invoke(caller: Caller, operations: readonly Operation[]): Invocation[] {
  return operations.map((operation) => ({ operation, caller }));
}

/** Selects random operations. An operation can be selected several times. */
export function sampleOperations(location: Location, operations: readonly Operation[], minimum: number, maximum: number): Operation[] {
  const { random } = location;
  return Array.from({ length: random.between(minimum, maximum) }, () => random.pick(operations));
}

/** Denies requests with a probability. */
export function denySome(location: Location, invocations: readonly Invocation[], chance: number): Invocation[] {
  return invocations.map((invocation) => (
    location.random.chance(chance) ? { ...invocation, failure: createDenial(invocation.operation) } : invocation
  ));
}
