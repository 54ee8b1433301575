import { BUILTIN_PACKS, CIS_VERSIONS, cisEntries, CisEntry, RuleEntry } from '../../../src/detection/builtin-rules';
import { CisVersion } from '../../../src/detection/cis';
import { joinBlocks, renderTable } from '../markdown';

/** What a rule has in a run of versions. */
interface VersionRange<T> {
  readonly first: CisVersion;
  readonly last: CisVersion;
  readonly value: T;
}

/** What is different between versions of the benchmark. */
export function renderCisVersions(): string {
  return joinBlocks(
    'A rule has the same id in every version. What is different:',
    renderTable(
      ['rule', ...groupVersions(0, getSection).map(({ first, last }) => `control in ${formatVersions(first, last)}`), 'level'],
      BUILTIN_PACKS.cis.entries.map(({ id }, index) => [
        `[\`${id}\`](#${id})`,
        ...groupVersions(0, getSection).map(({ first }) => cisEntries(first)[index].control),
        groupVersions(index, ({ level }) => String(level)).map(({ first, value }) => (first === CIS_VERSIONS[0] ? value : `from ${first} on ${value}`)).join(', '),
      ]),
    ),
  );
}

/** How a rule differs from the benchmark's text, in each run of versions that have the same. */
export function listDeviations({ id }: RuleEntry): readonly { readonly versions: string; readonly deviation: string }[] {
  const index = findIndex(id);
  if (index < 0) return [];
  const runs = groupVersions(index, ({ controlDeviation }) => controlDeviation);
  return runs.map(({ first, last, value }) => ({ versions: runs.length === 1 ? '' : ` in ${formatVersions(first, last)}`, deviation: value }));
}

/** Patterns that a rule has in versions before the newest. */
export function listOlderPatterns({ id }: RuleEntry): readonly { readonly versions: string; readonly pattern: string }[] {
  const index = findIndex(id);
  if (index < 0) return [];
  return groupVersions(index, ({ pattern }) => pattern).slice(0, -1).map(({ first, last, value }) => ({ versions: formatVersions(first, last), pattern: value }));
}

function findIndex(id: string): number {
  return BUILTIN_PACKS.cis.entries.findIndex((entry) => entry.id === id);
}

function getSection({ control }: CisEntry): string {
  return control.split('.')[0];
}

function groupVersions(index: number, valueOf: (entry: CisEntry) => string): readonly VersionRange<string>[] {
  return CIS_VERSIONS.reduce<readonly VersionRange<string>[]>((runs, version) => {
    const value = valueOf(cisEntries(version)[index]);
    const last = runs[runs.length - 1];
    return last?.value === value ? [...runs.slice(0, -1), { ...last, last: version }] : [...runs, { first: version, last: version, value }];
  }, []);
}

function formatVersions(first: CisVersion, last: CisVersion): string {
  return first === last ? first : `${first} to ${last}`;
}
