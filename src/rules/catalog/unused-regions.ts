import { Severity } from '../severity';
import { NOT_BY_SERVICE } from './conditions';
import { anyOf, RuleEntry } from './rule-entry';

/**
 * A rule on changes in Regions that nobody should use. The catalog has it with the Regions that have to be opted into;
 * who uses some of those, or leaves others unused, takes it with a list of their own.
 */
export function unusedRegionActivity(regions: readonly string[]): RuleEntry {
  return {
    id: 'unused-region-activity',
    title: 'Changes in a Region that nobody uses',
    severity: Severity.MEDIUM,
    pattern: `{ ${anyOf('$.awsRegion', ...regions)} && ($.readOnly IS FALSE) && ${NOT_BY_SERVICE} && ($.eventType = "AwsApiCall") }`,
    meaning: 'Something was created or changed in a Region where nobody is expected to work, or somebody tried to.',
    response: 'Check that somebody works there; look for machines in that Region otherwise.',
    knownNoise: 'Tools that set up every Region, and the Regions in use among those that the rule lists.',
    techniques: ['T1535'],
  };
}
