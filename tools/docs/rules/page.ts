import { renderCisVersions } from './cis';
import { renderRuleIndex, renderRule } from './entry';
import { ALL_PACKS, EVIDENCE, formatMonthlyPrice, PRICES } from './packs';
import { BUILTIN_PACKS, CIS_VERSIONS, cisEntries, PackEntry, PackId } from '../../../src/detection/builtin-rules';
import { ATTACK_DAY, AttackStep, OTHER_STEPS, RECOMMENDED_STEPS } from '../../verify/rules/alarms/attack-steps';
import { MAX_ALARMS } from '../../verify/rules/alarms/ordinary-week';
import { joinBlocks, Page, renderTable } from '../markdown';

const CALLS: Readonly<Record<PackId, string>> = {
  'recommended': 'RulePack.recommended()',
  'security-hub': 'RulePack.securityHub()',
  'cis': 'RulePack.cis(CisVersion.V7_0_0)',
  'operations': 'RulePack.operations()',
  'tampering': 'RulePack.tampering()',
  'identity': 'RulePack.identity()',
  'data': 'RulePack.data()',
  'network': 'RulePack.network()',
  'compute': 'RulePack.compute()',
  'organization': 'RulePack.organization()',
  'cost': 'RulePack.cost()',
};

const PACKS = Object.entries(BUILTIN_PACKS) as [PackId, PackEntry][];

/** The rule reference, with an index of each pack. */
export const RULES_PAGE: Page = {
  file: 'rules.md',
  markdown: () => `${joinBlocks(
    '# Rule reference',
    '<!-- Generated from src/detection/builtin-rules by `npm run docs`. -->',
    renderIntroduction(),
    renderPacks(),
    renderTestResults(),
    ...PACKS.map(([id, pack]) => renderPack(id, pack)),
    renderEvidencePack(),
  )}\n`,
};

function renderIntroduction(): string {
  const packs = Object.values(ALL_PACKS);
  const rules = new Set(packs.flatMap(({ entries }) => entries.map(({ id }) => id))).size;
  return joinBlocks(
    `The library contains ${rules} rules in ${packs.length} packs. Each rule is a condition on one CloudTrail event. An alarm fires when the number of `
    + 'matching events reaches a threshold within a few minutes. The `detections` view uses the same condition, and most rules also have an EventBridge '
    + 'pattern.',
    'Unless a rule specifies otherwise, its pattern matches successful and failed calls: a denied attempt to stop a trail is also relevant. A test of a '
    + 'field that an event does not contain, including `!=`, does not match.',
  );
}

function renderPacks(): string {
  return joinBlocks(
    '## Packs',
    renderTable(['Pack', 'Rules', 'Price per month', 'Description'], [
      ...PACKS.map(([id, pack]) => createPackRow(CALLS[id], pack)),
      createPackRow('tamperDetection: true', EVIDENCE),
    ]),
    `The price of a rule consists of a custom metric ($${PRICES.metric.toFixed(2)}) and an alarm ($${PRICES.alarm.toFixed(2)}). These are list prices of `
    + `${PRICES.date}, which are not verified; see the prices of your Region. The ingestion of events into CloudWatch Logs is charged in addition, by size.`,
    [
      '- If two packs contain the same rule, the rule is created once, from the first pack. You can therefore combine `recommended` with the packs that '
      + 'contain its rules. If you changed the rule in one pack, exclude it from the other pack with `without`.',
      '- If two packs contain the same condition with different IDs, synthesis adds a warning. `security-hub` intentionally repeats some conditions of '
      + '`recommended` and most conditions of `cis`; the warning lists the rules to exclude.',
      '- A log group supports 100 metric filters, so one construct cannot have all packs. Exclude the rules that you do not need.',
    ].join('\n'),
  );
}

function createPackRow(call: string, { title, description, entries }: PackEntry): readonly string[] {
  return [`[${title}](#${createAnchor(title)})<br>\`${call}\``, String(entries.length), formatMonthlyPrice(entries.length), description];
}

function renderPack(id: PackId, { title, description, entries }: PackEntry): string {
  const detailed = id === 'recommended' ? [] : entries;
  return joinBlocks(
    `## ${title}`,
    description,
    id === 'cis' ? renderCisOptions() : `\`${CALLS[id]}\`: ${entries.length} rules, ${formatMonthlyPrice(entries.length)} per month.`,
    renderRuleIndex(entries),
    id === 'cis' ? renderCisVersions() : '',
    ...detailed.map((entry) => renderRule(entry)),
  );
}

function renderCisOptions(): string {
  const newest = cisEntries(CIS_VERSIONS[CIS_VERSIONS.length - 1]);
  const first = newest.filter(({ level }) => level === 1).length;
  return `\`${CALLS.cis}\`, or another version from ${CIS_VERSIONS[0]}: ${newest.length} rules, ${formatMonthlyPrice(newest.length)} per month. `
    + `With \`{ level: CisLevel.LEVEL_1 }\`, only the controls of the Level 1 profile: ${first} rules, ${formatMonthlyPrice(first)}. `
    + 'The sixteenth control of the section requires that Security Hub is enabled, and has no metric filter. The text of the benchmark is available to '
    + 'members of CIS; the filters are based on the published checks of Prowler.';
}

/** Returns the anchor of a heading. */
function createAnchor(heading: string): string {
  return heading.toLowerCase().replace(/[^a-z0-9 -]/g, '').replaceAll(' ', '-');
}

/** Renders the pack that is created for the deployed resources, with example names. */
function renderEvidencePack(): string {
  const { title, description, entries } = EVIDENCE;
  return joinBlocks(
    `## ${title}`,
    `${description} \`CloudTrailAnalytics\` creates this pack, with one rule per deployed resource. To disable it, set \`tamperDetection: false\`. Changes by `
    + 'CloudFormation to the filters, alarms, topic, and tables do not match; changes by CloudFormation to the trail, archive, key, and log group match. '
    + 'The names in the following patterns are examples.',
    `${entries.length} rules, ${formatMonthlyPrice(entries.length)} per month.`,
    renderRuleIndex(entries),
    ...entries.map(renderRule),
  );
}

/** Renders the results of the rules for recorded attacks and for routine activity, which `npm run verify:rules` checks. */
function renderTestResults(): string {
  return joinBlocks(
    '## Test results',
    `A [public data set](${ATTACK_DAY.source}) contains the events of one day on which Stratus Red Team ran its attacks on AWS. For these `
    + `${ATTACK_DAY.records.toLocaleString('en')} events, each alarm of \`recommended\` that fires corresponds to a step of an attack:`,
    renderSteps(RECOMMENDED_STEPS),
    'Other packs detect additional steps, but their alarms also fire for routine activity:',
    renderSteps(OTHER_STEPS),
    'For a generated week of routine activity, with services, programs, users, deployments, and thousands of denied calls, at most '
    + `${MAX_ALARMS} alarms of \`recommended\` fire.`,
  );
}

function renderSteps(all: readonly AttackStep[]): string {
  return renderTable(['Step', 'Rule'], all.map(({ did, rule }) => [did, `[\`${rule}\`](#${rule})`]));
}
