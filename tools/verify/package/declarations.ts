import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

const IMPORT = /(?:from|import\()\s*['"](\.[^'"]*)['"]/g;

/** Describes the imports of missing files in a declaration file and in the files that it imports. Paths are relative to its folder. */
export function findMissingImports(entry: string): string[] {
  const root = path.dirname(entry);
  const seen = new Set<string>();
  const missing: string[] = [];
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, specifier] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const target = path.resolve(path.dirname(file), specifier);
      const found = [`${target}.d.ts`, path.join(target, 'index.d.ts')].find(existsSync);
      if (found) visit(found);
      else missing.push(`${path.relative(root, file)} imports '${specifier}'`);
    }
  };
  visit(path.resolve(entry));
  return missing;
}
