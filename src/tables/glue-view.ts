import { Fn, Stack, Token } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import { ColumnType, hiveType, trinoType } from './types';
import { View } from './views';
import { ValidationError } from '../private/errors';

/** A column of a typed view: its name, its type, and how it is made from the columns of the table below. */
export interface ViewColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly sql: string;
  readonly comment: string;
}

export function text(name: string, sql: string, comment: string): ViewColumn {
  return { name, type: 'string', sql, comment };
}

export function flag(name: string, sql: string, comment: string): ViewColumn {
  return { name, type: 'boolean', sql, comment };
}

export const MOMENT = 'CAST(from_iso8601_timestamp(eventtime) AS timestamp(3))';

export const TIME: ViewColumn = { name: 'time', type: 'timestamp', sql: MOMENT, comment: 'When, in UTC' };

/** The columns by which Athena finds the files; every view passes them on as they are, so that conditions on them arrive. */
export const ACCOUNT = text('account', 'account', 'The account that received the record');
export const REGION = text('region', 'region', 'The Region that delivered the record');
export const DAY = text('day', 'day', 'Day of delivery in UTC, yyyy/MM/dd: restrict this to read less');

export const EVENT_ID = text('event_id', 'eventid', 'Id of the record; count these, as a record can be delivered twice');

/** The name a person knows: for a session, whoever the session was issued to. */
export const ACTOR = text(
  'actor',
  'CASE WHEN useridentity.type = \'Root\' THEN \'root\' ELSE COALESCE(useridentity.username, '
  + 'useridentity.sessioncontext.sessionissuer.username, useridentity.onbehalfof.userid, useridentity.invokedby, useridentity.arn, '
  + 'useridentity.principalid, useridentity.accountid) END',
  'Who: user, role, root, service or account',
);
export const ACTOR_TYPE = text('actor_type', 'useridentity.type', 'Kind of identity');
export const ACTOR_ARN = text('actor_arn', 'useridentity.arn', 'ARN of the identity');
export const ACTOR_ACCOUNT = text('actor_account', 'useridentity.accountid', 'Account of the identity');

export const SOURCE_ADDRESS = text('source_address', 'sourceipaddress', 'Where from: an address, or the name of a service');
export const USER_AGENT = text('user_agent', 'useragent', 'The program that made the request');
export const EVENT = text('event', 'eventname', 'The requested action');
export const ERROR = text('error', 'errorcode', 'The error, where the request failed');
export const ERROR_MESSAGE = text('error_message', 'errormessage', 'What the error says');
export const ACCESS_KEY = text('access_key', 'useridentity.accesskeyid', 'Access key that signed the request');
export const SHARED_EVENT_ID = text('shared_event_id', 'sharedeventid', 'The same for records that one action caused in several accounts');

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
  const json = JSON.stringify(definition);
  const length = Math.ceil(Buffer.byteLength(json) / 3) * 4;
  if (length > MAX_TEXT) {
    throw new ValidationError(`alarmRules and detectionRules: the view '${name}' must be at most ${MAX_TEXT} characters as Glue keeps it; got ${length}: give fewer rules`);
  }
  return Token.isUnresolved(json) ? Fn.base64(stack.toJsonString(definition)) : Buffer.from(json, 'utf8').toString('base64');
}
