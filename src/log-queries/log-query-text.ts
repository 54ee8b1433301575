import { EVENT_SCHEMA } from '../tables/record-schema';
import { renderInsights } from '../filter-pattern/backends/logs-insights/render-logs-insights';
import { DetectionRule } from '../rules/detection-rule';
import { OPAQUE_TOKEN } from '../private/validation';

/** As many rows as are worth reading; the console says how many there are. */
const ROWS = 1000;
/** Who did what, on what account, where and from where. */
const COLUMNS = ['eventTime', 'recipientAccountId', 'awsRegion', 'userIdentity.type', 'userIdentity.arn', 'userIdentity.invokedBy', 'sourceIPAddress',
  'eventSource', 'eventName', 'errorCode', 'eventID'];

/**
 * The query of a rule: a pattern of 1,024 characters stays far below the 10,000 that a query can have. Throws a
 * `PatternRenderError` if its condition has no words in the language.
 */
export function logQueryText(rule: DetectionRule): string {
  const { filter } = renderInsights(rule._condition, EVENT_SCHEMA, { opaque: OPAQUE_TOKEN });
  return [
    `# ${rule.severity}: ${rule.title} (rule ${rule.id})`,
    `fields ${COLUMNS.join(', ')}`,
    `| filter ${filter}`,
    '| sort eventTime desc',
    `| limit ${ROWS}`,
  ].join('\n');
}
