import { TableInput } from '@aws-sdk/client-glue';
import { Resolver } from '../../../replay/template/intrinsics';
import { asObject, asText, JsonObject } from '../../../replay/template/json';

/** Reads text a line at a time; Athena's own reader of CloudTrail files is nowhere else. */
const TEXT_INPUT = 'org.apache.hadoop.mapred.TextInputFormat';
const VIEW_TEXT = /^\/\* Presto View: (\S+) \*\/$/;

/** A table or view of a template, as Glue takes it. */
export interface DeployedTable {
  readonly database: string;
  readonly input: TableInput & { readonly Name: string };
}

/** The Glue tables of a template with its intrinsic functions resolved, and otherwise as they are. */
export function deployedTables(template: JsonObject): readonly DeployedTable[] {
  const resolver = new Resolver(template);
  return Object.values(asObject(template.Resources)).map(asObject).filter(({ Type }) => Type === 'AWS::Glue::Table').map((resource) => {
    const { DatabaseName, TableInput: input } = asObject(resolver.resolve(resource.Properties));
    return { database: asText(DatabaseName) ?? '', input: input as unknown as DeployedTable['input'] };
  });
}

/**
 * The same, for the stand-in: Trino has no reader for CloudTrail's files, which are text with a record a line here, and
 * wants to be told that a view runs as whoever asks.
 */
export function adapted({ database, input }: DeployedTable): DeployedTable {
  const { ViewOriginalText: text, StorageDescriptor: storage } = input;
  if (text === undefined) return { database, input: { ...input, StorageDescriptor: { ...storage, InputFormat: TEXT_INPUT } } };
  const encoded = VIEW_TEXT.exec(text)?.[1];
  if (encoded === undefined) throw new Error(`view '${input.Name}' must hold its text in Athena's form; got '${text.slice(0, 60)}'`);
  const view = { ...JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')), runAsInvoker: true };
  return { database, input: { ...input, ViewOriginalText: `/* Presto View: ${Buffer.from(JSON.stringify(view)).toString('base64')} */` } };
}
