import { ColumnType } from './types';

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
