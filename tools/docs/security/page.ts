import { Acknowledgement, ACKNOWLEDGEMENTS } from '../../verify/security/acknowledgements';
import { Scanner } from '../../verify/security/finding';
import { renderCode, joinBlocks, Page, renderTable } from '../markdown';

/** What scanners find in what is deployed, and why it stays. */
export const SECURITY_PAGE: Page = {
  file: 'security.md',
  markdown: () => `${joinBlocks(
    '# What security scanners find',
    '<!-- made from verify/security by `npm run docs` -->',
    'cdk-nag, with its packs AwsSolutions, HIPAA Security, NIST 800-53 R5, PCI DSS 3.2.1 and Serverless, the validator of the CDK, cfn-lint and checkov look at the '
    + 'construct with its defaults, with everything at once, and with each source. What they find is either designed away or on this page with its reason; '
    + '`npm run verify:security` fails on a finding that is not here, and on one that is here and not found any more.',
    renderNagFindings(),
    renderTemplateFindings('cfn-lint'),
    renderTemplateFindings('checkov'),
  )}\n`,
};

function renderNagFindings(): string {
  return joinBlocks(
    '## cdk-nag',
    'The library acknowledges nothing for you. With cdk-nag 3, which needs `aws-cdk-lib` 2.257.0 or newer, acknowledge each finding that your choice of source, '
    + 'notifications and retention brings about, by its id, for the whole construct or for the place:',
    renderCode('ts', [
      "import { Validations } from 'aws-cdk-lib';",
      '',
      "const audit = new CloudTrailAnalytics(this, 'Audit');",
      `Validations.of(audit).acknowledge({ id: '${listIds('cdk-nag')[0]}', reason: '…' });`,
    ].join('\n')),
    'What is in angle brackets, other than `<AWS::Partition>`, differs from stack to stack: cdk-nag prints the id as it is in yours. Places are '
    + 'below the construct; that of a subscription ends with what is subscribed.',
    renderFindings('cdk-nag'),
  );
}

function renderTemplateFindings(scanner: Scanner): string {
  return joinBlocks(`## ${scanner}`, renderFindings(scanner));
}

function renderFindings(scanner: Scanner): string {
  const rows = ACKNOWLEDGEMENTS.filter((entry) => entry.scanner === scanner).map(createRow);
  return renderTable(['Finding', 'Where', 'Why it stays', 'Ids'], rows);
}

function createRow({ title, constructPaths, reason, ids: own }: Acknowledgement): string[] {
  return [title, listCode(constructPaths), reason, listCode(own)];
}

function listCode(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}\``).join('<br>');
}

function listIds(scanner: Scanner): string[] {
  return ACKNOWLEDGEMENTS.filter((entry) => entry.scanner === scanner).flatMap((entry) => entry.ids);
}
