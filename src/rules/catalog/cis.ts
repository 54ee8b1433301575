import { CIS_CONTROLS, CisControl } from './cis-controls';
import { RuleEntry } from './rule-entry';

/** Versions of the CIS AWS Foundations Benchmark that ask for metric filters of the same fifteen kinds. */
export const CIS_VERSIONS = ['1.4.0', '1.5.0', '2.0.0', '3.0.0', '4.0.0', '5.0.0', '6.0.0', '7.0.0'] as const;

export type CisVersion = (typeof CIS_VERSIONS)[number];

/** A rule for one control of one version of the benchmark. */
export interface CisEntry extends RuleEntry {
  /** Number of the control in that version, e.g. `4.3`. */
  readonly control: string;
  readonly level: 1 | 2;
  /** How the pattern differs from the benchmark's text, and why. */
  readonly differs: string;
}

/** From this version on, the monitoring section is the fifth: one about IAM came before it. */
const RENUMBERED_IN = 6;

/** The rules for a version of the benchmark. Their ids are the same in every version. */
export function cisEntries(version: string): readonly CisEntry[] {
  const known: readonly string[] = CIS_VERSIONS;
  if (!known.includes(version)) throw new Error(`version must be one of ${CIS_VERSIONS.join(', ')}; got '${version}'`);
  const [major, minor] = version.split('.').map(Number);
  const section = major >= RENUMBERED_IN ? 5 : 4;
  return CIS_CONTROLS.map((control, index) => entryOf(control, `${major}.${minor}`, major, `${section}.${index + 1}`));
}

function entryOf({ entry, level, pattern, differs, securityHub }: CisControl, version: string, major: number, control: string): CisEntry {
  return {
    ...entry,
    pattern: pattern(major),
    level: level(major),
    differs: differs(major),
    control,
    controls: [`CIS ${version} ${control}`, ...securityHub ? [`Security Hub ${securityHub}`] : []],
  };
}
