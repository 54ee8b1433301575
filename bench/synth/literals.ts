import { Token } from 'aws-cdk-lib';

export interface Resource {
  readonly Type: string;
  readonly Properties: Properties;
  readonly Metadata?: Properties;
}

export interface Template {
  readonly Resources: Record<string, Resource>;
}

interface Properties {
  readonly [name: string]: unknown;
}

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly comment?: string;
}

/** What somebody who writes the resources by hand types out: texts that nothing has to compute. */
export interface Literals {
  readonly baseName: string;
  readonly rules: readonly RuleLiterals[];
  readonly queries: readonly QueryLiterals[];
  readonly tables: readonly TableLiterals[];
  readonly deliveryAlarm: { readonly name: string; readonly description: string };
}

export interface RuleLiterals {
  readonly name: string;
  readonly pattern: string;
  readonly namespace: string;
  readonly description: string;
  readonly period: number;
  readonly threshold: number;
  readonly metadata: Record<string, unknown>;
}

export interface QueryLiterals {
  readonly name: string;
  readonly description: string;
  readonly sql: string;
  readonly metadata: Record<string, unknown>;
}

export interface TableLiterals {
  readonly name: string;
  readonly description: string;
  readonly columns: Column[];
  readonly partitionKeys: Column[];
  readonly parameters: Record<string, string>;
  /** The text of a view; a table has none. */
  readonly viewText?: string;
}

/** Takes the texts from a template of the construct, so that both programs write the same ones. */
export function literalsOf(template: Template): Literals {
  const ofType = (type: string) => Object.values(template.Resources).filter((resource) => resource.Type === type);
  const alarms = new Map(ofType('AWS::CloudWatch::Alarm').map(({ Properties }) => [Properties.AlarmName as string, Properties]));
  const filters = ofType('AWS::Logs::MetricFilter');
  const filterNames = new Set(filters.map(({ Properties }) => Properties.FilterName));
  const others = [...alarms.values()].filter(({ AlarmName }) => !filterNames.has(AlarmName));
  if (others.length !== 1) throw new Error(`expected one alarm without a metric filter; got ${others.length}`);
  return {
    baseName: ofType('AWS::CloudTrail::Trail')[0].Properties.TrailName as string,
    rules: filters.map((filter) => ruleLiterals(filter, alarms.get(filter.Properties.FilterName as string))),
    queries: ofType('AWS::Athena::NamedQuery').map(({ Properties, Metadata = {} }) => ({
      name: text(Properties.Name),
      description: text(Properties.Description),
      sql: text(Properties.QueryString),
      metadata: Metadata,
    })),
    tables: ofType('AWS::Glue::Table').map(({ Properties }) => tableLiterals(Properties.TableInput as Properties)),
    deliveryAlarm: { name: text(others[0].AlarmName), description: text(others[0].AlarmDescription) },
  };
}

function ruleLiterals({ Properties, Metadata }: Resource, alarm: Properties | undefined): RuleLiterals {
  if (!alarm) throw new Error(`no alarm is named as the metric filter ${String(Properties.FilterName)}`);
  const [transformation] = Properties.MetricTransformations as Properties[];
  return {
    name: text(Properties.FilterName),
    pattern: text(Properties.FilterPattern),
    namespace: text(transformation.MetricNamespace),
    description: text(alarm.AlarmDescription),
    period: alarm.Period as number,
    threshold: alarm.Threshold as number,
    metadata: Metadata ?? {},
  };
}

function tableLiterals(input: Properties): TableLiterals {
  const { Columns } = input.StorageDescriptor as Properties;
  return {
    name: text(input.Name),
    description: text(input.Description),
    columns: columns(Columns),
    partitionKeys: columns(input.PartitionKeys),
    // The template's own references stand for texts that the hand-written program refers to as well.
    parameters: Object.fromEntries(Object.entries(input.Parameters as Properties).map(([name, value]) => [name, text(value)])),
    viewText: input.ViewOriginalText === undefined ? undefined : text(input.ViewOriginalText),
  };
}

function columns(value: unknown): Column[] {
  return (value as Properties[]).map(({ Name, Type, Comment }) => ({ name: text(Name), type: text(Type), comment: text(Comment) }));
}

/** A text, or a token that becomes the same intrinsic function. */
function text(value: unknown): string {
  return typeof value === 'string' ? value : Token.asString(value);
}
