import { BUILTIN_PACKS, CIS_VERSIONS, cisEntries, CisEntry, RuleEntry } from '../../../src/detection/builtin-rules';
import { CisVersion } from '../../../src/detection/cis';
import { joinBlocks, renderTable } from '../markdown';

/** A value of a rule that is the same in a range of versions. */
interface VersionRange<T> {
  readonly first: CisVersion;
  readonly last: CisVersion;
  readonly value: T;
}

/** Renders the differences between versions of the benchmark. */
export function renderCisVersions(): string {
  return joinBlocks(
    'The ID of a rule is the same in all versions. The following properties differ:',
    renderTable(
      ['Rule', ...groupVersions(0, getSection).map(({ first, last }) => `Control in ${formatVersions(first, last)}`), 'Level'],
      BUILTIN_PACKS.cis.entries.map(({ id }, index) => [
        `[\`${id}\`](#${id})`,
        ...groupVersions(0, getSection).map(({ first }) => cisEntries(first)[index].control),
        groupVersions(index, ({ level }) => String(level)).map(({ first, value }) => (first === CIS_VERSIONS[0] ? value : `${value} from ${first}`)).join(', '),
      ]),
    ),
  );
}

/** Returns the deviations of a rule from the text of the benchmark, by range of versions. */
export function listDeviations({ id }: RuleEntry): readonly { readonly versions: string; readonly deviation: string }[] {
  const index = findIndex(id);
  if (index < 0) return [];
  const ranges = groupVersions(index, ({ controlDeviation }) => controlDeviation);
  return ranges.map(({ first, last, value }) => (
    { versions: ranges.length === 1 ? '' : ` in ${formatVersions(first, last)}`, deviation: value }
  ));
}

/** Returns the patterns of a rule in older versions. */
export function listOlderPatterns({ id }: RuleEntry): readonly { readonly versions: string; readonly pattern: string }[] {
  const index = findIndex(id);
  if (index < 0) return [];
  const ranges = groupVersions(index, ({ pattern }) => pattern).slice(0, -1);
  return ranges.map(({ first, last, value }) => ({ versions: formatVersions(first, last), pattern: value }));
}

function findIndex(id: string): number {
  return BUILTIN_PACKS.cis.entries.findIndex((entry) => entry.id === id);
}

function getSection({ control }: CisEntry): string {
  return control.split('.')[0];
}

function groupVersions(index: number, getValue: (entry: CisEntry) => string): readonly VersionRange<string>[] {
  return CIS_VERSIONS.reduce<readonly VersionRange<string>[]>((ranges, version) => {
    const value = getValue(cisEntries(version)[index]);
    const last = ranges[ranges.length - 1];
    return last?.value === value ? [...ranges.slice(0, -1), { ...last, last: version }] : [...ranges, { first: version, last: version, value }];
  }, []);
}

function formatVersions(first: CisVersion, last: CisVersion): string {
  return first === last ? first : `${first} to ${last}`;
}
