import { Construct } from 'constructs';
import * as fc from 'fast-check';

/** A value that is created again for each stack, and the code that creates it. */
export interface Value<T> {
  readonly code: string;
  readonly make: (scope: Construct) => T;
}

export type Gen<T> = fc.Arbitrary<Value<T>>;

/** The parts of the API that cases have used: props as `Struct.prop`, calls as `Class.method`. */
export const usedApi = new Set<string>();

/** A value that does not require a scope. */
export function literal<T>(value: T, code = JSON.stringify(value)): Value<T> {
  return { code, make: () => value };
}

/** The return value of a function. */
export function call<A extends unknown[], T>(name: string, make: (...args: A) => T, ...args: { [I in keyof A]: Value<A[I]> }): Value<T> {
  return {
    code: `${name}(${args.map(({ code }) => code).join(', ')})`,
    make: (scope) => {
      usedApi.add(name.replace(/^new /, ''));
      return make(...args.map((arg) => arg.make(scope)) as A);
    },
  };
}

/** A construct in the stack. */
export function construct<P, C>(name: string, type: new (scope: Construct, id: string, props: P) => C, props: Value<P>, id = name): Value<C> {
  return {
    code: `new ${name}(this, '${id}', ${props.code})`,
    make: (scope) => call(`new ${name}`, (given: P) => new type(scope, id, given), props).make(scope),
  };
}

/** The return value of a method. */
export function callOn<O, A extends unknown[], T>(
  owner: Value<O>, name: string, make: (owner: O, ...args: A) => T, ...args: { [I in keyof A]: Value<A[I]> }
): Value<T> {
  const method = name.slice(name.indexOf('.'));
  return {
    code: `${owner.code}${method}(${args.map(({ code }) => code).join(', ')})`,
    make: (scope) => {
      usedApi.add(name);
      return make(owner.make(scope), ...args.map((arg) => arg.make(scope)) as A);
    },
  };
}

/** The values of the props of a struct. */
export type Fields<T> = { readonly [K in keyof T]?: Value<NonNullable<T[K]>> };

/** A struct with the props that have a value. A prop that the struct does not have is a compilation error. */
export function struct<T>(name: string): <F extends Fields<T>>(fields: F & Record<Exclude<keyof F, keyof T>, never>) => Value<T> {
  return (fields) => {
    const given = Object.entries<Value<unknown> | undefined>(fields).filter((entry): entry is [string, Value<unknown>] => entry[1] !== undefined);
    return {
      code: `{ ${given.map(([key, { code }]) => `${key}: ${code}`).join(', ')} }`,
      make: (scope) => Object.fromEntries(given.map(([key, value]) => {
        usedApi.add(`${name}.${key}`);
        return [key, value.make(scope)];
      })) as T,
    };
  };
}

export function list<T>(values: readonly Value<T>[]): Value<T[]> {
  return { code: `[${values.map(({ code }) => code).join(', ')}]`, make: (scope) => values.map((value) => value.make(scope)) };
}

/** A construct that exists once per stack, new or imported. */
export function shared<T>(id: string, code: string, make: (scope: Construct, id: string) => T): Value<T> {
  const made = new WeakMap<Construct, T>();
  return {
    code,
    make: (scope) => {
      if (!made.has(scope)) made.set(scope, make(scope, id));
      return made.get(scope)!;
    },
  };
}

/** The value or undefined. */
export function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: 2 });
}
