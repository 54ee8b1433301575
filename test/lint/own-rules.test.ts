import { activityOutsideRegions, BUILTIN_PACKS, CIS_VERSIONS, cisEntries } from '../../src/detection/builtin-rules';
import { parsePattern } from '../../src/filter-pattern';
import { createLinter } from '../../src/lint/lint';

const ENTRIES = [
  ...Object.entries(BUILTIN_PACKS).flatMap(([pack, { entries }]) => entries.map((entry) => ({ pack, entry }))),
  ...CIS_VERSIONS.flatMap((version) => cisEntries(version).map((entry) => ({ pack: `CIS ${version}`, entry }))),
  { pack: 'outside-regions', entry: activityOutsideRegions(['eu-west-1', 'us-east-1']) },
];

test('built-in rules have no findings', () => {
  const findings = ENTRIES.flatMap(({ pack, entry }) =>
    createLinter()(parsePattern(entry.pattern)).map(({ message }) => `${pack}, rule '${entry.id}': ${message}`));
  expect(findings).toEqual([]);
  expect(ENTRIES.length).toBeGreaterThan(200);
});
