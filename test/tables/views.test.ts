import * as s3 from 'aws-cdk-lib/aws-s3';
import { EventCatalog } from '../../src';
import { LocalTables } from '../queries/local-tables';
import { synthesise } from '../template';

const ORIGIN = { recipientAccountId: '111122223333', awsRegion: 'eu-west-1' };
const COMMON = { eventTime: '2026-03-01T12:00:00Z', sourceIPAddress: '192.0.2.1', userAgent: 'aws-cli', ...ORIGIN };
const ALICE = { type: 'IAMUser', userName: 'alice', arn: 'arn:aws:iam::111122223333:user/alice', accountId: '111122223333', accessKeyId: 'AKIAEXAMPLE' };

const EVENTS = [
  {
    ...COMMON,
    eventSource: 'signin.amazonaws.com',
    eventName: 'ConsoleLogin',
    eventID: 'login',
    userIdentity: ALICE,
    responseElements: { ConsoleLogin: 'Success' },
    additionalEventData: { LoginTo: 'https://console.aws.amazon.com/', MobileVersion: 'No', MFAUsed: 'Yes' },
  },
  {
    ...COMMON,
    eventSource: 'signin.amazonaws.com',
    eventName: 'ConsoleLogin',
    eventID: 'failed-login',
    errorMessage: 'Failed authentication',
    userIdentity: { type: 'IAMUser', userName: 'bob', accountId: '111122223333' },
    responseElements: { ConsoleLogin: 'Failure' },
    additionalEventData: { MobileVersion: 'Yes', MFAUsed: 'No', SamlProviderArn: 'arn:aws:iam::111122223333:saml-provider/corp' },
  },
  {
    ...COMMON,
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    eventID: 'assume-role',
    sharedEventID: 'shared',
    userIdentity: ALICE,
    requestParameters: {
      roleArn: 'arn:aws:iam::444455556666:role/ci/deploy', roleSessionName: 'run-1', durationSeconds: 3600, externalId: 'x', sourceIdentity: 'alice@example.com',
    },
    responseElements: { credentials: { accessKeyId: 'ASIAEXAMPLE' } },
  },
  {
    ...COMMON,
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    eventID: 'assume-role-refused',
    errorCode: 'AccessDenied',
    userIdentity: ALICE,
    resources: [{ type: 'AWS::Other', ARN: 'arn:aws:other' }, { type: 'AWS::IAM::Role', ARN: 'arn:aws:iam::111122223333:role/admin' }],
  },
  {
    ...COMMON,
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRoleWithSAML',
    eventID: 'saml',
    userIdentity: { type: 'SAMLUser', userName: 'carol', identityProvider: 'opaque' },
    requestParameters: { roleArn: 'arn:aws:iam::111122223333:role/admin', principalArn: 'arn:aws:iam::111122223333:saml-provider/corp' },
    responseElements: { credentials: { accessKeyId: 'ASIASAML' } },
  },
  {
    ...COMMON,
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRoleWithWebIdentity',
    eventID: 'web-identity',
    userIdentity: { type: 'WebIdentityUser', userName: 'sa', identityProvider: 'arn:aws:iam::111122223333:oidc-provider/x' },
    requestParameters: { roleArn: 'arn:aws:iam::111122223333:role/pod', durationSeconds: 'soon' },
    responseElements: { provider: 'arn:aws:iam::111122223333:oidc-provider/y' },
  },
  {
    ...COMMON,
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRoot',
    eventID: 'assume-root',
    userIdentity: ALICE,
    requestParameters: { targetPrincipal: '777788889999' },
    responseElements: { credentials: { accessKeyId: 'ASIAROOT' } },
  },
  {
    ...COMMON,
    eventSource: 'sts.amazonaws.com',
    eventName: 'GetFederationToken',
    eventID: 'federation',
    userIdentity: ALICE,
    requestParameters: { name: 'feduser', durationSeconds: 900 },
  },
  { ...COMMON, eventSource: 'connect.amazonaws.com', eventName: 'GetFederationToken', eventID: 'not-sts', userIdentity: ALICE },
];

function createInsight(state: string, eventTime: string, statistics: object): Record<string, unknown> {
  return {
    ...ORIGIN,
    eventTime,
    eventID: `insight-${state}`,
    eventType: 'AwsCloudTrailInsight',
    eventCategory: 'Insight',
    sharedEventID: 'finding',
    insightDetails: {
      state,
      eventSource: 'ec2.amazonaws.com',
      eventName: 'RunInstances',
      insightType: 'ApiErrorRateInsight',
      errorCode: 'AccessDenied',
      insightContext: {
        statistics: { baseline: { average: 0.25 }, insight: { average: 12 }, baselineDuration: 10080, ...statistics },
        attributions: [{ attribute: 'userAgent', insight: [{ value: 'aws-cli', average: 12 }], baseline: [] }],
      },
    },
  };
}

const ENDPOINT = {
  ...COMMON,
  eventID: 'endpoint',
  eventCategory: 'NetworkActivity',
  eventName: 'GetObject',
  errorCode: 'VpceAccessDenied',
  vpcEndpointId: 'vpce-1',
  userIdentity: ALICE,
};

let catalog: LocalTables;

beforeAll(async () => {
  catalog = await LocalTables.open();
  await catalog.fill([
    ...EVENTS, ENDPOINT, createInsight('Start', '2026-03-01T12:00:00Z', {}), createInsight('End', '2026-03-01T12:06:00Z', { insightDuration: 6 }),
  ]);
}, 60_000);

afterAll(() => catalog.close());

async function queryRows(sql: string): Promise<Record<string, unknown>[]> {
  const { columns, values } = await catalog.query(sql);
  return values.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])));
}

test('console_logins contains console sign-in events with their outcome', async () => {
  expect(await queryRows('SELECT * FROM console_logins ORDER BY event_id DESC')).toEqual([
    {
      time: '2026-03-01 12:00:00',
      account: '111122223333',
      region: 'eu-west-1',
      actor: 'alice',
      source_address: '192.0.2.1',
      outcome: 'Success',
      mfa: true,
      mobile: false,
      actor_type: 'IAMUser',
      actor_arn: 'arn:aws:iam::111122223333:user/alice',
      identity_provider: null,
      login_page: 'https://console.aws.amazon.com/',
      user_agent: 'aws-cli',
      error_message: null,
      event: 'ConsoleLogin',
      event_id: 'login',
      day: '2026/03/01',
    },
    expect.objectContaining({
      event_id: 'failed-login',
      actor: 'bob',
      outcome: 'Failure',
      mfa: false,
      mobile: true,
      error_message: 'Failed authentication',
      identity_provider: 'arn:aws:iam::111122223333:saml-provider/corp',
    }),
  ]);
});

describe('role_assumptions', () => {
  const queryRow = async (id: string): Promise<Record<string, unknown>> => {
    const found = await queryRows(`SELECT * FROM role_assumptions WHERE event_id = '${id}'`);
    expect(found).toHaveLength(1);
    return found[0];
  };

  test('contains the caller, the role and the issued access key', async () => {
    expect(await queryRow('assume-role')).toEqual({
      time: '2026-03-01 12:00:00',
      account: '111122223333',
      region: 'eu-west-1',
      actor: 'alice',
      source_address: '192.0.2.1',
      event: 'AssumeRole',
      role_arn: 'arn:aws:iam::444455556666:role/ci/deploy',
      role_name: 'deploy',
      role_account: '444455556666',
      session: 'run-1',
      issued_access_key: 'ASIAEXAMPLE',
      duration_seconds: '3600',
      source_identity: 'alice@example.com',
      external_id: 'x',
      cross_account: true,
      identity_provider: null,
      error: null,
      actor_type: 'IAMUser',
      actor_arn: 'arn:aws:iam::111122223333:user/alice',
      actor_account: '111122223333',
      access_key: 'AKIAEXAMPLE',
      user_agent: 'aws-cli',
      shared_event_id: 'shared',
      event_id: 'assume-role',
      day: '2026/03/01',
    });
  });

  test('reads the role of a denied request from the resources', async () => {
    expect(await queryRow('assume-role-refused')).toMatchObject({
      role_arn: 'arn:aws:iam::111122223333:role/admin', role_name: 'admin', cross_account: false, error: 'AccessDenied', issued_access_key: null,
    });
  });

  test('contains the provider of a federated session, and null if the account of the caller is unknown', async () => {
    expect(await queryRow('saml')).toMatchObject({ identity_provider: 'arn:aws:iam::111122223333:saml-provider/corp', cross_account: null, actor: 'carol' });
    expect(await queryRow('web-identity')).toMatchObject({ identity_provider: 'arn:aws:iam::111122223333:oidc-provider/y', duration_seconds: null });
  });

  test('contains sessions without a role', async () => {
    expect(await queryRow('assume-root')).toMatchObject({ role_arn: null, role_account: '777788889999', cross_account: true });
    expect(await queryRow('federation')).toMatchObject({ role_arn: null, role_account: null, session: 'feduser', duration_seconds: '900' });
  });

  test('excludes events with the same names of other services', async () => {
    expect(await queryRows('SELECT event_id FROM role_assumptions WHERE event_id = \'not-sts\'')).toEqual([]);
  });
});

test('insight_findings has a row for the start and a row for the end', async () => {
  const common = {
    account: '111122223333',
    region: 'eu-west-1',
    service: 'ec2',
    event: 'RunInstances',
    insight_type: 'ApiErrorRateInsight',
    error_code: 'AccessDenied',
    started: '2026-03-01 12:00:00',
    baseline_average: 0.25,
    insight_average: 12,
    attributions: '[{"attribute":"userAgent","insight":[{"value":"aws-cli","average":12.0}],"baseline":[]}]',
    event_source: 'ec2.amazonaws.com',
    finding_id: 'finding',
    day: '2026/03/01',
  };
  expect(await queryRows('SELECT * FROM insight_findings ORDER BY time')).toEqual([
    { ...common, time: '2026-03-01 12:00:00', state: 'Start', ended: null, duration_minutes: null, event_id: 'insight-Start' },
    { ...common, time: '2026-03-01 12:06:00', state: 'End', ended: '2026-03-01 12:06:00', duration_minutes: '6', event_id: 'insight-End' },
  ]);
});

test('endpoint_activity has the columns of activity', async () => {
  expect(await queryRows('SELECT * FROM endpoint_activity')).toEqual([expect.objectContaining({
    event_id: 'endpoint', actor: 'alice', event: 'GetObject', error: 'VpceAccessDenied', vpc_endpoint: 'vpce-1',
  })]);
  const listColumns = async (view: string): Promise<string[]> => Object.keys((await queryRows(`SELECT * FROM ${view} LIMIT 1`))[0]);
  expect(await listColumns('endpoint_activity')).toEqual(await listColumns('activity'));
});

test('detections has the columns of activity, the rule and the severity', async () => {
  const [row, ...others] = await queryRows('SELECT * FROM detections WHERE event_id = \'failed-login\'');
  const activity = await queryRows('SELECT * FROM activity WHERE event_id = \'failed-login\'');
  expect(others).toEqual([]);
  expect(row).toEqual({ ...activity[0], rule: 'console-login-failures', severity: 'MEDIUM' });
});

test('every view selects the partition columns without changes', () => {
  for (const { sql } of decodeViews()) {
    for (const column of ['account', 'region', 'day']) expect(sql).toMatch(new RegExp(`(SELECT|,) ${column}[ ,]`));
    expect(sql).not.toMatch(/ AS (account|region|day)\b/);
  }
});

test('a view has the comment by which Trino detects it, and no description', () => {
  for (const input of listViewInputs()) {
    expect(input.Parameters).toEqual({ presto_view: 'true', comment: 'Presto View' });
    expect(input).not.toHaveProperty('Description');
  }
});

function decodeViews(): { sql: string }[] {
  return listViewInputs()
    .map(({ ViewOriginalText }) => ({ sql: JSON.parse(Buffer.from(ViewOriginalText.split(' ')[3], 'base64').toString('utf8')).originalSql }));
}

function listViewInputs(): { readonly Parameters: object; readonly ViewOriginalText: string }[] {
  const { template } = synthesise((stack) => {
    new EventCatalog(stack, 'Catalog', { databaseName: 'audit', bucket: new s3.Bucket(stack, 'Bucket'), networkActivity: true, insights: true });
  });
  return Object.values(template.findResources('AWS::Glue::Table'))
    .map(({ Properties }) => Properties.TableInput)
    .filter(({ TableType }) => TableType === 'VIRTUAL_VIEW');
}
