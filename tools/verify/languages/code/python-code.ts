import type { Callable, TypeReference } from '@jsii/spec';
import { Library, parameterAt } from './library';
import { isList, isVariable, Step, Value } from './steps';

/** The steps as a Python program. */
export function pythonCode(steps: readonly Step[], library: Library): string {
  const writer = new PythonWriter(library);
  const lines = steps.map((step) => writer.line(step));
  return [...[...writer.modules].sort().map((name) => `import ${name}`), '', ...lines, ''].join('\n');
}

class PythonWriter {
  public readonly modules = new Set<string>();

  constructor(private readonly library: Library) {}

  public line(step: Step): string {
    const result = step.result ? `${step.result.name} = ` : '';
    if (step.kind === 'first') return `${result}${step.list.name}[0]`;
    const receiver = step.receiver?.name ?? this.type(step.fqn);
    switch (step.kind) {
      case 'create':
        return `${result}${receiver}(${this.args(this.library.initializer(step.fqn)!.member, step.args)})`;
      case 'call':
        return `${result}${receiver}.${snake(step.member)}(${this.args(this.library.method(step.fqn, step.member)!.member, step.args)})`;
      case 'read':
        return `${result}${receiver}.${step.receiver ? snake(step.member) : step.member}`;
    }
  }

  /** The props of a struct that comes last are keyword arguments. */
  private args(callable: Callable, args: readonly Value[]): string {
    return args.map((arg, index) => {
      const { type } = parameterAt(callable, index);
      const isLast = index === (callable.parameters ?? []).length - 1;
      return isLast && this.library.struct(type) && !isVariable(arg) ? this.props(arg, type) : this.value(arg, type);
    }).join(', ');
  }

  private value(value: Value, type: TypeReference): string {
    if (isVariable(value)) return value.name;
    if (value === undefined) return 'None';
    if (typeof value === 'boolean') return value ? 'True' : 'False';
    if (typeof value !== 'object') return JSON.stringify(value);
    if (isList(value)) return `[${value.map((element) => this.value(element, elementType(type))).join(', ')}]`;
    return `${this.type(this.library.struct(type)!.fqn)}(${this.props(value, type)})`;
  }

  private props(value: Value, type: TypeReference): string {
    const { fqn } = this.library.struct(type)!;
    return Object.entries(value as Record<string, Value>)
      .map(([name, prop]) => `${snake(name)}=${this.value(prop, this.library.property(fqn, name)!.member.type)}`).join(', ');
  }

  private type(fqn: string): string {
    const { name, namespace } = this.library.type(fqn);
    const { targets, submodules, name: assembly } = this.library.assemblyOf(fqn);
    const module = String((namespace ? submodules?.[`${assembly}.${namespace}`].targets : targets)?.python?.module);
    this.modules.add(module);
    return `${module}.${name}`;
  }
}

export function elementType(type: TypeReference): TypeReference {
  if (!('collection' in type)) throw new Error(`a list is given for ${JSON.stringify(type)}`);
  return type.collection.elementtype;
}

function snake(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}
