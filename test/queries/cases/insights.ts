import { QueryCase } from './case';
import { call, changed, Changes, Fields } from '../../records';

const DEVELOPER = 'arn:aws:sts::111122223333:assumed-role/Developer/ana';
/** A finding that has begun and not ended: how long it lasts is not known yet. */
const OPEN: Changes = { 'insightDetails.state': 'Start', 'insightDetails.insightContext.statistics.insightDuration': undefined };

/** The Insights event at the end of unusual activity. */
const finding = (more: Changes = {}): Fields => changed({
  eventVersion: '1.11',
  eventTime: '2026-03-02T09:40:00Z',
  eventType: 'AwsCloudTrailInsight',
  eventCategory: 'Insight',
  awsRegion: 'eu-west-1',
  recipientAccountId: '111122223333',
  sharedEventID: 'finding-1',
  insightDetails: {
    state: 'End',
    eventSource: 'ec2.amazonaws.com',
    eventName: 'RunInstances',
    insightType: 'ApiCallRateInsight',
    insightContext: {
      statistics: { baseline: { average: 0.5 }, insight: { average: 10 }, insightDuration: 20, baselineDuration: 10_080 },
      attributions: [
        { attribute: 'userIdentityArn', insight: [{ value: DEVELOPER, average: 9 }], baseline: [{ value: DEVELOPER, average: 0.25 }] },
        { attribute: 'userAgent', insight: [{ value: 'aws-cli/2.31.0', average: 10 }], baseline: [] },
      ],
    },
  },
}, more);

export const INSIGHTS_CASES: Readonly<Record<string, QueryCase>> = {
  'unusual-rates': {
    records: [finding()],
    row: {
      time: '2026-03-02 09:40:00',
      event: 'RunInstances',
      service: 'ec2',
      started: '2026-03-02 09:20:00',
      duration_minutes: 20,
      baseline_average: 0.5,
      insight_average: 10,
      ratio: 20,
      finding_id: 'finding-1',
    },
    miss: { 'insightDetails.state': 'Start', 'insightDetails.insightContext.statistics.baseline.average': 1 },
  },
  'open-findings': {
    records: [finding(OPEN), finding({ sharedEventID: 'finding-2' })],
    row: { event: 'RunInstances', started: '2026-03-02 09:40:00', duration_minutes: 140, ratio: 20, finding_id: 'finding-1' },
    miss: { '1.sharedEventID': 'finding-1', '0.insightDetails.state': 'End', '0.eventTime': '2026-02-20T09:40:00Z' },
  },
  'attributions': {
    records: [finding()],
    row: { event: 'RunInstances', attribute: 'userIdentityArn', attribute_value: DEVELOPER, average: 9, baseline_average: 0.25, share_percent: 90 },
    miss: {
      'insightDetails.insightContext.attributions.0.insight': [],
      'insightDetails.insightContext.attributions.0.baseline': [{ value: 'others', average: 0.25 }],
      'insightDetails.insightContext.statistics.insight.average': 9,
    },
  },
  'findings-by-call': {
    records: [finding(), finding({ sharedEventID: 'finding-2' }), finding({ sharedEventID: 'finding-3', ...OPEN })],
    row: { event: 'RunInstances', findings: 3, open_findings: 1, minutes: 40, max_ratio: 20 },
    miss: { '1.sharedEventID': 'finding-1', '2.insightDetails.state': 'End', '1.insightDetails.eventName': 'StopInstances' },
  },
  'new-findings': {
    records: [finding(), finding({ 'eventTime': '2026-02-01T09:40:00Z', 'insightDetails.eventName': 'StopInstances', 'sharedEventID': 'finding-2' })],
    row: { event: 'RunInstances', state: 'End', finding_id: 'finding-1' },
    miss: { '1.insightDetails.eventName': 'RunInstances', '0.eventTime': '2026-02-02T09:40:00Z' },
  },
  'calls-of-findings': {
    records: [
      finding(),
      call('ec2', 'RunInstances', null, { 'userIdentity.accessKeyId': 'ASIAEXAMPLE' }),
      call('ec2', 'RunInstances', null, { 'userIdentity.accessKeyId': 'ASIAEXAMPLE', 'errorCode': 'Client.VcpuLimitExceeded' }),
    ],
    row: {
      actor: 'Developer', event: 'RunInstances', events: 2, failed: 1, errors: 'Client.VcpuLimitExceeded', access_keys: 1, finding_id: 'finding-1',
    },
    miss: {
      '0.insightDetails.eventName': 'StopInstances',
      '0.insightDetails.errorCode': 'Client.VcpuLimitExceeded',
      '1.eventTime': '2026-03-02T09:50:00Z',
      '1.awsRegion': 'us-east-1',
    },
  },
};
