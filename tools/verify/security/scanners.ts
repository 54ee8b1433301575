import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { Finding, NagResult } from './finding';
import { parseCheckovReport, parseLintReport, parseValidationReport } from './reports';
import { TSX } from '../package/pack';

/** Copied to the folder of cdk-nag, so that they resolve the CDK in that folder. */
const NAG_FILES = ['nag-app.ts', 'stacks.ts', 'finding.ts'];
const TEMPLATE = '.template.json';
const MAX_REPORT_BYTES = 256 * 1024 * 1024;

/** Synthesizes the stacks to `cdk.out` in the folder and runs the validation of the CDK and cdk-nag. */
export function runNag(folder: string): NagResult {
  const report = path.join(folder, 'findings.json');
  for (const old of [report, path.join(folder, 'cdk.out')]) rmSync(old, { recursive: true, force: true });
  for (const file of NAG_FILES) copyFileSync(path.join(__dirname, file), path.join(folder, file));
  const env = {
    ...process.env,
    // The configuration of the project maps the name of the library to its sources.
    TSX_TSCONFIG_PATH: undefined,
    CDK_VALIDATION: undefined,
    // Detects APIs that the next major version of the CDK removes.
    JSII_DEPRECATED: 'fail',
  };
  execFileSync(process.execPath, [TSX, NAG_FILES[0]], { cwd: folder, env, stdio: ['ignore', 'inherit', 'inherit'] });
  const { findings, constructPaths } = JSON.parse(readFileSync(report, 'utf8')) as NagResult;
  const validation = JSON.parse(readFileSync(path.join(folder, 'cdk.out', 'validation-report.json'), 'utf8')) as unknown;
  return { findings: [...findings, ...parseValidationReport(validation, constructPaths)], constructPaths };
}

/** Runs cfn-lint and checkov on the templates in `cdk.out`. */
export function runLinters(programs: string, folder: string, { constructPaths }: NagResult): Finding[] {
  const cwd = path.join(folder, 'cdk.out');
  const templates = readdirSync(cwd).filter((file) => file.endsWith(TEMPLATE));
  const lint = runScanner(path.join(programs, 'cfn-lint'), ['--format', 'json', '--regions', 'eu-central-1', '--', ...templates], cwd);
  const checkov = runScanner(path.join(programs, 'checkov'),
    ['--framework', 'cloudformation', '--compact', '--quiet', '--skip-download', '--output', 'json', ...templates.flatMap((file) => ['--file', file])], cwd);
  return [...parseLintReport(lint, constructPaths), ...parseCheckovReport(checkov, constructPaths)];
}

/** Returns the JSON report of a scanner. The exit code is not 0 if there are findings. */
function runScanner(program: string, args: readonly string[], cwd: string): unknown {
  const { error, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8', maxBuffer: MAX_REPORT_BYTES });
  if (error) throw error;
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`${path.basename(program)} did not write a report: ${stderr || stdout}`);
  }
}
