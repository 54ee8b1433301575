import { Fn, Stack, Token } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import { hiveType, trinoType } from './types';
import { View } from './views';

/** Glue takes 409,600 bytes, the frame around the text included. */
const MAX_TEXT = 409_500;

/**
 * A view as Athena stores one, so that it exists once the stack is deployed and nothing has to run for it.
 *
 * The form is Athena's own: the text of the view, in JSON, in base64. Columns are told twice, in the types of Hive and
 * of Trino, and must agree. There is no description: Trino reads it as the comment by which it knows a view, and then
 * sees none.
 */
export function viewInput(stack: Stack, database: string, view: View): glue.CfnTable.TableInputProperty {
  const definition = {
    originalSql: view.sql,
    catalog: 'awsdatacatalog',
    schema: database,
    columns: view.columns.map(({ name, type }) => ({ name, type: trinoType(type) })),
  };
  return {
    name: view.name,
    tableType: 'VIRTUAL_VIEW',
    parameters: { presto_view: 'true', comment: 'Presto View' },
    partitionKeys: [],
    storageDescriptor: {
      columns: view.columns.map(({ name, type, comment }) => ({ name, type: hiveType(type), comment })),
      serdeInfo: {},
    },
    viewExpandedText: '/* Presto View */',
    viewOriginalText: `/* Presto View: ${base64(stack, view.name, definition)} */`,
  };
}

/** At synth where the text is known, at deployment where it holds a token. */
function base64(stack: Stack, name: string, definition: object): string {
  const text = JSON.stringify(definition);
  const length = Math.ceil(Buffer.byteLength(text) / 3) * 4;
  if (length > MAX_TEXT) {
    throw new Error(`alarmRules and detectionRules: the view '${name}' must be at most ${MAX_TEXT} characters as Glue keeps it; got ${length}: give fewer rules`);
  }
  return Token.isUnresolved(text) ? Fn.base64(stack.toJsonString(definition)) : Buffer.from(text, 'utf8').toString('base64');
}
