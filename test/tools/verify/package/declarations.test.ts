import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { findMissingImports } from '../../../../tools/verify/package/declarations';

function findMissing(files: Readonly<Record<string, string>>): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'declarations-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    return findMissingImports(path.join(folder, 'index.d.ts'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('imports of files, folders, and cycles are followed', () => {
  expect(findMissing({
    'index.d.ts': "export { A } from './a';\nimport type { B } from './b';",
    'a.d.ts': "export interface A { readonly b: import('./b').B }",
    'b/index.d.ts': "import { A } from '../a';\nimport * as cdk from 'aws-cdk-lib';\nexport interface B extends A {}",
  })).toEqual([]);
});

test('a missing file is found in each imported file', () => {
  expect(findMissing({ 'index.d.ts': "export * from './a';", 'a.d.ts': "export { B } from './deep/b';\nexport type C = import('./c').C;" }))
    .toEqual(["a.d.ts imports './deep/b'", "a.d.ts imports './c'"]);
});
