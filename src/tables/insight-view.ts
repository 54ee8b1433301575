import { INSIGHTS } from './log-table';
import { ACCOUNT, DAY, defineText, EVENT_ID, MOMENT, REGION, renderSelect, TIME, View, ViewColumn } from './view';

const DETAILS = 'insightdetails';
const CONTEXT = `${DETAILS}.insightcontext`;
const STATISTICS = `${CONTEXT}.statistics`;
const DURATION = `${STATISTICS}.insightduration`;

/** The time of an Insights event is the start or the end of the unusual activity. */
const STARTED = `CASE ${DETAILS}.state WHEN 'Start' THEN ${MOMENT} WHEN 'End' THEN date_add('minute', -${DURATION}, ${MOMENT}) END`;
const ENDED = `CASE WHEN ${DETAILS}.state = 'End' THEN ${MOMENT} END`;

const INSIGHT_COLUMNS: readonly ViewColumn[] = [
  TIME,
  ACCOUNT,
  REGION,
  defineText('state', `${DETAILS}.state`, 'Start or End; the End row is complete, and a finding without an End row is ongoing'),
  defineText('service', `split_part(${DETAILS}.eventsource, '.', 1)`, 'Short name of the service'),
  defineText('event', `${DETAILS}.eventname`, 'Name of the event whose rate is unusual'),
  defineText('insight_type', `${DETAILS}.insighttype`, 'ApiCallRateInsight or ApiErrorRateInsight'),
  defineText('error_code', `${DETAILS}.errorcode`, 'Error code whose rate is unusual'),
  { name: 'started', type: 'timestamp', sql: STARTED, comment: 'Start of the unusual activity in UTC' },
  { name: 'ended', type: 'timestamp', sql: ENDED, comment: 'End of the unusual activity in UTC; null in the Start row' },
  { name: 'duration_minutes', type: 'bigint', sql: DURATION, comment: 'Duration of the unusual activity; null in the Start row' },
  { name: 'baseline_average', type: 'double', sql: `${STATISTICS}.baseline.average`, comment: 'Usual number of calls or errors per minute' },
  { name: 'insight_average', type: 'double', sql: `${STATISTICS}.insight.average`, comment: 'Unusual number of calls or errors per minute' },
  defineText(
    'attributions',
    `json_format(CAST(${CONTEXT}.attributions AS JSON))`,
    'Principals, user agents and error codes of the unusual activity and of the baseline, as JSON',
  ),
  defineText('event_source', `${DETAILS}.eventsource`, 'Domain name of the service'),
  defineText('finding_id', 'sharedeventid', 'Common ID of the Start row and the End row'),
  EVENT_ID,
  DAY,
];

/** Creates the view over `insights` with typed columns. A finding has a row for its start and a row for its end. */
export function createInsightFindingsView(database: string): View {
  return {
    name: 'insight_findings',
    columns: INSIGHT_COLUMNS,
    sql: renderSelect(INSIGHT_COLUMNS, database, INSIGHTS),
  };
}
