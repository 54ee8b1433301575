import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { manifest, onlyFile } from '../../package/pack';
import { run } from '../commands';
import { Language } from '../language';

export const TYPESCRIPT: Language = {
  name: 'typescript',
  target: 'js',
  tools: ['node', 'npm'],
  sources: { example: 'app.ts', changed: 'changed-app.ts', invalid: 'invalid-app.ts' },

  install: ({ folder, packages }) => {
    const file = path.join(folder, 'package.json');
    const contents = JSON.parse(readFileSync(file, 'utf8')) as { dependencies: Record<string, string> };
    contents.dependencies[manifest().name] = `file:${onlyFile(packages)}`;
    writeFileSync(file, JSON.stringify(contents));
    run(['npm', 'install', '--no-audit', '--no-fund', '--prefer-offline'], folder);
    run(['npx', 'tsc'], folder);
  },

  command: (program) => ['npx', 'tsx', program === 'example' ? 'app.ts' : `${program}-app.ts`],
};
