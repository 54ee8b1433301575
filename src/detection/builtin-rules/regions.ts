import { Severity } from '../severity';
import { matchAny, NOT_BY_SERVICE, RuleEntry } from './rule-entry';

const CHANGES = `($.readOnly IS FALSE) && ${NOT_BY_SERVICE} && ($.eventType = "AwsApiCall")`;

/** Returns a rule for changes in Regions that should not be used. */
export function unusedRegionActivity(regions: readonly string[]): RuleEntry {
  return {
    id: 'unused-region-activity',
    title: 'Changes in an opt-in Region',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchAny('$.awsRegion', ...regions)} && ${CHANGES} }`,
    description: 'A resource was created or changed, or an attempt was made, in a Region that is disabled in new accounts and rarely used.',
    runbook: 'Check that the Region is in use. If it is not, look for instances in that Region.',
    falsePositives: 'Tools that set up every Region, and listed Regions that you use: `RulePack.outsideRegions` accepts your own list instead.',
    techniques: ['T1535'],
  };
}

/** Returns a rule for changes outside the given Regions. */
export function activityOutsideRegions(regions: readonly string[]): RuleEntry {
  const elsewhere = regions.map((region) => `($.awsRegion != "${region}")`).join(' && ');
  return {
    id: 'activity-outside-regions',
    title: 'Changes outside the Regions in use',
    severity: Severity.MEDIUM,
    pattern: `{ ${elsewhere} && ${CHANGES} }`,
    description: 'A resource was created or changed, or an attempt was made, in a Region where no activity is expected.',
    runbook: 'Check that the Region is in use. If it is not, look for instances in that Region.',
    falsePositives: 'Tools that set up every Region. Events of global services are recorded in us-east-1.',
    techniques: ['T1535'],
  };
}
