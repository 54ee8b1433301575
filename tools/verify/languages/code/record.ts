import type { Method, TypeReference } from '@jsii/spec';
import { Library } from './library';
import { isVariable, Step, Value, Variable } from './steps';
import { isEnum } from '../../../../test/api-gate/surface';
import { MODULE_NAMES, Modules } from '../tour/modules';

const VARIABLE = Symbol('variable');
const ANY = { primitive: 'any' } as TypeReference;

/** Runs a program of `Modules` without them, and tells what it did with them, step by step. */
export function record(library: Library, program: (modules: Modules) => void): Step[] {
  const recorder = new Recorder(library);
  program(recorder.modules());
  return recorder.steps;
}

class Recorder {
  public readonly steps: Step[] = [];

  constructor(private readonly library: Library) {}

  public modules(): Modules {
    return Object.fromEntries(Object.entries(MODULE_NAMES).map(([key, name]) => [
      key, standIn({}, (type) => this.typeItself(`${name}.${type}`)),
    ])) as unknown as Modules;
  }

  /** A class, whose constants and static methods can be used and which can be constructed, or an enum. */
  private typeItself(fqn: string): unknown {
    const type = this.library.type(fqn);
    return new Proxy(class {}, {
      construct: (_, args) => {
        const result = this.variable({ fqn });
        this.steps.push({ kind: 'create', fqn, args: args.map(valueOf), result });
        return this.instance(result) as object;
      },
      get: (_, name) => isEnum(type) ? this.read(fqn, String(name), { fqn }) : this.member(fqn, name),
    });
  }

  /** What a step gave out. */
  private instance(variable: Variable): unknown {
    return standIn({ [VARIABLE]: variable }, (name) => {
      const { type } = variable;
      if (type && 'fqn' in type) return this.member(type.fqn, name, variable);
      if (type && 'collection' in type && name === '0') return this.first(variable, type.collection.elementtype);
      throw new Error(`only the first element of a list can be taken, and only instances have members; got '${name}' of ${JSON.stringify(type)}`);
    });
  }

  private member(fqn: string, key: string | symbol, receiver?: Variable): unknown {
    const name = String(key);
    const method = this.library.method(fqn, name)?.member;
    if (method) return (...args: unknown[]) => this.call(fqn, name, method, args, receiver);
    const property = this.library.property(fqn, name)?.member;
    if (!property) throw new Error(`${fqn} has no member '${name}'`);
    return this.read(fqn, name, property.type, receiver);
  }

  private read(fqn: string, member: string, type: TypeReference, receiver?: Variable): unknown {
    const result = this.variable(type);
    this.steps.push({ kind: 'read', fqn, member, receiver, result });
    return this.instance(result);
  }

  private call(fqn: string, member: string, { returns }: Method, args: unknown[], receiver?: Variable): unknown {
    const result = returns && this.variable(returns.type);
    this.steps.push({ kind: 'call', fqn, member, args: args.map(valueOf), receiver, result });
    return result && this.instance(result);
  }

  private first(list: Variable, type: TypeReference): unknown {
    const result = this.variable(type);
    this.steps.push({ kind: 'first', list, result });
    return this.instance(result);
  }

  private variable(type: TypeReference = ANY): Variable {
    return { name: `v${this.steps.length}`, type };
  }
}

/** An object all of whose members are made when they are asked for, but for those that it has. */
function standIn(own: object, make: (name: string) => unknown): unknown {
  return new Proxy(own, {
    get: (target, name) => {
      if (name in target) return (target as Record<string | symbol, unknown>)[name];
      if (typeof name === 'symbol') throw new Error(`values cannot be looked at; ${String(name)} was asked for`);
      return make(name);
    },
  });
}

function valueOf(value: unknown): Value {
  if (typeof value !== 'object' || value === null) return value as Value;
  if (Array.isArray(value)) return value.map(valueOf);
  const variable = Object.getOwnPropertySymbols(value).includes(VARIABLE) ? (value as { [VARIABLE]: Variable })[VARIABLE] : undefined;
  if (variable && isVariable(variable)) return variable;
  return Object.fromEntries(Object.entries(value).map(([name, prop]) => [name, valueOf(prop)]));
}
