import { execFileSync } from 'node:child_process';
import * as path from 'node:path';

const ROOT = path.join(__dirname, '..');

/** Synthesises the example app as a user would, and returns the path of its template. */
export function synthesizeExample(outDir: string): string {
  const tsx = path.join(ROOT, 'node_modules', '.bin', 'tsx');
  execFileSync(tsx, ['--tsconfig', 'tsconfig.dev.json', 'examples/typescript/app.ts'], {
    cwd: ROOT, env: { ...process.env, CDK_OUTDIR: outDir }, stdio: ['ignore', 'inherit', 'inherit'],
  });
  return path.join(outDir, 'Example.template.json');
}
