import * as path from 'node:path';
import { declaredExports, runtimeExports } from './api-gate/exports';
import { checkAssembly, checkExports } from './api-gate/gate';
import { loadAssembly, typeFinder } from './api-gate/load';

const ROOT = path.join(__dirname, '..');

describe('the compiled public API', () => {
  const assembly = loadAssembly(ROOT);

  test('has the construct', () => {
    expect(Object.keys(assembly.types ?? {})).toContain(`${assembly.name}.CloudTrailAnalytics`);
  });

  test('reads well and works in every language', () => {
    expect(checkAssembly(assembly, typeFinder(path.join(ROOT, 'node_modules')))).toEqual([]);
  });

  test('exports nothing that other languages would miss', () => {
    const exported = [...runtimeExports(ROOT), ...declaredExports(path.join(ROOT, 'lib', 'index.d.ts'))];
    expect(checkExports(assembly, exported)).toEqual([]);
  });
});
