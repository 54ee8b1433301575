import type { Template } from './template';

const MARK = /"@@(\d+)@@"/g;
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
export class Marks {
  private readonly expressions: Expression[] = [];

  constructor(private readonly template: Template) {}

  /** A value with marks in the place of functions. */
  public mark(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.mark(item));
    if (typeof value !== 'object' || value === null) return value;
    const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
    if (others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) return this.markOf(this.expressionOf(name, argument));
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.mark(item)]));
  }

  /** JSON text with marks as code. */
  public code(json: string): string {
    return json.replace(MARK, (_, index: string) => this.expressions[Number(index)].code);
  }

  /** The resources that marks within a value refer to. */
  public resourcesIn(value: unknown): string[] {
    return [...JSON.stringify(value).matchAll(MARK)].flatMap(([, index]) => this.expressions[Number(index)].resources);
  }

  private markOf(expression: Expression): string {
    this.expressions.push(expression);
    return `@@${this.expressions.length - 1}@@`;
  }

  private expressionOf(name: string, argument: unknown): Expression {
    switch (name) {
      case 'Ref': return this.ref(String(argument));
      case 'Fn::GetAtt': {
        const [id, attribute] = argument as readonly string[];
        return { code: `${resourceName(id)}.attr${attribute.replace(/\./g, '')}`, resources: [id] };
      }
      case 'Fn::FindInMap': {
        const [map, ...keys] = argument as readonly string[];
        return this.call(`${mappingName(map)}.findInMap`, keys);
      }
      // a text that is put together, as one writes it
      case 'Fn::Join': {
        const [separator, parts] = argument as readonly [string, readonly unknown[]];
        const { code, resources } = this.call('', [parts]);
        return { code: `${code}.join(${JSON.stringify(separator)})`, resources };
      }
      case 'Fn::Base64': return this.call('cdk.Fn.base64', [argument]);
      default: throw new Error(`the intrinsic function ${name} has no code here yet`);
    }
  }

  private ref(name: string): Expression {
    if (name in this.template.Resources) return { code: `${resourceName(name)}.ref`, resources: [name] };
    const code = PSEUDO_PARAMETERS[name];
    if (code === undefined) throw new Error(`Ref of '${name}' has no code here yet`);
    return { code, resources: [] };
  }

  private call(callee: string, args: readonly unknown[]): Expression {
    const marked = args.map((argument) => this.mark(argument));
    return { code: `${callee}(${marked.map((argument) => this.code(JSON.stringify(argument))).join(', ')})`, resources: this.resourcesIn(marked) };
  }
}

/** What the code calls a resource. */
export function resourceName(id: string): string {
  return `resource${id}`;
}

/** What the code calls a mapping. */
export function mappingName(id: string): string {
  return `mapping${id}`;
}
