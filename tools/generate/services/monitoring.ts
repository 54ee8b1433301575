import { PLAIN, Location, createService, Shape } from '../operation';

const pickLogGroup = ({ random, resources }: Location): string => `/aws/lambda/${random.pick(resources.functions)}`;
const LOG_GROUP_SHAPE: Shape = { request: (location) => ({ logGroupName: pickLogGroup(location) }) };
/** Name of the trail of the account, in addition to a possible organization trail. */
export const TRAIL = 'account-trail';
export const DETECTOR = '5ec0ffee5ec0ffee5ec0ffee5ec0ffee';

export const LOGS = createService('logs', {
  apiVersion: '20140328',
  reads: {
    DescribeLogGroups: { request: () => ({ limit: 50 }) },
    DescribeLogStreams: { request: (location) => ({ logGroupName: pickLogGroup(location), orderBy: 'LastEventTime', descending: true, limit: 50 }) },
    FilterLogEvents: { request: (location) => ({ logGroupName: pickLogGroup(location), limit: 100, interleaved: true }) },
    GetQueryResults: { request: ({ random }) => ({ queryId: random.uuid() }) },
  },
  changes: {
    CreateLogStream: {
      request: (location) => ({ logGroupName: pickLogGroup(location), logStreamName: `[$LATEST]${location.random.hex(32)}` }),
      fails: { code: 'ResourceAlreadyExistsException', message: 'The specified log stream already exists', chance: 0.03 },
    },
    CreateLogGroup: {
      ...LOG_GROUP_SHAPE,
      fails: { code: 'ResourceAlreadyExistsException', message: 'The specified log group already exists', chance: 0.4 },
    },
    PutRetentionPolicy: { request: (location) => ({ logGroupName: pickLogGroup(location), retentionInDays: 90 }) },
    StartQuery: {
      request: (location) => ({ logGroupNames: [pickLogGroup(location)], queryString: 'HIDDEN_DUE_TO_SECURITY_REASONS', limit: 1000 }),
      response: ({ random }) => ({ queryId: random.uuid() }),
    },
    DeleteLogGroup: PLAIN,
  },
});

export const CLOUDWATCH = createService('monitoring', {
  reads: {
    DescribeAlarms: { request: () => ({ maxRecords: 100 }), action: 'cloudwatch:DescribeAlarms' },
    GetMetricData: PLAIN,
    ListDashboards: PLAIN,
  },
  changes: {
    PutMetricAlarm: {
      request: ({ random, resources }) => ({
        alarmName: `${random.pick(resources.services)}-latency`,
        metricName: 'TargetResponseTime',
        namespace: 'AWS/ApplicationELB',
        threshold: 1.5,
        evaluationPeriods: 3,
        period: 60,
      }),
    },
  },
});

export const CLOUDTRAIL = createService('cloudtrail', {
  reads: {
    DescribeTrails: { request: () => ({ includeShadowTrails: true }) },
    GetTrailStatus: { request: () => ({ name: TRAIL }) },
    GetEventSelectors: { request: () => ({ trailName: TRAIL }) },
    LookupEvents: { request: () => ({ maxResults: 50 }) },
  },
  changes: { StopLogging: PLAIN, StartLogging: PLAIN, UpdateTrail: PLAIN, DeleteTrail: PLAIN },
});

export const CONFIG = createService('config', {
  reads: {
    DescribeConfigurationRecorders: PLAIN,
    DescribeConfigurationRecorderStatus: PLAIN,
    DescribeConfigRules: PLAIN,
    GetComplianceDetailsByConfigRule: { request: () => ({ configRuleName: 's3-bucket-level-public-access-prohibited', limit: 100 }) },
  },
  changes: { PutEvaluations: { request: () => ({ resultToken: 'HIDDEN_DUE_TO_SECURITY_REASONS' }) }, StopConfigurationRecorder: PLAIN },
});

export const GUARDDUTY = createService('guardduty', {
  reads: {
    ListDetectors: PLAIN,
    ListFindings: { request: () => ({ detectorId: DETECTOR }) },
  },
  changes: { DeleteDetector: PLAIN },
});

export const SECURITY_HUB = createService('securityhub', {
  reads: { DescribeHub: PLAIN, GetFindings: { request: () => ({ maxResults: 100 }) } },
  changes: {
    BatchImportFindings: { request: ({ random }) => ({ findings: [{ id: random.uuid(), schemaVersion: '2018-10-08' }] }) },
    DisableSecurityHub: PLAIN,
  },
});

export const ACCESS_ANALYZER = createService('access-analyzer', { reads: { ListAnalyzers: PLAIN }, changes: {} });
export const HEALTH = createService('health', { global: true, reads: { DescribeEventAggregates: PLAIN, DescribeEvents: PLAIN }, changes: {} });
export const INSPECTOR = createService('inspector2', {
  reads: { BatchGetAccountStatus: PLAIN },
  changes: {},
});
export const TAGGING = createService('tagging', {
  reads: { GetResources: { request: () => ({ resourcesPerPage: 100 }), action: 'tag:GetResources' } },
  changes: {},
});
export const COST_EXPLORER = createService('ce', { global: true, reads: { GetCostAndUsage: PLAIN }, changes: {} });
export const QUOTAS = createService('servicequotas', {
  reads: { ListServiceQuotas: { request: () => ({ serviceCode: 'ec2' }) } }, changes: { RequestServiceQuotaIncrease: PLAIN },
});
export const EMAIL = createService('ses', { reads: { GetAccount: PLAIN, ListIdentities: PLAIN, GetSendQuota: PLAIN }, changes: {} });
export const ROUTE53 = createService('route53', { global: true, reads: { ListHostedZones: PLAIN }, changes: {} });
export const EKS = createService('eks', { reads: { ListClusters: PLAIN }, changes: {} });
