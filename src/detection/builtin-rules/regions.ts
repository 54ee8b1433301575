import { Severity } from '../severity';
import { matchAny, NOT_BY_SERVICE, RuleEntry } from './rule-entry';

const CHANGES = `($.readOnly IS FALSE) && ${NOT_BY_SERVICE} && ($.eventType = "AwsApiCall")`;

/** A rule on changes in Regions that nobody should use. */
export function unusedRegionActivity(regions: readonly string[]): RuleEntry {
  return {
    id: 'unused-region-activity',
    title: 'Changes in a Region that has to be opted into',
    severity: Severity.MEDIUM,
    pattern: `{ ${matchAny('$.awsRegion', ...regions)} && ${CHANGES} }`,
    description: 'Something was created or changed in a Region that is off in a new account and that few use, or somebody tried to.',
    runbook: 'Check that somebody works there; look for machines in that Region otherwise.',
    falsePositives: 'Tools that set up every Region, and the Regions in use among those that the rule lists: `RulePack.outsideRegions` takes '
      + 'a list of your own in its place.',
    techniques: ['T1535'],
  };
}

/** A rule on changes anywhere but in some Regions. */
export function activityOutsideRegions(regions: readonly string[]): RuleEntry {
  const elsewhere = regions.map((region) => `($.awsRegion != "${region}")`).join(' && ');
  return {
    id: 'activity-outside-regions',
    title: 'Changes outside of the Regions in use',
    severity: Severity.MEDIUM,
    pattern: `{ ${elsewhere} && ${CHANGES} }`,
    description: 'Something was created or changed in a Region where nobody is expected to work, or somebody tried to.',
    runbook: 'Check that somebody works there; look for machines in that Region otherwise.',
    falsePositives: 'Tools that set up every Region. Global services are recorded in us-east-1.',
    techniques: ['T1535'],
  };
}
