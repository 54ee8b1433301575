import { Acknowledgement, ACKNOWLEDGEMENTS } from '../../verify/security/acknowledgements';
import { Scanner } from '../../verify/security/finding';
import { renderCode, joinBlocks, Page, renderTable } from '../markdown';

/** The findings of security scanners, with the reasons to accept them. */
export const SECURITY_PAGE: Page = {
  file: 'security.md',
  markdown: () => `${joinBlocks(
    '# Security scanner findings',
    '<!-- Generated from tools/verify/security by `npm run docs`. -->',
    'The construct is scanned with its default settings, with all features, and with each source. The scanners are cdk-nag with the packs AwsSolutions, HIPAA '
    + 'Security, NIST 800-53 R5, PCI DSS 3.2.1, and Serverless, the validator of the CDK, cfn-lint, and checkov. This page lists all remaining findings with the '
    + 'reasons to accept them. `npm run verify:security` fails if a finding is not listed, or if a listed finding no longer occurs.',
    renderNagFindings(),
    renderTemplateFindings('cfn-lint'),
    renderTemplateFindings('checkov'),
  )}\n`,
};

function renderNagFindings(): string {
  return joinBlocks(
    '## cdk-nag',
    'The library does not acknowledge findings. With cdk-nag 3, which requires `aws-cdk-lib` 2.257.0 or later, acknowledge each finding by its ID, either for the '
    + 'construct or for the path of the resource. The findings depend on your source, notifications, and retention:',
    renderCode('ts', [
      "import { Validations } from 'aws-cdk-lib';",
      '',
      "const audit = new CloudTrailAnalytics(this, 'Audit');",
      `Validations.of(audit).acknowledge({ id: '${listIds('cdk-nag')[0]}', reason: '…' });`,
    ].join('\n')),
    'Text in angle brackets, other than `<AWS::Partition>`, depends on the stack. cdk-nag prints the ID for your stack. Paths are relative to the construct. The '
    + 'path of a subscription ends with the subscriber.',
    renderFindings('cdk-nag'),
  );
}

function renderTemplateFindings(scanner: Scanner): string {
  return joinBlocks(`## ${scanner}`, renderFindings(scanner));
}

function renderFindings(scanner: Scanner): string {
  const rows = ACKNOWLEDGEMENTS.filter((entry) => entry.scanner === scanner).map(createRow);
  return renderTable(['Finding', 'Path', 'Reason', 'IDs'], rows);
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
