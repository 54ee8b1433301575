import { isWildcard, Segment, Selector } from './ast';

/** Decides on a value of a record; `undefined` is none. */
export type ValueTest = (value: unknown) => boolean;

/**
 * Whether a test holds for what a selector finds; without wildcards the test sees `undefined` where the path leads
 * nowhere, with wildcards it sees only values that are there, and one that passes is enough.
 */
export function testSelected(selector: Selector, test: ValueTest): ValueTest {
  if (selector.some(isWildcard)) return selector.reduceRight(testStep, presentOnly(test));
  return testPath(selector.map(readStep), test);
}

type Step = (value: unknown) => unknown;

function testPath(steps: readonly Step[], test: ValueTest): ValueTest {
  const [first, second, third] = steps;
  switch (steps.length) {
    case 1: return (record) => test(first(record));
    case 2: return (record) => test(second(first(record)));
    case 3: return (record) => test(third(second(first(record))));
    default: return (record) => {
      let value = record;
      for (let index = 0; index < steps.length; index += 1) value = steps[index](value);
      return test(value);
    };
  }
}

function readStep(segment: Segment): Step {
  if (segment.kind === 'index') {
    const { index } = segment;
    return (value) => Array.isArray(value) ? value[index] : undefined;
  }
  const name = segment.kind === 'field' ? segment.name : '';
  return (value) => {
    if (!isObject(value)) return undefined;
    const field = value[name];
    // what is inherited, such as `constructor`, is no data of the record
    return field !== undefined && Object.hasOwn(value, name) ? field : undefined;
  };
}

function testStep(test: ValueTest, segment: Segment): ValueTest {
  switch (segment.kind) {
    case 'any-element': return (value) => Array.isArray(value) && anyElement(value, test);
    case 'any-field': return (value) => isObject(value) && anyField(value, test);
    default: {
      const read = readStep(segment);
      return (value) => test(read(value));
    }
  }
}

function presentOnly(test: ValueTest): ValueTest {
  return (value) => value !== undefined && test(value);
}

function anyElement(values: readonly unknown[], test: ValueTest): boolean {
  for (let index = 0; index < values.length; index += 1) if (test(values[index])) return true;
  return false;
}

function anyField(object: Readonly<Record<string, unknown>>, test: ValueTest): boolean {
  for (const name in object) if (Object.hasOwn(object, name) && test(object[name])) return true;
  return false;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
