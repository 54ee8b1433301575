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
  /** Ids of the resources in it. */
  readonly resources: readonly string[];
}

/** Texts in the places of a template's intrinsic functions, and the code that each becomes. */
export class Placeholders {
  private readonly expressions: Expression[] = [];

  constructor(private readonly template: Template) {}

  /** A value with marks in the place of functions. */
  public replace(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.replace(item));
    if (typeof value !== 'object' || value === null) return value;
    const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
    if (others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) return this.add(this.renderFunction(name, argument));
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.replace(item)]));
  }

  /** JSON text with marks as code. */
  public renderCode(json: string): string {
    return json.replace(PLACEHOLDER, (_, index: string) => this.expressions[Number(index)].code);
  }

  /** The resources that marks within a value refer to. */
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
      // a text that is put together, as one writes it
      case 'Fn::Join': {
        const [separator, parts] = argument as readonly [string, readonly unknown[]];
        const { code, resources } = this.renderCall('', [parts]);
        return { code: `${code}.join(${JSON.stringify(separator)})`, resources };
      }
      case 'Fn::Base64': return this.renderCall('cdk.Fn.base64', [argument]);
      default: throw new Error(`the intrinsic function ${name} has no code here yet`);
    }
  }

  private renderRef(name: string): Expression {
    if (name in this.template.Resources) return { code: `${createResourceVariable(name)}.ref`, resources: [name] };
    const code = PSEUDO_PARAMETERS[name];
    if (code === undefined) throw new Error(`Ref of '${name}' has no code here yet`);
    return { code, resources: [] };
  }

  private renderCall(callee: string, args: readonly unknown[]): Expression {
    const replaced = args.map((argument) => this.replace(argument));
    return { code: `${callee}(${replaced.map((argument) => this.renderCode(JSON.stringify(argument))).join(', ')})`, resources: this.findResources(replaced) };
  }
}

/** What the code calls a resource. */
export function createResourceVariable(id: string): string {
  return `resource${id}`;
}

/** What the code calls a mapping. */
export function createMappingVariable(id: string): string {
  return `mapping${id}`;
}
