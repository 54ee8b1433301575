import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { checkFiles, checkTemplate, type Template } from './checks';
import { manifest, pack, ROOT, run } from './pack';
import { checkWeight, measureWeight } from './weight';

/** The app of a new user, as TypeScript or as an ECMAScript module. */
const APP = (name: string): string => `
import { App, Stack } from 'aws-cdk-lib';
import { CloudTrailAnalytics } from '${name}';

const app = new App({ outdir: 'cdk.out' });
new CloudTrailAnalytics(new Stack(app, 'AuditStack'), 'Audit');
app.synth();
`;

/** Packs the compiled library and installs it with the lowest supported CDK version, outside of the project. */
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

/** Compiles the app with the declarations of the package, and synthesizes it. */
function synthesize(folder: string, name: string): Template {
  writeFileSync(path.join(folder, 'app.ts'), APP(name));
  const compiler = path.join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  run(process.execPath, [compiler, '--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'node20', 'app.ts'], folder);
  run(process.execPath, ['app.js'], folder);
  return JSON.parse(readFileSync(path.join(folder, 'cdk.out', 'AuditStack.template.json'), 'utf8')) as Template;
}

/** Imports the names of the library from an ECMAScript module. */
function importFromModule(folder: string, name: string): void {
  writeFileSync(path.join(folder, 'app.mjs'), APP(name));
  run(process.execPath, ['app.mjs'], folder);
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

function main(): void {
  const { name } = manifest();
  const folder = mkdtempSync(path.join(tmpdir(), 'package-'));
  try {
    const weight = measureWeight(install(folder), folder, name);
    const files = listFiles(path.join(folder, 'node_modules', name));
    const template = synthesize(folder, name);
    importFromModule(folder, name);
    const problems = [...checkFiles(files), ...checkTemplate(template), ...checkWeight(weight)];
    for (const problem of problems) console.error(problem);
    console.log(`${files.length} files packed, ${Object.keys(template.Resources).length} resources synthesized`);
    console.log(`${weight.packed} bytes packed; an import loads ${weight.loaded} bytes, and ${weight.modules.length} modules of aws-cdk-lib`);
    process.exitCode = problems.length > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main();
