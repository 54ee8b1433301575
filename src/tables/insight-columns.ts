import { ACCOUNT, DAY, EVENT_ID, MOMENT, REGION, text, TIME, ViewColumn } from './glue-view';

const DETAILS = 'insightdetails';
const CONTEXT = `${DETAILS}.insightcontext`;
const STATISTICS = `${CONTEXT}.statistics`;
const DURATION = `${STATISTICS}.insightduration`;

/** A record's own moment is the start or the end of what it reports. */
const STARTED = `CASE ${DETAILS}.state WHEN 'Start' THEN ${MOMENT} WHEN 'End' THEN date_add('minute', -${DURATION}, ${MOMENT}) END`;
const ENDED = `CASE WHEN ${DETAILS}.state = 'End' THEN ${MOMENT} END`;

/** The columns of `insight_findings`, a row for each record: a finding has one when it starts and another when it ends. */
export const INSIGHT_COLUMNS: readonly ViewColumn[] = [
  TIME,
  ACCOUNT,
  REGION,
  text('state', `${DETAILS}.state`, 'Start or End; the row of the end says all about a finding, and one without it is still open'),
  text('service', `split_part(${DETAILS}.eventsource, '.', 1)`, 'Short name of the service'),
  text('event', `${DETAILS}.eventname`, 'The action whose rate is unusual'),
  text('insight_type', `${DETAILS}.insighttype`, 'ApiCallRateInsight or ApiErrorRateInsight'),
  text('error_code', `${DETAILS}.errorcode`, 'The error whose rate is unusual'),
  { name: 'started', type: 'timestamp', sql: STARTED, comment: 'When it began, in UTC' },
  { name: 'ended', type: 'timestamp', sql: ENDED, comment: 'When it was over, in UTC; empty in the row of the start' },
  { name: 'duration_minutes', type: 'bigint', sql: DURATION, comment: 'How long it lasted; empty in the row of the start' },
  { name: 'baseline_average', type: 'double', sql: `${STATISTICS}.baseline.average`, comment: 'Usual number of calls or errors a minute' },
  { name: 'insight_average', type: 'double', sql: `${STATISTICS}.insight.average`, comment: 'Number of calls or errors a minute meanwhile' },
  text('attributions', `json_format(CAST(${CONTEXT}.attributions AS JSON))`, 'Who and what contributed, now and usually, as JSON text'),
  text('event_source', `${DETAILS}.eventsource`, 'The service, as a domain name'),
  text('finding_id', 'sharedeventid', 'The same for the start and the end of a finding'),
  EVENT_ID,
  DAY,
];
