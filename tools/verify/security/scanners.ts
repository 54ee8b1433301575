import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { Finding, NagResult } from './finding';
import { checkovFindings, lintFindings, validationFindings } from './reports';
import { TSX } from '../package/pack';

/** What runs beside cdk-nag, in whose folder it must be to be given the CDK that is installed there. */
const NAG_FILES = ['nag-app.ts', 'stacks.ts', 'finding.ts', 'general-id.ts'];
const TEMPLATE = '.template.json';
const LARGEST_REPORT = 256 * 1024 * 1024;

/** Synthesises the stacks into `cdk.out` of the folder, where the CDK validates them, and lets cdk-nag look at them. */
export function runNag(folder: string): NagResult {
  const report = path.join(folder, 'findings.json');
  for (const old of [report, path.join(folder, 'cdk.out')]) rmSync(old, { recursive: true, force: true });
  for (const file of NAG_FILES) copyFileSync(path.join(__dirname, file), path.join(folder, file));
  const env = {
    ...process.env,
    // the project's own configuration would lead from the library's name to its sources
    TSX_TSCONFIG_PATH: undefined,
    CDK_VALIDATION: undefined,
    // what the next major version of the CDK will not have any more
    JSII_DEPRECATED: 'fail',
  };
  execFileSync(process.execPath, [TSX, NAG_FILES[0]], { cwd: folder, env, stdio: ['ignore', 'inherit', 'inherit'] });
  const { findings, places } = JSON.parse(readFileSync(report, 'utf8')) as NagResult;
  const validation = JSON.parse(readFileSync(path.join(folder, 'cdk.out', 'validation-report.json'), 'utf8')) as unknown;
  return { findings: [...findings, ...validationFindings(validation, places)], places };
}

/** Lets the others look at the templates in `cdk.out`. */
export function runLinters(programs: string, folder: string, { places }: NagResult): Finding[] {
  const cwd = path.join(folder, 'cdk.out');
  const templates = readdirSync(cwd).filter((file) => file.endsWith(TEMPLATE));
  const lint = json(path.join(programs, 'cfn-lint'), ['--format', 'json', '--regions', 'eu-central-1', '--', ...templates], cwd);
  const checkov = json(path.join(programs, 'checkov'),
    ['--framework', 'cloudformation', '--compact', '--quiet', '--skip-download', '--output', 'json', ...templates.flatMap((file) => ['--file', file])], cwd);
  return [...lintFindings(lint, places), ...checkovFindings(checkov, places)];
}

/** Both programs exit with another code than 0 when they find something, and both then write their report nevertheless. */
function json(program: string, args: readonly string[], cwd: string): unknown {
  const { error, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8', maxBuffer: LARGEST_REPORT });
  if (error) throw error;
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`${path.basename(program)} wrote no report: ${stderr || stdout}`);
  }
}
