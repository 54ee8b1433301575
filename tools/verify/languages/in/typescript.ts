import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { manifest, onlyFile } from '../../package/pack';
import { Language, run } from '../language';
import { constantsOf } from '../touches';

const MANIFEST = 'package.json';

/** Programs that are written once are those of `tour/`, compiled against the package's own declarations. */
export const TYPESCRIPT: Language = {
  name: 'typescript',
  target: 'js',
  tools: ['node', 'npm'],
  sources: { first: 'first-app.ts', example: 'app.ts', control: 'control.ts', own: 'own-source.ts', tour: 'tour/run-tour.ts', fault: 'tour/run-fault.ts' },
  ownSource: 'own-source.ts',

  code: (_steps, { assembly }, program) => {
    const args = program === 'tour' ? `MODULES, ${JSON.stringify(constantsOf(assembly))}` : 'MODULES';
    return `import { ${program} } from './${program}';\nimport { MODULES } from './modules';\n\n${program}(${args});\n`;
  },

  install: ({ folder, packages }) => {
    const file = path.join(folder, MANIFEST);
    const contents = JSON.parse(readFileSync(file, 'utf8')) as { dependencies: Record<string, string> };
    contents.dependencies[manifest().name] = `file:${onlyFile(packages)}`;
    writeFileSync(file, JSON.stringify(contents));
    run(['npm', 'install', '--no-audit', '--no-fund', '--prefer-offline'], folder);
    run(['npx', 'tsc'], folder);
  },

  command: (program) => ['npx', 'tsx', TYPESCRIPT.sources[program]],
};
