import { basename } from 'node:path';
import { ConstructPaths, Finding, getConstructPath } from './finding';

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
  /** In the form `type.logicalId`. */
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

/** Parses the validation report of the CDK. */
export function parseValidationReport(report: unknown, constructPaths: ConstructPaths): Finding[] {
  const { pluginReports } = report as ValidationReport;
  return pluginReports.flatMap(({ violations }) => violations).flatMap(({ ruleName: id, description: message, violatingConstructs }) =>
    violatingConstructs.map(({ cloudFormationResource: resource }) => {
      const stack = resource ? parseStackName(resource.templatePath) : 'the app';
      const constructPath = resource ? getConstructPath(constructPaths, stack, resource.logicalId) : 'the template';
      return { scanner: 'the CDK', id, stack, constructPath, message };
    }));
}

/** Parses the JSON output of cfn-lint: errors, warnings, and informational findings. */
export function parseLintReport(report: unknown, constructPaths: ConstructPaths): Finding[] {
  return (report as LintMatch[]).map(({ Filename, Level, Message, Rule, Location }) => {
    const stack = parseStackName(Filename);
    const [section, logicalId] = Location.Path ?? [];
    const constructPath = section === 'Resources' && logicalId !== undefined ? getConstructPath(constructPaths, stack, String(logicalId)) : 'the template';
    return { scanner: 'cfn-lint', id: Rule.Id, stack, constructPath, message: `${Level}: ${Message}` };
  });
}

/** Parses the JSON output of checkov. Throws an error if checkov cannot read a template. */
export function parseCheckovReport(report: unknown, constructPaths: ConstructPaths): Finding[] {
  const { summary, results } = report as CheckovReport;
  if (summary.parsing_errors > 0) throw new Error(`checkov cannot read ${summary.parsing_errors} templates`);
  if (summary.passed === 0) throw new Error('checkov ran no checks');
  return results.failed_checks.map(({ check_id: id, check_name: message, file_path: file, resource }) => {
    const stack = parseStackName(file);
    return { scanner: 'checkov', id, stack, constructPath: getConstructPath(constructPaths, stack, resource.slice(resource.indexOf('.') + 1)), message };
  });
}

function parseStackName(file: string): string {
  return basename(file, '.template.json');
}
