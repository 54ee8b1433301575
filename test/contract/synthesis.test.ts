import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as ts from 'typescript';

const ROOT = path.join(__dirname, '..', '..');
const PERMISSION = process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission';

/** Synthesizes all stacks with the compiled library. The process can write only to one folder. */
const PROGRAM = `
  const { App } = require('aws-cdk-lib');
  if (process.env.ANOTHER_DAY) {
    const now = Date.now;
    const Real = Date;
    globalThis.Date = class extends Real { constructor(...args) { args.length > 0 ? super(...args) : super(Date.now()); } };
    Date.now = () => now() + 400 * 24 * 3600 * 1000;
    Math.random = () => 0.5;
  }
  const app = new App({ outdir: process.env.OUT });
  require('./stacks').addStacks(app);
  app.synth();
`;

let folder: string;

beforeAll(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(tmpdir(), 'synthesis-')));
  const modules = path.join(folder, 'node_modules');
  fs.mkdirSync(modules);
  fs.symlinkSync(ROOT, path.join(modules, 'cdk-cloudtrail-analytics'));
  for (const name of ['aws-cdk-lib', 'constructs']) fs.symlinkSync(path.join(ROOT, 'node_modules', name), path.join(modules, name));
  const stacks = fs.readFileSync(path.join(ROOT, 'tools', 'verify', 'security', 'stacks.ts'), 'utf8');
  fs.writeFileSync(path.join(folder, 'stacks.js'), ts.transpile(stacks, { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 }));
  fs.writeFileSync(path.join(folder, 'app.js'), PROGRAM);
});

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

interface Environment {
  readonly writable?: string;
  readonly cwd?: string;
  readonly env?: Record<string, string>;
}

function synthesize(out: string, { writable = out, cwd = folder, env = {} }: Environment = {}): void {
  fs.mkdirSync(writable, { recursive: true });
  execFileSync(process.execPath, [PERMISSION, '--allow-fs-read=*', `--allow-fs-write=${writable}/*`, path.join(folder, 'app.js')],
    { cwd, env: { PATH: process.env.PATH, OUT: out, ...env }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function readFiles(out: string): Record<string, string> {
  return Object.fromEntries(fs.readdirSync(out).sort().map((file) => [file, fs.readFileSync(path.join(out, file), 'utf8')]));
}

test('synthesis writes only to the folder of the cloud assembly', () => {
  const out = path.join(folder, 'cdk.out');
  synthesize(out);
  expect(fs.readdirSync(out)).toEqual(expect.arrayContaining(['Default.template.json', 'Everything.template.json']));
  expect(() => synthesize(path.join(folder, 'forbidden'), { writable: out })).toThrow(/ERR_ACCESS_DENIED/);
}, 60_000);

test('the output does not depend on the date, the environment, or random numbers', () => {
  const [out, other] = ['one', 'other'].map((name) => path.join(folder, name));
  synthesize(out, { env: { TZ: 'UTC', LANG: 'C' } });
  synthesize(other, { cwd: '/', env: { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', HOME: '/nowhere', ANOTHER_DAY: 'true' } });
  expect(readFiles(other)).toEqual(readFiles(out));
}, 60_000);
