import { Token } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { DetectionRule } from './detection-rule';
import { RulePack } from './rule-pack';
import { ResolvedRule, RuleSet } from './rule-set';
import { EVENT_SCHEMA, UnsupportedPatternError } from '../filter-pattern';
import { renderInsights } from '../filter-pattern/backends/logs-insights/render-logs-insights';
import { ConcurrencyLimit } from '../private/concurrency';
import { ValidationError } from '../private/errors';
import { toConstructId, validateQueryNamePrefix } from '../private/names';
import { addStackSizeValidation } from '../private/stack-limits';
import { OPAQUE_TOKEN } from '../private/validation';

const PROP = 'logQueryRules';
/** Maximum length of the name of a Logs Insights query. */
const MAX_NAME_LENGTH = 255;
/** Maximum number of rows that a query returns. The default of Logs Insights, 10,000 rows, is more than an analyst can review. */
const MAX_ROWS = 1000;
const FIELDS = ['eventTime', 'recipientAccountId', 'awsRegion', 'userIdentity.type', 'userIdentity.arn', 'userIdentity.invokedBy', 'sourceIPAddress',
  'eventSource', 'eventName', 'errorCode', 'eventID'];

/** Properties for `LogQueries`. */
export interface LogQueriesProps {
  /**
   * Prefix of the query names, `<resourceNamePrefix>/<pack ID>/<rule ID>`; up to 120 characters. The console displays it as a folder.
   */
  readonly resourceNamePrefix: string;

  /**
   * The log group that receives CloudTrail events.
   */
  readonly logGroup: logs.ILogGroup;

  /**
   * Rule packs that create a saved query for each rule. A rule that is in several packs is used once, from the first of them.
   */
  readonly logQueryRules: RulePack[];

  /**
   * The resolved rules of `logQueryRules`.
   *
   * @internal
   */
  readonly _ruleSet?: RuleSet;
}

/**
 * Saved queries of CloudWatch Logs Insights that return the events that match a rule.
 *
 * Events are available within minutes, before CloudTrail delivers the log file, for the retention period of the log group.
 * CloudWatch bills the bytes that a query scans; saved queries are free.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AnalyzingLogData.html
 */
export class LogQueries extends Construct {
  /** The names of the saved queries. */
  public readonly queryNames: string[];

  /**
   * Throws an error if there are no rules, or if Logs Insights does not support the condition of a rule. The error names each such rule.
   */
  constructor(scope: Construct, id: string, props: LogQueriesProps) {
    super(scope, id);
    addStackSizeValidation(this);
    validateQueryNamePrefix(props.resourceNamePrefix);
    const { rules } = props._ruleSet ?? RuleSet.of(props.logQueryRules, PROP).lint(this);
    if (rules.length === 0) throw new ValidationError(`${PROP} must contain at least one pack; got none`);
    const texts = renderQueries(rules);
    const concurrency = new ConcurrencyLimit();
    this.queryNames = rules.map(({ rule, pack }, index) => {
      const name = createName(props.resourceNamePrefix, pack, rule.id);
      concurrency.add(new logs.CfnQueryDefinition(this, toConstructId(rule.id), {
        name,
        queryString: texts[index],
        logGroupNames: [props.logGroup.logGroupName],
      }));
      return name;
    });
  }
}

function createName(resourceNamePrefix: string, pack: RulePack, ruleId: string): string {
  const name = `${resourceNamePrefix}/${pack.id}/${ruleId}`;
  if (!Token.isUnresolved(name) && name.length > MAX_NAME_LENGTH) {
    throw new ValidationError(`${PROP}: query names must have at most ${MAX_NAME_LENGTH} characters; got ${name.length}: '${name}'`);
  }
  return name;
}

/** Renders the query of each rule. One error lists all unsupported rules. */
function renderQueries(rules: readonly ResolvedRule[]): readonly string[] {
  const unsupported: string[] = [];
  const reasons: string[] = [];
  const texts = rules.map(({ rule }) => {
    try {
      return renderLogQuery(rule);
    } catch (error) {
      if (!(error instanceof UnsupportedPatternError)) throw error;
      unsupported.push(rule.id);
      reasons.push(`rule '${rule.id}': ${error.message}`);
      return '';
    }
  });
  if (unsupported.length > 0) {
    const ids = unsupported.map((id) => `'${id}'`).join(', ');
    throw new ValidationError(`${PROP}: these rules cannot be expressed as Logs Insights queries; exclude them with without([${ids}]): `
      + reasons.join('; '));
  }
  return texts;
}

/**
 * Renders the query of a rule. The pattern of a rule has up to 1,024 characters, so that the query stays below the limit of 10,000.
 * Throws an `UnsupportedPatternError` if Logs Insights does not support the condition.
 */
function renderLogQuery(rule: DetectionRule): string {
  const { filter } = renderInsights(rule._condition, EVENT_SCHEMA, { opaque: OPAQUE_TOKEN });
  return [
    `# ${rule.severity}: ${rule.title} (rule ${rule.id})`,
    `fields ${FIELDS.join(', ')}`,
    `| filter ${filter}`,
    '| sort eventTime desc',
    `| limit ${MAX_ROWS}`,
  ].join('\n');
}
