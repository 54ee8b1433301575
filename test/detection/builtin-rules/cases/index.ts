import { RuleCase } from './case';
import { CIS_CASES } from './cis';
import { COMPUTE_CASES } from './compute';
import { COST_CASES } from './cost';
import { DATA_CASES } from './data';
import { EVIDENCE_CASES } from './evidence';
import { IDENTITY_CASES } from './identity';
import { NETWORK_CASES } from './network';
import { OPERATIONS_CASES } from './operations';
import { ORGANIZATION_CASES } from './organization';
import { SECURITY_HUB_CASES } from './security-hub';
import { TAMPERING_CASES } from './tampering';

/** The cases by rule ID. */
export const CASES: Readonly<Record<string, RuleCase>> = {
  ...SECURITY_HUB_CASES,
  ...CIS_CASES,
  ...OPERATIONS_CASES,
  ...TAMPERING_CASES,
  ...IDENTITY_CASES,
  ...DATA_CASES,
  ...NETWORK_CASES,
  ...COMPUTE_CASES,
  ...ORGANIZATION_CASES,
  ...COST_CASES,
  ...EVIDENCE_CASES,
};
