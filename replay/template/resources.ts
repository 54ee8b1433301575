import { readAlarm } from './alarm-resource';
import { Resolver } from './intrinsics';
import { asArray, asNumber, asObject, asText, isObject, JsonObject } from './json';
import { AlarmPlan, ColumnPlan, FilterPlan, MetricPlan, QueryPlan, ReplayPlan, TablePlan, NotReplayed, ViewPlan } from './plan';

const METADATA_KEY = 'CloudTrailAnalytics';
const VIEW_TEXT = /^\/\*\s*Presto View:\s*(\S+)\s*\*\/$/;
const DEFAULT_DATABASE = 'default';

interface Resource {
  readonly logicalId: string;
  readonly properties: JsonObject;
  readonly metadata: JsonObject;
}

/** Reads the resources that can be replayed from a parsed CloudFormation template. */
export function readPlan(template: unknown): ReplayPlan {
  if (!isObject(template) || !isObject(template.Resources)) {
    throw new Error('template must be a CloudFormation template in JSON with Resources');
  }
  return new PlanReader(template).read();
}

class PlanReader {
  private readonly resolver: Resolver;
  private readonly filters: FilterPlan[] = [];
  private readonly alarms: AlarmPlan[] = [];
  private readonly notReplayed: NotReplayed[] = [];
  private readonly tables: TablePlan[] = [];
  private readonly views: ViewPlan[] = [];
  private readonly queries: QueryPlan[] = [];
  private readonly problems: string[] = [];

  constructor(private readonly template: JsonObject) {
    this.resolver = new Resolver(template);
  }

  public read(): ReplayPlan {
    for (const [logicalId, value] of Object.entries(asObject(this.template.Resources))) {
      try {
        this.readResource(logicalId, asObject(value));
      } catch (error) {
        this.problems.push(`${logicalId}: ${(error as Error).message}`);
      }
    }
    const { filters, alarms, notReplayed, tables, views, queries, problems } = this;
    return { filters, alarms, notReplayed, tables, views, queries, problems };
  }

  private readResource(logicalId: string, resource: JsonObject): void {
    const read = this.selectReader(asText(resource.Type) ?? '');
    if (!read) return;
    if (resource.Condition !== undefined && !this.resolver.evaluateCondition(String(resource.Condition))) return;
    read({
      logicalId,
      properties: asObject(this.resolver.resolve(resource.Properties)),
      metadata: asObject(asObject(this.resolver.resolve(resource.Metadata))[METADATA_KEY]),
    });
  }

  private selectReader(type: string): ((resource: Resource) => void) | undefined {
    switch (type) {
      case 'AWS::Logs::MetricFilter': return (resource) => this.addFilter(readFilter(resource));
      case 'AWS::CloudWatch::Alarm': return (resource) => this.addAlarm(resource);
      case 'AWS::CloudWatch::CompositeAlarm': return (resource) =>
        this.notReplayed.push({ name: readName(resource, 'AlarmName'), reason: 'composite alarms are not supported' });
      case 'AWS::Glue::Table': return (resource) => this.addTable(resource);
      case 'AWS::Athena::NamedQuery': return (resource) => this.queries.push(readQuery(resource));
      default: return undefined;
    }
  }

  /** Adds a filter. Patterns that are not JSON patterns are for other logs. */
  private addFilter(filter: FilterPlan): void {
    if (filter.pattern.trim().startsWith('{')) this.filters.push(filter);
    else this.notReplayed.push({ name: filter.id, reason: `the filter pattern is not a JSON pattern: '${filter.pattern}'` });
  }

  private addAlarm(resource: Resource): void {
    const name = readName(resource, 'AlarmName');
    const alarm = readAlarm(name, resource.properties);
    if (typeof alarm === 'string') this.notReplayed.push({ name, reason: alarm });
    else this.alarms.push(alarm);
  }

  private addTable({ logicalId, properties }: Resource): void {
    const database = asText(properties.DatabaseName) ?? DEFAULT_DATABASE;
    const input = asObject(properties.TableInput);
    const name = asText(input.Name) ?? logicalId;
    if (asText(input.TableType) === 'VIRTUAL_VIEW') {
      this.views.push(readView(database, name, asText(input.ViewOriginalText) ?? ''));
      return;
    }
    const storage = asObject(input.StorageDescriptor);
    this.tables.push({
      database,
      name,
      columns: readColumns(storage.Columns),
      partitionKeys: readColumns(input.PartitionKeys),
      location: asText(storage.Location) ?? '',
      parameters: Object.fromEntries(Object.entries(asObject(input.Parameters)).map(([key, value]) => [key, asText(value) ?? ''])),
    });
  }
}

function readName({ logicalId, properties }: Resource, property: string): string {
  return asText(properties[property]) ?? logicalId;
}

function readFilter(resource: Resource): FilterPlan {
  const { properties, metadata } = resource;
  return {
    id: asText(metadata.Rule) ?? readName(resource, 'FilterName'),
    pack: asText(metadata.Pack),
    severity: asText(metadata.Severity),
    pattern: asText(properties.FilterPattern) ?? '',
    metrics: asArray(properties.MetricTransformations).map(asObject).map((metric): MetricPlan => ({
      namespace: asText(metric.MetricNamespace) ?? '',
      name: asText(metric.MetricName) ?? '',
      value: asText(metric.MetricValue) ?? '1',
      defaultValue: asNumber(metric.DefaultValue),
      dimensions: asArray(metric.Dimensions).map(asObject).map(({ Key, Value }) => ({ name: asText(Key) ?? '', value: asText(Value) ?? '' })),
    })),
  };
}

function readQuery(resource: Resource): QueryPlan {
  const { logicalId, properties, metadata } = resource;
  const parts = (asText(properties.Name) ?? logicalId).split('/');
  return {
    id: asText(metadata.Query) ?? parts[parts.length - 1],
    pack: asText(metadata.Pack) ?? (parts.length > 1 ? parts.slice(0, -1).join('/') : undefined),
    description: asText(properties.Description),
    database: asText(properties.Database) ?? DEFAULT_DATABASE,
    sql: asText(properties.QueryString) ?? '',
  };
}

function readView(database: string, name: string, text: string): ViewPlan {
  const encoded = VIEW_TEXT.exec(text.trim())?.[1];
  if (encoded === undefined) throw new Error(`view '${name}' must have a text in the format of Athena; got '${text.slice(0, 60)}'`);
  const definition = asObject(parseView(name, Buffer.from(encoded, 'base64').toString('utf8')));
  const sql = asText(definition.originalSql);
  if (sql === undefined) throw new Error(`view '${name}' must have originalSql`);
  return { database, name, sql, schema: asText(definition.schema) ?? database };
}

function parseView(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`view '${name}' must have a text that is base64-encoded JSON`);
  }
}

function readColumns(value: unknown): ColumnPlan[] {
  return asArray(value).map(asObject).map(({ Name, Type }) => ({ name: (asText(Name) ?? '').toLowerCase(), type: asText(Type) ?? 'string' }));
}
