import {
  ACCOUNT, ACTOR, ACTOR_ARN, ACTOR_TYPE, DAY, ERROR_MESSAGE, EVENT, EVENT_ID, flag, REGION, SOURCE_ADDRESS, text, TIME, USER_AGENT, ViewColumn,
} from './view-column';

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
