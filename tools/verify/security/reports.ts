import { basename } from 'node:path';
import { Finding, placeOf, Places } from './finding';

interface LintMatch {
  readonly Filename: string;
  readonly Level: string;
  readonly Message: string;
  readonly Rule: { readonly Id: string };
  readonly Location: { readonly Path: readonly (string | number)[] | null };
}

interface CheckovReport {
  readonly summary: { readonly passed: number; readonly parsing_errors: number };
  readonly results: { readonly failed_checks: readonly CheckovFailure[] };
}

interface CheckovFailure {
  readonly check_id: string;
  readonly check_name: string;
  readonly file_path: string;
  /** Type and logical id with a dot between them. */
  readonly resource: string;
}

interface ValidationReport {
  readonly pluginReports: readonly { readonly violations: readonly Violation[] }[];
}

interface Violation {
  readonly ruleName: string;
  readonly description: string;
  readonly violatingConstructs: readonly {
    readonly cloudFormationResource?: { readonly templatePath: string; readonly logicalId: string };
  }[];
}

/** What the CDK says of the templates that it has synthesised. */
export function validationFindings(report: unknown, places: Places): Finding[] {
  const { pluginReports } = report as ValidationReport;
  return pluginReports.flatMap(({ violations }) => violations).flatMap(({ ruleName: id, description: message, violatingConstructs }) =>
    violatingConstructs.map(({ cloudFormationResource: resource }) => {
      const stack = resource ? stackOf(resource.templatePath) : 'the app';
      const place = resource ? placeOf(places, stack, resource.logicalId) : 'the template';
      return { scanner: 'the CDK', id, stack, place, message };
    }));
}

/** What cfn-lint's JSON says, be it an error, a warning or a remark. */
export function lintFindings(report: unknown, places: Places): Finding[] {
  return (report as LintMatch[]).map(({ Filename, Level, Message, Rule, Location }) => {
    const stack = stackOf(Filename);
    const [section, logicalId] = Location.Path ?? [];
    const place = section === 'Resources' && logicalId !== undefined ? placeOf(places, stack, String(logicalId)) : 'the template';
    return { scanner: 'cfn-lint', id: Rule.Id, stack, place, message: `${Level}: ${Message}` };
  });
}

/** What checkov's JSON says; a template that it could not read is an error. */
export function checkovFindings(report: unknown, places: Places): Finding[] {
  const { summary, results } = report as CheckovReport;
  if (summary.parsing_errors > 0) throw new Error(`checkov could not read ${summary.parsing_errors} of the templates`);
  if (summary.passed === 0) throw new Error('checkov checked nothing');
  return results.failed_checks.map(({ check_id: id, check_name: message, file_path: file, resource }) => {
    const stack = stackOf(file);
    return { scanner: 'checkov', id, stack, place: placeOf(places, stack, resource.slice(resource.indexOf('.') + 1)), message };
  });
}

function stackOf(file: string): string {
  return basename(file, '.template.json');
}
