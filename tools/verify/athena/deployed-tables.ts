import { TableInput } from '@aws-sdk/client-glue';
import { Resolver } from '../../../replay/template/intrinsics';
import { asObject, asText, JsonObject } from '../../../replay/template/json';

/** Replaces CloudTrailInputFormat, which only Athena has. */
const TEXT_INPUT = 'org.apache.hadoop.mapred.TextInputFormat';
const VIEW_TEXT = /^\/\* Presto View: (\S+) \*\/$/;

/** The properties of a Glue table or view in a template. */
export interface DeployedTable {
  readonly database: string;
  readonly input: TableInput & { readonly Name: string };
}

/** Returns the Glue tables and views of a template with resolved intrinsic functions. */
export function readTables(template: JsonObject): readonly DeployedTable[] {
  const resolver = new Resolver(template);
  return Object.values(asObject(template.Resources)).map(asObject).filter(({ Type }) => Type === 'AWS::Glue::Table').map((resource) => {
    const { DatabaseName, TableInput: input } = asObject(resolver.resolve(resource.Properties));
    return { database: asText(DatabaseName) ?? '', input: input as unknown as DeployedTable['input'] };
  });
}

/** Adapts a table to Trino, which reads log files with one record per line, and requires `runAsInvoker` in a view. */
export function adaptToTrino({ database, input }: DeployedTable): DeployedTable {
  const { ViewOriginalText: text, StorageDescriptor: storage } = input;
  if (text === undefined) return { database, input: { ...input, StorageDescriptor: { ...storage, InputFormat: TEXT_INPUT } } };
  const encoded = VIEW_TEXT.exec(text)?.[1];
  if (encoded === undefined) throw new Error(`view '${input.Name}' must have the text format of Athena; got '${text.slice(0, 60)}'`);
  const view = { ...JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')), runAsInvoker: true };
  return { database, input: { ...input, ViewOriginalText: `/* Presto View: ${Buffer.from(JSON.stringify(view)).toString('base64')} */` } };
}
