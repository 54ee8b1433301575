import { asArray, asObject, asText, isObject, JsonObject } from './json';

/** Placeholders for the account and Region of the deployment. */
export const ACCOUNT = '111111111111';
export const REGION = 'us-east-1';

const PSEUDO_PARAMETERS: Readonly<Record<string, unknown>> = {
  'AWS::AccountId': ACCOUNT,
  'AWS::Region': REGION,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': 'replay',
  'AWS::StackId': `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/replay/00000000-0000-0000-0000-000000000000`,
  'AWS::NotificationARNs': [],
};

const PLACEHOLDER = /\$\{(!?)([^}]*)\}/g;

/**
 * Resolves the intrinsic functions of a template.
 *
 * The account and Region are placeholders, parameters have their default values, and values that are assigned during deployment are
 * derived from the logical IDs.
 */
export class Resolver {
  private readonly parameters: JsonObject;
  private readonly mappings: JsonObject;
  private readonly conditions: JsonObject;
  private readonly resources: JsonObject;
  private readonly inProgress = new Set<string>();

  constructor(template: JsonObject) {
    this.parameters = asObject(template.Parameters);
    this.mappings = asObject(template.Mappings);
    this.conditions = asObject(template.Conditions);
    this.resources = asObject(template.Resources);
  }

  /** Resolves the intrinsic functions of a value. Returns `undefined` for `AWS::NoValue`. */
  public resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.resolve(item)).filter((item) => item !== undefined);
    if (!isObject(value)) return value;
    const [name, ...others] = Object.keys(value);
    if (name !== undefined && others.length === 0) {
      if (name === 'Ref') return this.resolveRef(String(value.Ref));
      if (name === 'Condition' && typeof value.Condition === 'string') return this.evaluateCondition(value.Condition);
      if (name.startsWith('Fn::')) return this.callFunction(name, value[name]);
    }
    const records = Object.entries(value).map(([key, item]) => [key, this.resolve(item)] as const);
    return Object.fromEntries(records.filter(([, item]) => item !== undefined));
  }

  /** Evaluates a named condition of the template. */
  public evaluateCondition(name: string): boolean {
    if (!(name in this.conditions)) throw new Error(`condition '${name}' is not defined in the template`);
    return this.detectCycle(`condition '${name}'`, () => this.evaluate(this.conditions[name]));
  }

  private resolveRef(name: string): unknown {
    if (name === 'AWS::NoValue') return undefined;
    if (name in PSEUDO_PARAMETERS) return PSEUDO_PARAMETERS[name];
    if (name in this.parameters) return this.resolveParameter(name);
    return this.resolvePhysicalName(name);
  }

  private resolveParameter(name: string): unknown {
    const { Default: value, Type: type } = asObject(this.parameters[name]);
    if (value === undefined) return name;
    const list = type === 'CommaDelimitedList' || String(type).startsWith('List<');
    return list ? String(value).split(',').map((item) => item.trim()) : value;
  }

  /** Returns the name property of a resource, or its logical ID if CloudFormation would generate the name. */
  private resolvePhysicalName(logicalId: string): string {
    const resource = asObject(this.resources[logicalId]);
    const lastPart = String(resource.Type ?? '').split('::').pop() ?? '';
    const properties = asObject(resource.Properties);
    const candidates = [properties.Name, properties[`${lastPart}Name`], asObject(properties[`${lastPart}Input`]).Name];
    const given = candidates.find((candidate) => candidate !== undefined);
    if (given === undefined) return logicalId;
    return this.detectCycle(`resource '${logicalId}'`, () => asText(this.resolve(given))) ?? logicalId;
  }

  private resolveAttribute(logicalId: string, attribute: string): string {
    const name = this.resolvePhysicalName(logicalId);
    if (!/arn$/i.test(attribute)) return `${name}.${attribute}`;
    const type = String(asObject(this.resources[logicalId]).Type ?? '');
    if (type === 'AWS::S3::Bucket') return `arn:aws:s3:::${name}`;
    const service = (type.split('::')[1] ?? 'cloudformation').toLowerCase();
    return `arn:aws:${service}:${service === 'iam' ? '' : REGION}:${ACCOUNT}:${name}`;
  }

  private callFunction(name: string, argument: unknown): unknown {
    switch (name) {
      case 'Fn::GetAtt': return this.getAtt(argument);
      case 'Fn::Join': return this.join(argument);
      case 'Fn::Sub': return this.substitute(argument);
      case 'Fn::Select': return this.select(argument);
      case 'Fn::Split': return this.split(argument);
      case 'Fn::FindInMap': return this.findInMap(argument);
      case 'Fn::Base64': return Buffer.from(asText(this.resolve(argument)) ?? '', 'utf8').toString('base64');
      case 'Fn::If': return this.choose(argument);
      case 'Fn::GetAZs': return ['a', 'b', 'c'].map((zone) => `${REGION}${zone}`);
      case 'Fn::ImportValue': return asText(this.resolve(argument));
      case 'Fn::Length': return asArray(this.resolve(argument)).length;
      case 'Fn::ToJsonString': return JSON.stringify(this.resolve(argument));
      case 'Fn::And': case 'Fn::Or': case 'Fn::Not': case 'Fn::Equals': case 'Fn::Contains': return this.evaluate({ [name]: argument as JsonObject });
      default: throw new Error(`the intrinsic function ${name} is not supported`);
    }
  }

  private getAtt(argument: unknown): string {
    const [logicalId, ...attribute] = Array.isArray(argument) ? argument.map((part) => asText(this.resolve(part)) ?? '') : String(argument).split('.');
    return this.resolveAttribute(logicalId, attribute.join('.'));
  }

  private join(argument: unknown): string {
    const [separator, parts] = asArray(argument);
    return asArray(this.resolve(parts)).map((part) => asText(part) ?? '').join(asText(separator) ?? '');
  }

  private substitute(argument: unknown): string {
    const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
    const own = asObject(variables);
    return String(text).replace(PLACEHOLDER, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (name in own) return asText(this.resolve(own[name])) ?? '';
      const [logicalId, ...attribute] = name.split('.');
      return attribute.length > 0 ? this.resolveAttribute(logicalId, attribute.join('.')) : asText(this.resolveRef(name)) ?? '';
    });
  }

  private select(argument: unknown): unknown {
    const [index, list] = asArray(this.resolve(argument));
    return asArray(list)[Number(index)];
  }

  private split(argument: unknown): string[] {
    const [separator, text] = asArray(this.resolve(argument)).map((item) => asText(item) ?? '');
    return text.split(separator);
  }

  private findInMap(argument: unknown): unknown {
    const [map, first, second, options] = asArray(this.resolve(argument));
    const found = asObject(asObject(this.mappings[String(map)])[String(first)])[String(second)] ?? asObject(options).DefaultValue;
    if (found === undefined) throw new Error(`mapping '${String(map)}' has no record '${String(first)}', '${String(second)}'`);
    return found;
  }

  private choose(argument: unknown): unknown {
    const [name, whenTrue, whenFalse] = asArray(argument);
    return this.resolve(this.evaluateCondition(String(name)) ? whenTrue : whenFalse);
  }

  private evaluate(expression: unknown): boolean {
    if (typeof expression === 'boolean') return expression;
    const [[name, argument] = ['', undefined]] = Object.entries(asObject(expression));
    const parts = asArray(argument);
    switch (name) {
      case 'Condition': return this.evaluateCondition(String(argument));
      case 'Fn::And': return parts.every((part) => this.evaluate(part));
      case 'Fn::Or': return parts.some((part) => this.evaluate(part));
      case 'Fn::Not': return !this.evaluate(parts[0]);
      case 'Fn::Equals': return isSameText(this.resolve(parts[0]), this.resolve(parts[1]));
      case 'Fn::Contains': return asArray(this.resolve(parts[0])).some((item) => isSameText(item, this.resolve(parts[1])));
      default: throw new Error(`the condition ${JSON.stringify(expression)} is not supported`);
    }
  }

  private detectCycle<T>(what: string, action: () => T): T {
    if (this.inProgress.has(what)) throw new Error(`${what} refers to itself`);
    this.inProgress.add(what);
    try {
      return action();
    } finally {
      this.inProgress.delete(what);
    }
  }
}

function isSameText(left: unknown, right: unknown): boolean {
  return (asText(left) ?? JSON.stringify(left)) === (asText(right) ?? JSON.stringify(right));
}
