import type { Template } from './template';

const PLACEHOLDER = /"@@(\d+)@@"/g;
const PSEUDO_PARAMETERS: Readonly<Record<string, string>> = {
  'AWS::AccountId': 'cdk.Aws.ACCOUNT_ID',
  'AWS::Region': 'cdk.Aws.REGION',
  'AWS::Partition': 'cdk.Aws.PARTITION',
  'AWS::URLSuffix': 'cdk.Aws.URL_SUFFIX',
  'AWS::StackName': 'cdk.Aws.STACK_NAME',
  'AWS::StackId': 'cdk.Aws.STACK_ID',
};

interface Expression {
  readonly code: string;
  /** IDs of the resources that the code uses. */
  readonly resources: readonly string[];
}

/** Placeholder texts for the intrinsic functions of a template, and the code for each placeholder. */
export class Placeholders {
  private readonly expressions: Expression[] = [];

  constructor(private readonly template: Template) {}

  /** Replaces the intrinsic functions of a value with placeholders. */
  public replace(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.replace(item));
    if (typeof value !== 'object' || value === null) return value;
    const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
    if (others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) return this.add(this.renderFunction(name, argument));
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.replace(item)]));
  }

  /** Replaces the placeholders of a JSON text with code. */
  public renderCode(json: string): string {
    return json.replace(PLACEHOLDER, (_, index: string) => this.expressions[Number(index)].code);
  }

  /** Returns the IDs of the resources that the placeholders of a value refer to. */
  public findResources(value: unknown): string[] {
    return [...JSON.stringify(value).matchAll(PLACEHOLDER)].flatMap(([, index]) => this.expressions[Number(index)].resources);
  }

  private add(expression: Expression): string {
    this.expressions.push(expression);
    return `@@${this.expressions.length - 1}@@`;
  }

  private renderFunction(name: string, argument: unknown): Expression {
    switch (name) {
      case 'Ref': return this.renderRef(String(argument));
      case 'Fn::GetAtt': {
        const [id, attribute] = argument as readonly string[];
        return { code: `${createResourceVariable(id)}.attr${attribute.replace(/\./g, '')}`, resources: [id] };
      }
      case 'Fn::FindInMap': {
        const [map, ...keys] = argument as readonly string[];
        return this.renderCall(`${createMappingVariable(map)}.findInMap`, keys);
      }
      // hand-written code joins texts in the same way
      case 'Fn::Join': {
        const [separator, parts] = argument as readonly [string, readonly unknown[]];
        const { code, resources } = this.renderCall('', [parts]);
        return { code: `${code}.join(${JSON.stringify(separator)})`, resources };
      }
      case 'Fn::Base64': return this.renderCall('cdk.Fn.base64', [argument]);
      default: throw new Error(`the intrinsic function ${name} is not supported`);
    }
  }

  private renderRef(name: string): Expression {
    if (name in this.template.Resources) return { code: `${createResourceVariable(name)}.ref`, resources: [name] };
    const code = PSEUDO_PARAMETERS[name];
    if (code === undefined) throw new Error(`Ref must be a resource or a pseudo parameter; got '${name}'`);
    return { code, resources: [] };
  }

  private renderCall(callee: string, args: readonly unknown[]): Expression {
    const replaced = args.map((argument) => this.replace(argument));
    return { code: `${callee}(${replaced.map((argument) => this.renderCode(JSON.stringify(argument))).join(', ')})`, resources: this.findResources(replaced) };
  }
}

/** Returns the variable name of a resource. */
export function createResourceVariable(id: string): string {
  return `resource${id}`;
}

/** Returns the variable name of a mapping. */
export function createMappingVariable(id: string): string {
  return `mapping${id}`;
}
