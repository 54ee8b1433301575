import { Token } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { UnsupportedPatternError } from '../filter-pattern';
import { DetectionRule } from './detection-rule';
import { validateRuleIds } from './rule-limits';
import { RulePack } from './rule-pack';
import { resolveRules, ResolvedRule } from './rule-set';
import { renderInsights } from '../filter-pattern/backends/logs-insights/render-logs-insights';
import { lintRules } from '../lint/warnings';
import { ValidationError } from '../private/errors';
import { toConstructId } from '../private/names';
import { addStackSizeValidation } from '../private/stack-limits';
import { OPAQUE_TOKEN } from '../private/validation';
import { EVENT_SCHEMA } from '../tables/record-schema';

const PROP = 'logQueryRules';
/** What CloudWatch Logs takes for a name, less the longest ids of a pack and a rule. */
const MAX_BASE_NAME_LENGTH = 120;
const MAX_NAME_LENGTH = 255;

/** What `LogQueries` are made from. */
export interface LogQueriesProps {
  /**
   * Begins the names of the queries, as their folder: `<resourceNamePrefix>/<pack id>/<rule id>`; at most 120 characters.
   */
  readonly resourceNamePrefix: string;

  /**
   * The log group with CloudTrail records.
   */
  readonly logGroup: logs.ILogGroup;

  /**
   * The rules, each of which becomes a query. The same rule in two packs counts once, in the first of them.
   */
  readonly logQueryRules: RulePack[];
}

/**
 * Rules as saved queries of CloudWatch Logs Insights: the records of the log group that a rule matches, for whatever time
 * is chosen where the query is run. They see records minutes after the event, before there is a log file, as far back as the
 * log group keeps them. A query costs nothing until it is run; CloudWatch then bills by bytes scanned.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AnalyzingLogData.html
 */
export class LogQueries extends Construct {
  /** The names of the saved queries. */
  public readonly queryNames: string[];

  /**
   * Fails when no rule is given, and when a condition cannot be written as a filter that means the same, naming each such
   * rule and why.
   */
  constructor(scope: Construct, id: string, props: LogQueriesProps) {
    super(scope, id);
    addStackSizeValidation(this);
    validateResourceNamePrefix(props.resourceNamePrefix);
    const rules = resolveRules(props.logQueryRules, PROP);
    if (rules.length === 0) throw new ValidationError(`${PROP} must be at least one pack; got none`);
    validateRuleIds(rules, PROP);
    lintRules(this, props.logQueryRules);
    const texts = renderTexts(rules);
    this.queryNames = rules.map(({ rule, pack }, index) => {
      const name = createName(props.resourceNamePrefix, pack, rule.id);
      new logs.CfnQueryDefinition(this, toConstructId(rule.id), {
        name,
        queryString: texts[index],
        logGroupNames: [props.logGroup.logGroupName],
      });
      return name;
    });
  }
}

function validateResourceNamePrefix(resourceNamePrefix: string): void {
  if (Token.isUnresolved(resourceNamePrefix)) return;
  if (resourceNamePrefix.trim() === '' || resourceNamePrefix.length > MAX_BASE_NAME_LENGTH) {
    throw new ValidationError(`resourceNamePrefix must be 1 to ${MAX_BASE_NAME_LENGTH} characters; got '${resourceNamePrefix}'`);
  }
}

function createName(resourceNamePrefix: string, pack: RulePack, ruleId: string): string {
  const name = `${resourceNamePrefix}/${pack.id}/${ruleId}`;
  if (!Token.isUnresolved(name) && name.length > MAX_NAME_LENGTH) {
    throw new ValidationError(`${PROP}: the name of a query must have at most ${MAX_NAME_LENGTH} characters; got ${name.length}: '${name}'`);
  }
  return name;
}

/** Nobody wants to hear of one such rule at a time. */
function renderTexts(rules: readonly ResolvedRule[]): readonly string[] {
  const refused: string[] = [];
  const reasons: string[] = [];
  const texts = rules.map(({ rule }) => {
    try {
      return renderLogQuery(rule);
    } catch (error) {
      if (!(error instanceof UnsupportedPatternError)) throw error;
      refused.push(rule.id);
      reasons.push(`rule '${rule.id}': ${error.message}`);
      return '';
    }
  });
  if (refused.length > 0) {
    const ids = refused.map((id) => `'${id}'`).join(', ');
    throw new ValidationError(`${PROP}: no query can mean what these rules do; leave them out with without([${ids}]): ${reasons.join('; ')}`);
  }
  return texts;
}

/** As many rows as are worth reading; the console says how many there are. */
const ROWS = 1000;
/** Who did what, on what account, where and from where. */
const COLUMNS = ['eventTime', 'recipientAccountId', 'awsRegion', 'userIdentity.type', 'userIdentity.arn', 'userIdentity.invokedBy', 'sourceIPAddress',
  'eventSource', 'eventName', 'errorCode', 'eventID'];

/**
 * The query of a rule: a pattern of 1,024 characters stays far below the 10,000 that a query can have. Throws a
 * `UnsupportedPatternError` if its condition is not supported by Logs Insights.
 */
export function renderLogQuery(rule: DetectionRule): string {
  const { filter } = renderInsights(rule._condition, EVENT_SCHEMA, { opaque: OPAQUE_TOKEN });
  return [
    `# ${rule.severity}: ${rule.title} (rule ${rule.id})`,
    `fields ${COLUMNS.join(', ')}`,
    `| filter ${filter}`,
    '| sort eventTime desc',
    `| limit ${ROWS}`,
  ].join('\n');
}
