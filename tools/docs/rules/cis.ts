import { BUILTIN_PACKS, CIS_VERSIONS, cisEntries, CisEntry, RuleEntry } from '../../../src/detection/builtin-rules';
import { CisVersion } from '../../../src/detection/cis';
import { joined, table } from '../markdown';

/** What a rule has in a run of versions. */
interface Run<T> {
  readonly first: CisVersion;
  readonly last: CisVersion;
  readonly value: T;
}

/** What is different between versions of the benchmark. */
export function cisVersions(): string {
  return joined(
    'A rule has the same id in every version. What is different:',
    table(
      ['rule', ...runsOf(0, sectionOf).map(({ first, last }) => `control in ${span(first, last)}`), 'level'],
      BUILTIN_PACKS.cis.entries.map(({ id }, index) => [
        `[\`${id}\`](#${id})`,
        ...runsOf(0, sectionOf).map(({ first }) => cisEntries(first)[index].control),
        runsOf(index, ({ level }) => String(level)).map(({ first, value }) => (first === CIS_VERSIONS[0] ? value : `from ${first} on ${value}`)).join(', '),
      ]),
    ),
  );
}

/** How a rule differs from the benchmark's text, in each run of versions that have the same. */
export function deviationsOf({ id }: RuleEntry): readonly { readonly versions: string; readonly deviation: string }[] {
  const index = indexOf(id);
  if (index < 0) return [];
  const runs = runsOf(index, ({ controlDeviation }) => controlDeviation);
  return runs.map(({ first, last, value }) => ({ versions: runs.length === 1 ? '' : ` in ${span(first, last)}`, deviation: value }));
}

/** Patterns that a rule has in versions before the newest. */
export function olderPatternsOf({ id }: RuleEntry): readonly { readonly versions: string; readonly pattern: string }[] {
  const index = indexOf(id);
  if (index < 0) return [];
  return runsOf(index, ({ pattern }) => pattern).slice(0, -1).map(({ first, last, value }) => ({ versions: span(first, last), pattern: value }));
}

function indexOf(id: string): number {
  return BUILTIN_PACKS.cis.entries.findIndex((entry) => entry.id === id);
}

function sectionOf({ control }: CisEntry): string {
  return control.split('.')[0];
}

function runsOf(index: number, valueOf: (entry: CisEntry) => string): readonly Run<string>[] {
  return CIS_VERSIONS.reduce<readonly Run<string>[]>((runs, version) => {
    const value = valueOf(cisEntries(version)[index]);
    const last = runs[runs.length - 1];
    return last?.value === value ? [...runs.slice(0, -1), { ...last, last: version }] : [...runs, { first: version, last: version, value }];
  }, []);
}

function span(first: CisVersion, last: CisVersion): string {
  return first === last ? first : `${first} to ${last}`;
}
