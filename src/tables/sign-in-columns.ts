import {
  ACCESS_KEY, ACCOUNT, ACTOR, ACTOR_ACCOUNT, ACTOR_ARN, ACTOR_TYPE, DAY, ERROR, ERROR_MESSAGE, EVENT, EVENT_ID, flag, REGION, SHARED_EVENT_ID,
  SOURCE_ADDRESS, text, TIME, USER_AGENT, ViewColumn,
} from './glue-view';

export const CONSOLE_LOGINS = 'eventsource = \'signin.amazonaws.com\' AND eventname = \'ConsoleLogin\'';

const IDENTITY_PROVIDER = 'COALESCE(json_extract_scalar(additionaleventdata, \'$.SamlProviderArn\'), useridentity.identityprovider, '
  + 'useridentity.sessioncontext.webidfederationdata.federatedprovider)';

/** The columns of `console_logins`. */
export const CONSOLE_LOGIN_COLUMNS: readonly ViewColumn[] = [
  TIME,
  ACCOUNT,
  REGION,
  ACTOR,
  SOURCE_ADDRESS,
  text('outcome', 'json_extract_scalar(responseelements, \'$.ConsoleLogin\')', 'Success or Failure'),
  flag('mfa', 'json_extract_scalar(additionaleventdata, \'$.MFAUsed\') = \'Yes\'', 'Whether AWS asked for MFA; an identity provider may have asked'),
  flag('mobile', 'json_extract_scalar(additionaleventdata, \'$.MobileVersion\') = \'Yes\'', 'Whether it was the mobile version of the page'),
  ACTOR_TYPE,
  ACTOR_ARN,
  text('identity_provider', IDENTITY_PROVIDER, 'The identity provider that vouches for the person, where the record names it'),
  text('login_page', 'json_extract_scalar(additionaleventdata, \'$.LoginTo\')', 'The page that the sign-in was to lead to'),
  USER_AGENT,
  ERROR_MESSAGE,
  EVENT,
  EVENT_ID,
  DAY,
];

const EVENTS = ['AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity', 'AssumeRoot', 'GetFederationToken', 'GetSessionToken'];

/** Other services have events of the same names. */
export const ROLE_ASSUMPTIONS = `eventsource = 'sts.amazonaws.com' AND eventname IN (${EVENTS.map((name) => `'${name}'`).join(', ')})`;

const TARGET = requested('targetPrincipal');

/** The record of a refused request has no parameters, and may list the role all the same, or name it in its message. */
const ROLE_ARN = `COALESCE(${requested('roleArn')}, element_at(filter(resources, r -> r.type = 'AWS::IAM::Role'), 1).arn, `
  + 'regexp_extract(errormessage, \'on resource: (arn:[^:]*:iam::\\d{12}:role/[^"\\s]+)\', 1))';

/** AssumeRoot names an account by its id or by the ARN of its root. */
const ROLE_ACCOUNT = `COALESCE(regexp_extract(${ROLE_ARN}, '^arn:[^:]*:iam::(\\d{12}):', 1), regexp_extract(${TARGET}, '\\d{12}'))`;

const SESSION = `COALESCE(${requested('roleSessionName')}, IF(eventname = 'GetFederationToken', ${requested('name')}))`;

const SOURCE_IDENTITY = `COALESCE(${requested('sourceIdentity')}, ${answered('sourceIdentity')}, useridentity.sessioncontext.sourceidentity)`;

const SAML_OR_OIDC_PROVIDER = `COALESCE(${requested('principalArn')}, ${answered('provider')}, ${requested('providerId')}, useridentity.identityprovider)`;

/** The columns of `role_assumptions`. */
export const ROLE_ASSUMPTION_COLUMNS: readonly ViewColumn[] = [
  TIME,
  ACCOUNT,
  REGION,
  ACTOR,
  SOURCE_ADDRESS,
  EVENT,
  text('role_arn', ROLE_ARN, 'ARN of the role; none for sessions of the caller itself and of root'),
  text('role_name', `regexp_extract(${ROLE_ARN}, '[^/]+$')`, 'Name of the role, without its path'),
  text('role_account', ROLE_ACCOUNT, 'Account of the role, or of the root that was assumed'),
  text('session', SESSION, 'Name that the caller gave the session'),
  text('issued_access_key', answered('credentials.accessKeyId'), 'Access key of the session: what it did, activity has under access_key'),
  { name: 'duration_seconds', type: 'bigint', sql: `TRY_CAST(${requested('durationSeconds')} AS bigint)`, comment: 'How long a session was requested, where the request says' },
  text('source_identity', SOURCE_IDENTITY, 'Who is behind the chain of sessions, where the first one named it'),
  text('external_id', requested('externalId'), "The external id of the role's trust policy, where the request names one"),
  flag('cross_account', `useridentity.accountid <> ${ROLE_ACCOUNT}`, "Whether the caller is of another account; unknown where the record lacks the caller's account"),
  text('identity_provider', SAML_OR_OIDC_PROVIDER, 'The SAML or OpenID Connect provider that vouches for the caller'),
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

function requested(path: string): string {
  return `json_extract_scalar(requestparameters, '$.${path}')`;
}

function answered(path: string): string {
  return `json_extract_scalar(responseelements, '$.${path}')`;
}
