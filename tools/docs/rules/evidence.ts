import { ruleIndex, ruleSection } from './entry';
import { EVIDENCE } from './packs';
import { monthlyPrice } from './prices';
import { joined } from '../markdown';

/** The pack that is made for what is deployed, with made-up names. */
export function evidenceSection(): string {
  const { title, description, entries } = EVIDENCE;
  return joined(
    `## ${title}`,
    `${description} \`CloudTrailAnalytics\` makes this pack itself, so that whoever covers up traces trips an alarm; \`tamperDetection: false\` leaves it off. `
    + 'There is a rule for each thing that there is. A change that CloudFormation makes to filters, alarms, topic and tables is not counted; one to the trail, '
    + 'the archive, the key and the log group is. The names in the patterns are made up.',
    `${entries.length} rules, ${monthlyPrice(entries.length)} a month.`,
    ruleIndex(entries),
    ...entries.map(ruleSection),
  );
}
