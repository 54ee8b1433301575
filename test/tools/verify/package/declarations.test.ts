import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { missingDeclarations } from '../../../../tools/verify/package/declarations';

function missing(files: Readonly<Record<string, string>>): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'declarations-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    return missingDeclarations(path.join(folder, 'index.d.ts'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('what is there is followed, by file and by folder, and in a circle', () => {
  expect(missing({
    'index.d.ts': "export { A } from './a';\nimport type { B } from './b';",
    'a.d.ts': "export interface A { readonly b: import('./b').B }",
    'b/index.d.ts': "import { A } from '../a';\nimport * as cdk from 'aws-cdk-lib';\nexport interface B extends A {}",
  })).toEqual([]);
});

test('what is not there is named, however far it is', () => {
  expect(missing({ 'index.d.ts': "export * from './a';", 'a.d.ts': "export { B } from './deep/b';\nexport type C = import('./c').C;" }))
    .toEqual(["a.d.ts imports './deep/b'", "a.d.ts imports './c'"]);
});
