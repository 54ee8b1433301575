import { CREDENTIALS } from './identity-credentials';
import { RIGHTS } from './identity-rights';
import { RuleEntry } from './rule-entry';

/** Who signs in, with what, and who may become whom. */
export const IDENTITY: readonly RuleEntry[] = [...CREDENTIALS, ...RIGHTS];
