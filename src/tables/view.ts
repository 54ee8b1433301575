import { Fn, Stack, Token } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import { ColumnType, renderHiveType, renderTrinoType } from './column-types';
import { LogTable } from './log-table';
import { ValidationError } from '../private/errors';

/** A column of a view: its name, its type, and the expression over the columns of the table. */
export interface ViewColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly sql: string;
  readonly comment: string;
}

/** A view: its columns and its text in Athena SQL. */
export interface View {
  readonly name: string;
  readonly columns: readonly ViewColumn[];
  readonly sql: string;
}

export function defineText(name: string, sql: string, comment: string): ViewColumn {
  return { name, type: 'string', sql, comment };
}

export function defineFlag(name: string, sql: string, comment: string): ViewColumn {
  return { name, type: 'boolean', sql, comment };
}

export const MOMENT = 'CAST(from_iso8601_timestamp(eventtime) AS timestamp(3))';

export const TIME: ViewColumn = { name: 'time', type: 'timestamp', sql: MOMENT, comment: 'Time of the event in UTC' };

/** The partition columns. Every view selects them without changes, so that Athena applies conditions on them to the table. */
export const ACCOUNT = defineText('account', 'account', 'Account that received the event');
export const REGION = defineText('region', 'region', 'Region that delivered the event');
export const DAY = defineText('day', 'day', 'Day of delivery in UTC, yyyy/MM/dd; restrict it to scan less data');

export const EVENT_ID = defineText('event_id', 'eventid', 'ID of the event; count distinct IDs, because an event can be delivered twice');

/** The name of the principal. For a session, this is the name of the identity that the session was issued to. */
export const ACTOR = defineText(
  'actor',
  'CASE WHEN useridentity.type = \'Root\' THEN \'root\' ELSE COALESCE(useridentity.username, '
  + 'useridentity.sessioncontext.sessionissuer.username, useridentity.onbehalfof.userid, useridentity.invokedby, useridentity.arn, '
  + 'useridentity.principalid, useridentity.accountid) END',
  'Name of the principal: user, role, root, service or account',
);
export const ACTOR_TYPE = defineText('actor_type', 'useridentity.type', 'Type of the identity');
export const ACTOR_ARN = defineText('actor_arn', 'useridentity.arn', 'ARN of the identity');
export const ACTOR_ACCOUNT = defineText('actor_account', 'useridentity.accountid', 'Account of the identity');

export const SOURCE_ADDRESS = defineText('source_address', 'sourceipaddress', 'Source IP address, or the name of a service');
export const USER_AGENT = defineText('user_agent', 'useragent', 'User agent of the request');
export const EVENT = defineText('event', 'eventname', 'Name of the event: the requested action');
export const ERROR = defineText('error', 'errorcode', 'Error code, if the request failed');
export const ERROR_MESSAGE = defineText('error_message', 'errormessage', 'Error message, if the request failed');
export const ACCESS_KEY = defineText('access_key', 'useridentity.accesskeyid', 'ID of the access key that signed the request');
export const SHARED_EVENT_ID = defineText('shared_event_id', 'sharedeventid', 'Common ID of events that one action caused in several accounts');

/** Renders the SELECT statement of a view, without a WHERE clause. */
export function renderSelect(columns: readonly ViewColumn[], database: string, table: LogTable): string {
  const list = columns.map(({ name, sql }) => (sql === name ? sql : `${sql} AS ${name}`)).join(', ');
  return `SELECT ${list} FROM "${database}"."${table.name}"`;
}

/** Maximum length of the view text in Glue (409,600 bytes), without the enclosing comment. */
const MAX_TEXT = 409_500;

/**
 * Creates a view in the format of Athena. The view exists when the stack is deployed, and no query has to create it.
 *
 * The text of the view is Base64-encoded JSON. It contains the columns with Trino types, the table contains them with Hive types,
 * and both must be the same. The table has no description, because Trino reads it as the comment by which it detects a view.
 */
export function createViewInput(stack: Stack, database: string, view: View): glue.CfnTable.TableInputProperty {
  const definition = {
    originalSql: view.sql,
    catalog: 'awsdatacatalog',
    schema: database,
    columns: view.columns.map(({ name, type }) => ({ name, type: renderTrinoType(type) })),
  };
  return {
    name: view.name,
    tableType: 'VIRTUAL_VIEW',
    parameters: { presto_view: 'true', comment: 'Presto View' },
    partitionKeys: [],
    storageDescriptor: {
      columns: view.columns.map(({ name, type, comment }) => ({ name, type: renderHiveType(type), comment })),
      serdeInfo: {},
    },
    viewExpandedText: '/* Presto View */',
    viewOriginalText: `/* Presto View: ${encodeDefinition(stack, view.name, definition)} */`,
  };
}

/** Encodes the definition at synthesis, or at deployment if it contains a token. */
function encodeDefinition(stack: Stack, name: string, definition: object): string {
  const json = JSON.stringify(definition);
  const length = Math.ceil(Buffer.byteLength(json) / 3) * 4;
  if (length > MAX_TEXT) {
    throw new ValidationError(`alarmRules and detectionRules: the text of the view '${name}' must be at most ${MAX_TEXT} characters, `
      + `the quota of Glue; got ${length}: use fewer rules`);
  }
  return Token.isUnresolved(json) ? Fn.base64(stack.toJsonString(definition)) : Buffer.from(json, 'utf8').toString('base64');
}
