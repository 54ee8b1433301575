import { CIS_CONTROLS, CisControl } from './cis-controls';
import { RuleEntry } from './rule-entry';
import { CisVersion } from '../cis';

/** From the oldest to the newest. */
export const CIS_VERSIONS: readonly CisVersion[] = Object.values(CisVersion);

/** A rule for one control of one version of the benchmark. */
export interface CisEntry extends RuleEntry {
  /** Number of the control in that version, e.g. `4.3`. */
  readonly control: string;
  /** The lowest profile that asks for it. */
  readonly level: 1 | 2;
  readonly deviation: string;
}

/** From this version on, the monitoring section is the fifth: one about IAM came before it. */
const RENUMBERED_IN = 6;

/** The rules for a version of the benchmark. Their ids are the same in every version. */
export function cisEntries(version: CisVersion): readonly CisEntry[] {
  const [major, minor] = version.split('.').map(Number);
  const section = major >= RENUMBERED_IN ? 5 : 4;
  return CIS_CONTROLS.map((control, index) => entryOf(control, `${major}.${minor}`, major, `${section}.${index + 1}`));
}

function entryOf({ entry, level, pattern, deviation, securityHub }: CisControl, version: string, major: number, control: string): CisEntry {
  return {
    ...entry,
    pattern: pattern(major),
    level: level(major),
    deviation: deviation(major),
    control,
    controls: [`CIS ${version} ${control}`, ...securityHub ? [`Security Hub ${securityHub}`] : []],
  };
}
