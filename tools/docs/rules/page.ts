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

/** Every rule of the catalog, and an index of each pack. */
export const RULES_PAGE: Page = {
  file: 'rules.md',
  markdown: () => `${joinBlocks(
    '# Rules',
    '<!-- made from src/rules/catalog by `npm run docs` -->',
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
    `The ${rules} rules that come with the library, in ${packs.length} packs. Each is a condition on one CloudTrail record; an alarm fires when enough `
    + 'records meet it within a few minutes. The same condition is a row of the `detections` view, and for most an EventBridge pattern.',
    'A pattern matches attempts as well as successes, unless it says otherwise: a denied call to stop the trail says as much as one that worked. '
    + 'A field that a record lacks matches nothing, not even `!=`.',
  );
}

function renderPacks(): string {
  return joinBlocks(
    '## Packs',
    renderTable(['pack', 'rules', 'a month', 'what for'], [
      ...PACKS.map(([id, pack]) => createPackRow(CALLS[id], pack)),
      createPackRow('tamperDetection: true', EVIDENCE),
    ]),
    `A rule is a custom metric ($${PRICES.metric.toFixed(2)}) and an alarm ($${PRICES.alarm.toFixed(2)}): list prices, ${PRICES.date}, not verified; look at `
    + 'the prices of your Region. The records that are sent to CloudWatch Logs are billed beside it, by their size.',
    [
      '- The same rule in two packs counts once, in the first of them: `recommended` can stand beside the packs that it is taken from. If it was tuned in '
      + 'one of them, leave it out of the other with `without`.',
      '- A condition that two packs have under different ids is a warning. `security-hub` repeats some of `recommended` and most of `cis` on purpose; '
      + 'the warning says what to leave out beside it.',
      '- A log group takes 100 metric filters, so that not all packs fit into one construct: leave out what says nothing to you.',
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
    id === 'cis' ? renderCisOptions() : `\`${CALLS[id]}\`: ${entries.length} rules, ${formatMonthlyPrice(entries.length)} a month.`,
    renderRuleIndex(entries),
    id === 'cis' ? renderCisVersions() : '',
    ...detailed.map((entry) => renderRule(entry)),
  );
}

function renderCisOptions(): string {
  const newest = cisEntries(CIS_VERSIONS[CIS_VERSIONS.length - 1]);
  const first = newest.filter(({ level }) => level === 1).length;
  return `\`${CALLS.cis}\`, or another version from ${CIS_VERSIONS[0]} on: ${newest.length} rules, ${formatMonthlyPrice(newest.length)} a month. `
    + `With \`{ level: CisLevel.LEVEL_1 }\`, only what the first profile asks for: ${first} rules, ${formatMonthlyPrice(first)}. `
    + 'The sixteenth control of the section is about Security Hub being enabled, and no metric filter. The benchmark\'s text is for members of '
    + 'CIS; the filters are taken from what the checks of Prowler publish of it.';
}

/** The anchor of a heading. */
function createAnchor(heading: string): string {
  return heading.toLowerCase().replace(/[^a-z0-9 -]/g, '').replaceAll(' ', '-');
}

/** The pack that is made for what is deployed, with made-up names. */
export function renderEvidencePack(): string {
  const { title, description, entries } = EVIDENCE;
  return joinBlocks(
    `## ${title}`,
    `${description} \`CloudTrailAnalytics\` makes this pack itself, so that whoever covers up traces trips an alarm; \`tamperDetection: false\` leaves it off. `
    + 'There is a rule for each thing that there is. A change that CloudFormation makes to filters, alarms, topic and tables is not counted; one to the trail, '
    + 'the archive, the key and the log group is. The names in the patterns are made up.',
    `${entries.length} rules, ${formatMonthlyPrice(entries.length)} a month.`,
    renderRuleIndex(entries),
    ...entries.map(renderRule),
  );
}

/** What the rules say of a day with attacks and of an ordinary week; `npm run verify:rules` sees to it that it is so. */
export function renderTestResults(): string {
  return joinBlocks(
    '## A day of attacks, and an ordinary week',
    `[A public set of records](${ATTACK_DAY.source}) holds a day on which Stratus Red Team went through its attacks on AWS. In its `
    + `${ATTACK_DAY.records.toLocaleString('en')} records, each rule of \`recommended\` that fires names a step, and nothing else fires:`,
    renderSteps(RECOMMENDED_STEPS),
    'Packs on a topic name more of them, at the price of firing on ordinary work too:',
    renderSteps(OTHER_STEPS),
    `In an invented ordinary week, with services, programs, people, deployments and thousands of denied calls, \`recommended\` fires ${MAX_ALARMS} `
    + 'alarms at most.',
  );
}

function renderSteps(all: readonly AttackStep[]): string {
  return renderTable(['they', 'rule'], all.map(({ did, rule }) => [did, `[\`${rule}\`](#${rule})`]));
}
