/** A CloudTrail event record, or a part of one. */
export type Fields = Readonly<Record<string, unknown>>;

/** Changes to a record: values by path, for example `requestParameters.items.0.port`; undefined removes the field. */
export type Changes = Readonly<Record<string, unknown>>;

/** Creates the record of an API call by an assumed role. */
export function call(service: string, eventName: string, requestParameters: Fields | null = null, more: Changes = {}): Fields {
  return changed({
    eventVersion: '1.11',
    userIdentity: {
      type: 'AssumedRole',
      principalId: 'AROAEXAMPLE:ana',
      arn: 'arn:aws:sts::111122223333:assumed-role/Developer/ana',
      accountId: '111122223333',
      sessionContext: { sessionIssuer: { type: 'Role', userName: 'Developer' }, attributes: { mfaAuthenticated: 'false' } },
    },
    eventTime: '2026-03-02T09:30:00Z',
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: 'eu-west-1',
    sourceIPAddress: '198.51.100.7',
    userAgent: 'aws-cli/2.31.0',
    requestParameters,
    responseElements: null,
    readOnly: false,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: '111122223333',
    eventCategory: 'Management',
  }, more);
}

/** Creates the record of a console sign-in by an IAM user. */
export function signIn(more: Changes = {}): Fields {
  return call('signin', 'ConsoleLogin', null, {
    userIdentity: { type: 'IAMUser', userName: 'ana', arn: 'arn:aws:iam::111122223333:user/ana' },
    responseElements: { ConsoleLogin: 'Success' },
    additionalEventData: { MobileVersion: 'No', MFAUsed: 'No' },
    eventType: 'AwsConsoleSignIn',
    ...more,
  });
}

/** The changes for a call that CloudFormation makes on behalf of the caller. */
export const BY_CLOUDFORMATION: Changes = { 'userIdentity.invokedBy': 'cloudformation.amazonaws.com' };

const MCP_SERVER = 'aws-mcp.amazonaws.com';

/** The changes for a call that the AWS MCP server makes on behalf of the caller. */
export const BY_MCP_SERVER: Changes = { 'userIdentity.invokedBy': MCP_SERVER, 'sourceIPAddress': MCP_SERVER, 'userAgent': MCP_SERVER };

/** Returns a copy of a record with changes. */
export function changed(record: Fields, changes: Changes): Fields {
  return Object.entries(changes).reduce((result, [path, value]) => set(result, path.split('.'), value), record);
}

function set(target: unknown, [step, ...rest]: readonly string[], value: unknown): Fields {
  const copy: Record<string, unknown> | unknown[] = Array.isArray(target) ? [...target] : { ...target as Fields };
  const fields = copy as Record<string, unknown>;
  if (rest.length > 0) fields[step] = set(fields[step], rest, value);
  else if (value === undefined) delete fields[step];
  else fields[step] = value;
  return fields;
}
