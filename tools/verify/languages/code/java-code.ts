import type { Callable, TypeReference } from '@jsii/spec';
import { Library, parameterAt } from './library';
import { elementType } from './python-code';
import { isList, isVariable, Step, Value } from './steps';

/** The steps as a Java class of package `com.example`. */
export function javaCode(steps: readonly Step[], library: Library, className: string): string {
  const writer = new JavaWriter(library);
  return [
    'package com.example;', '',
    `public final class ${className} {`,
    '  public static void main(final String[] args) {',
    ...steps.map((step) => `    ${writer.line(step)};`),
    '  }',
    '}', '',
  ].join('\n');
}

class JavaWriter {
  constructor(private readonly library: Library) {}

  public line(step: Step): string {
    const result = step.result ? `var ${step.result.name} = ` : '';
    if (step.kind === 'first') return `${result}${step.list.name}.get(0)`;
    const receiver = step.receiver?.name ?? this.type(step.fqn);
    switch (step.kind) {
      case 'create':
        return `${result}new ${receiver}(${this.args(this.library.initializer(step.fqn)!.member, step.args)})`;
      case 'call':
        return `${result}${receiver}.${step.member}(${this.args(this.library.method(step.fqn, step.member)!.member, step.args)})`;
      case 'read':
        return `${result}${receiver}.${step.receiver ? `get${pascal(step.member)}()` : step.member}`;
    }
  }

  private args(callable: Callable, args: readonly Value[]): string {
    return args.map((arg, index) => this.value(arg, parameterAt(callable, index).type)).join(', ');
  }

  private value(value: Value, type: TypeReference): string {
    if (isVariable(value)) return value.name;
    if (typeof value !== 'object') return value === undefined ? 'null' : JSON.stringify(value);
    if (isList(value)) return `java.util.List.of(${value.map((element) => this.value(element, elementType(type))).join(', ')})`;
    const { fqn } = this.library.struct(type)!;
    const props = Object.entries(value).map(([name, prop]) => `.${name}(${this.value(prop, this.library.property(fqn, name)!.member.type)})`);
    return `${this.type(fqn)}.builder()${props.join('')}.build()`;
  }

  private type(fqn: string): string {
    const { name, namespace } = this.library.type(fqn);
    const { targets, submodules, name: assembly } = this.library.assemblyOf(fqn);
    return `${String((namespace ? submodules?.[`${assembly}.${namespace}`].targets : targets)?.java?.package)}.${name}`;
  }
}

function pascal(name: string): string {
  return `${name[0].toUpperCase()}${name.slice(1)}`;
}
