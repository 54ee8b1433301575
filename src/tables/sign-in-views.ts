import { EVENTS } from './log-table';
import {
  ACCESS_KEY, ACCOUNT, ACTOR, ACTOR_ACCOUNT, ACTOR_ARN, ACTOR_TYPE, DAY, defineFlag, defineText, ERROR, ERROR_MESSAGE, EVENT, EVENT_ID, REGION,
  renderSelect, SHARED_EVENT_ID, SOURCE_ADDRESS, TIME, USER_AGENT, View, ViewColumn,
} from './view';

const CONSOLE_LOGINS = 'eventsource = \'signin.amazonaws.com\' AND eventname = \'ConsoleLogin\'';

const IDENTITY_PROVIDER = 'COALESCE(json_extract_scalar(additionaleventdata, \'$.SamlProviderArn\'), useridentity.identityprovider, '
  + 'useridentity.sessioncontext.webidfederationdata.federatedprovider)';

const CONSOLE_LOGIN_COLUMNS: readonly ViewColumn[] = [
  TIME,
  ACCOUNT,
  REGION,
  ACTOR,
  SOURCE_ADDRESS,
  defineText('outcome', 'json_extract_scalar(responseelements, \'$.ConsoleLogin\')', 'Success or Failure'),
  defineFlag(
    'mfa',
    'json_extract_scalar(additionaleventdata, \'$.MFAUsed\') = \'Yes\'',
    'Whether the user signed in with MFA at AWS; MFA at an identity provider is not recorded',
  ),
  defineFlag(
    'mobile',
    'json_extract_scalar(additionaleventdata, \'$.MobileVersion\') = \'Yes\'',
    'Whether the mobile version of the sign-in page was used',
  ),
  ACTOR_TYPE,
  ACTOR_ARN,
  defineText('identity_provider', IDENTITY_PROVIDER, 'Identity provider of the user, if the event contains it'),
  defineText('login_page', 'json_extract_scalar(additionaleventdata, \'$.LoginTo\')', 'Page that the user requested'),
  USER_AGENT,
  ERROR_MESSAGE,
  EVENT,
  EVENT_ID,
  DAY,
];

const STS_EVENTS = ['AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity', 'AssumeRoot', 'GetFederationToken', 'GetSessionToken'];

/** Other services have events with the same names. */
const ROLE_ASSUMPTIONS = `eventsource = 'sts.amazonaws.com' AND eventname IN (${STS_EVENTS.map((name) => `'${name}'`).join(', ')})`;

const TARGET = extractParameter('targetPrincipal');

/** The event of a denied request has no request parameters, but can have the role in its resources or in its error message. */
const ROLE_ARN = `COALESCE(${extractParameter('roleArn')}, element_at(filter(resources, r -> r.type = 'AWS::IAM::Role'), 1).arn, `
  + 'regexp_extract(errormessage, \'on resource: (arn:[^:]*:iam::\\d{12}:role/[^"\\s]+)\', 1))';

/** AssumeRoot accepts the account ID or the ARN of the root user. */
const ROLE_ACCOUNT = `COALESCE(regexp_extract(${ROLE_ARN}, '^arn:[^:]*:iam::(\\d{12}):', 1), regexp_extract(${TARGET}, '\\d{12}'))`;

const SESSION = `COALESCE(${extractParameter('roleSessionName')}, IF(eventname = 'GetFederationToken', ${extractParameter('name')}))`;

const SOURCE_IDENTITY = `COALESCE(${extractParameter('sourceIdentity')}, ${extractResponse('sourceIdentity')}, `
  + 'useridentity.sessioncontext.sourceidentity)';

const SAML_OR_OIDC_PROVIDER = `COALESCE(${extractParameter('principalArn')}, ${extractResponse('provider')}, ${extractParameter('providerId')}, `
  + 'useridentity.identityprovider)';

const ROLE_ASSUMPTION_COLUMNS: readonly ViewColumn[] = [
  TIME,
  ACCOUNT,
  REGION,
  ACTOR,
  SOURCE_ADDRESS,
  EVENT,
  defineText('role_arn', ROLE_ARN, 'ARN of the role; null for sessions of the caller and of the root user'),
  defineText('role_name', `regexp_extract(${ROLE_ARN}, '[^/]+$')`, 'Name of the role without its path'),
  defineText('role_account', ROLE_ACCOUNT, 'Account of the role or of the root user'),
  defineText('session', SESSION, 'Name of the session, which the caller specifies'),
  defineText(
    'issued_access_key',
    extractResponse('credentials.accessKeyId'),
    'ID of the access key of the session; activity contains its events under access_key',
  ),
  {
    name: 'duration_seconds',
    type: 'bigint',
    sql: `TRY_CAST(${extractParameter('durationSeconds')} AS bigint)`,
    comment: 'Requested duration of the session, if it is specified',
  },
  defineText('source_identity', SOURCE_IDENTITY, 'Source identity of the session, if it is specified'),
  defineText('external_id', extractParameter('externalId'), 'External ID of the request, if it is specified'),
  defineFlag(
    'cross_account',
    `useridentity.accountid <> ${ROLE_ACCOUNT}`,
    'Whether the caller is in another account; null if the event does not contain the account of the caller',
  ),
  defineText('identity_provider', SAML_OR_OIDC_PROVIDER, 'SAML or OpenID Connect provider of the caller'),
  ERROR,
  ACTOR_TYPE,
  ACTOR_ARN,
  ACTOR_ACCOUNT,
  ACCESS_KEY,
  USER_AGENT,
  SHARED_EVENT_ID,
  EVENT_ID,
  DAY,
];

function extractParameter(path: string): string {
  return `json_extract_scalar(requestparameters, '$.${path}')`;
}

function extractResponse(path: string): string {
  return `json_extract_scalar(responseelements, '$.${path}')`;
}

/** Creates the view of console sign-in events. */
export function createConsoleLoginsView(database: string): View {
  return {
    name: 'console_logins',
    columns: CONSOLE_LOGIN_COLUMNS,
    sql: `${renderSelect(CONSOLE_LOGIN_COLUMNS, database, EVENTS)} WHERE ${CONSOLE_LOGINS}`,
  };
}

/** Creates the view of AWS STS events that issue temporary credentials. */
export function createRoleAssumptionsView(database: string): View {
  return {
    name: 'role_assumptions',
    columns: ROLE_ASSUMPTION_COLUMNS,
    sql: `${renderSelect(ROLE_ASSUMPTION_COLUMNS, database, EVENTS)} WHERE ${ROLE_ASSUMPTIONS}`,
  };
}
