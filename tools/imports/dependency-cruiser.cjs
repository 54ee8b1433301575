// Rules for imports between the parts of src, checked by `npm run lint:imports`.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

// Each part may import only the parts before it in this list. src/private may be imported by all parts.
const PARTS = ['private', 'filter-pattern', 'lint', 'archive', 'trail', 'detection', 'tables', 'queries', 'notifications', 'summary'];

// Modules of a part that other parts may import: those with public classes, and the entry points for internal use.
const index = readFileSync(join(__dirname, '..', '..', 'src', 'index.ts'), 'utf8');
const publicModules = [...index.matchAll(/from '\.\/(.+)'/g)].map(([, module]) => module);
const ENTRY_POINTS = [
  'filter-pattern/index',
  'filter-pattern/value-sets/[^/]+',
  'filter-pattern/backends/[^/]+/render-[^/]+',
  'lint/warnings',
  'detection/rule-set',
  'detection/severity',
];
const IMPORTABLE = `^src/(private/|(${[...publicModules, ...ENTRY_POINTS].join('|')})\\.ts$)`;

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    ...PARTS.map((part, position) => ({
      name: `no-upward-imports-from-${part}`,
      severity: 'error',
      from: { path: `^src/${part}/` },
      to: { path: [...PARTS.slice(position + 1).map((higher) => `^src/${higher}/`), '^src/[^/]+\\.ts$'] },
    })),
    ...PARTS.filter((part) => part !== 'private').map((part) => ({
      name: `no-internals-imported-by-${part}`,
      severity: 'error',
      from: { path: `^src/${part}/` },
      to: { path: '^src/', pathNot: [`^src/${part}/`, IMPORTABLE] },
    })),
    {
      name: 'no-cdk-in-filter-pattern',
      severity: 'error',
      from: { path: '^src/filter-pattern/' },
      to: { path: ['^src/(?!filter-pattern/)', 'node_modules/(aws-cdk-lib|constructs)/'] },
    },
    { name: 'only-exports-in-index', severity: 'error', from: { path: '^src/', pathNot: '^src/index\\.ts$' }, to: { path: '^src/index\\.ts$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.dev.json' },
  },
};
