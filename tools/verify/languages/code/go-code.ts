import type { Callable, TypeReference } from '@jsii/spec';
import { Library, parameterAt } from './library';
import { elementType } from './python-code';
import { isList, isVariable, Step, Value } from './steps';
import { isEnum } from '../../../../test/api-gate/surface';

/** The steps as a Go program. */
export function goCode(steps: readonly Step[], library: Library): string {
  const writer = new GoWriter(library);
  const lines = steps.flatMap((step) => [writer.line(step), ...step.result ? [`_ = ${step.result.name}`] : []]);
  return [
    'package main', '',
    'import (', ...[...writer.packages].sort().map((name) => `\t"${name}"`), ')', '',
    'func main() {', '\tdefer jsii.Close()', ...lines.map((line) => `\t${line}`), '}', '',
  ].join('\n');
}

class GoWriter {
  public readonly packages = new Set(['github.com/aws/jsii-runtime-go']);

  constructor(private readonly library: Library) {}

  public line(step: Step): string {
    const result = step.result ? `${step.result.name} := ` : '';
    if (step.kind === 'first') return `${result}(*${step.list.name})[0]`;
    const { fqn, receiver } = step;
    switch (step.kind) {
      case 'create': {
        const { packageName, name } = this.type(fqn);
        return `${result}${packageName}.New${name}(${this.args(this.library.initializer(fqn)!.member, step.args)})`;
      }
      case 'call': {
        const args = this.args(this.library.method(fqn, step.member)!.member, step.args);
        return `${result}${receiver ? `${receiver.name}.${pascal(step.member)}` : this.ofType(fqn, pascal(step.member))}(${args})`;
      }
      case 'read': {
        if (!receiver) return `${result}${this.ofType(fqn, step.member)}${isEnum(this.library.type(fqn)) ? '' : '()'}`;
        return `${result}${receiver.name}.${pascal(step.member)}${this.library.struct({ fqn }) ? '' : '()'}`;
      }
    }
  }

  /** There are no optional parameters: what is left out is nil. */
  private args(callable: Callable, args: readonly Value[]): string {
    const leftOut = (callable.parameters ?? []).slice(args.length).filter(({ variadic }) => !variadic);
    return [...args.map((arg, index) => this.value(arg, parameterAt(callable, index).type)), ...leftOut.map(() => 'nil')].join(', ');
  }

  private value(value: Value, type: TypeReference): string {
    if (isVariable(value)) return value.name;
    if (value === undefined) return 'nil';
    if (typeof value === 'string') return `jsii.String(${JSON.stringify(value)})`;
    if (typeof value === 'number') return `jsii.Number(${value})`;
    if (typeof value === 'boolean') return `jsii.Bool(${value})`;
    if (isList(value)) {
      const element = elementType(type);
      return `&[]${this.reference(element)}{${value.map((item) => this.value(item, element)).join(', ')}}`;
    }
    const { fqn } = this.library.struct(type)!;
    const { packageName, name } = this.type(fqn);
    const props = Object.entries(value).map(([prop, given]) => `${pascal(prop)}: ${this.value(given, this.library.property(fqn, prop)!.member.type)}`);
    return `&${packageName}.${name}{${props.join(', ')}}`;
  }

  private reference(type: TypeReference): string {
    if (!('fqn' in type)) return '*string';
    const { packageName, name } = this.type(type.fqn);
    return `${packageName}.${name}`;
  }

  private ofType(fqn: string, member: string): string {
    const { packageName, name } = this.type(fqn);
    return `${packageName}.${name}_${member}`;
  }

  private type(fqn: string): { readonly packageName: string; readonly name: string } {
    const { name, namespace } = this.library.type(fqn);
    const { name: assembly, targets, version } = this.library.assemblyOf(fqn);
    const root = String(targets?.go?.packageName ?? assembly);
    const major = Number(version.split('.')[0]);
    const inside = namespace?.replace(/[^a-z0-9]/g, '');
    const packagePath = [targets?.go?.moduleName, root, ...major > 1 ? [`v${major}`] : [], ...inside ? [inside] : []].join('/');
    this.packages.add(packagePath);
    return { packageName: inside ?? root, name };
  }
}

function pascal(name: string): string {
  return `${name[0].toUpperCase()}${name.slice(1)}`;
}
