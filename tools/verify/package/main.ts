import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Template } from './checks';
import { checkContents, checkTemplate } from './checks';
import { missingDeclarations } from './declarations';
import { manifest, pack, ROOT, run } from './pack';
import { checkWeight, weigh } from './weight';

/** What a user's first app looks like. */
const APP = (name: string) => `
import { App, Stack } from 'aws-cdk-lib';
import { CloudTrailAnalytics } from '${name}';

const app = new App({ outdir: 'cdk.out' });
new CloudTrailAnalytics(new Stack(app, 'AuditStack'), 'Audit');
app.synth();
`;

/** Packs the compiled library and installs it, with the lowest supported CDK, where nothing of the project is in reach. */
function install(folder: string): string {
  const { name, devDependencies } = manifest();
  const tarball = pack(path.join(folder, 'dist'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({
    private: true,
    dependencies: { [name]: `file:${tarball}`, 'aws-cdk-lib': devDependencies['aws-cdk-lib'], 'constructs': devDependencies.constructs },
  }));
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline'], folder);
  return tarball;
}

/** Compiles the app against the package's own declarations, and synthesises it. */
function synthesise(folder: string, name: string): Template {
  writeFileSync(path.join(folder, 'app.ts'), APP(name));
  const compiler = path.join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  run(process.execPath, [compiler, '--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'node20', 'app.ts'], folder);
  run(process.execPath, ['app.js'], folder);
  return JSON.parse(readFileSync(path.join(folder, 'cdk.out', 'AuditStack.template.json'), 'utf8')) as Template;
}

function checkDeclarations(folder: string, name: string): string[] {
  const entry = path.join(folder, 'node_modules', name, 'lib', 'index.d.ts');
  return missingDeclarations(entry).map((missing) => `package: ${missing}, which is not in it`);
}

function main(): void {
  const { name } = manifest();
  const folder = mkdtempSync(path.join(tmpdir(), 'package-'));
  try {
    const weight = weigh(install(folder), folder, name);
    const contents = readdirSync(path.join(folder, 'node_modules', name), { recursive: true, encoding: 'utf8' });
    const template = synthesise(folder, name);
    const problems = [...checkContents(contents), ...checkTemplate(template), ...checkWeight(weight), ...checkDeclarations(folder, name)];
    for (const problem of problems) console.error(problem);
    console.log(`${contents.length} files and folders packed, ${Object.keys(template.Resources).length} resources synthesised`);
    console.log(`${weight.packed} bytes packed; an import loads ${weight.loaded} bytes, with ${weight.modules.length} modules of aws-cdk-lib`);
    process.exitCode = problems.length > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main();
