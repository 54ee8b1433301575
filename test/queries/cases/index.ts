import { QueryCase } from './case';
import { COMPLIANCE_CASES } from './compliance';
import { COST_CASES } from './cost';
import { DATA_CASES } from './data';
import { IDENTITY_CASES } from './identity';
import { INSIGHTS_CASES } from './insights';
import { INVESTIGATION_CASES } from './investigation';
import { NETWORK_CASES } from './network';
import { OPERATIONS_CASES } from './operations';
import { ORGANIZATION_CASES } from './organization';
import { OTHER_FORMS } from './other-forms';
import { SECURITY_CASES } from './security';

const PACKS: Readonly<Record<string, Readonly<Record<string, QueryCase>>>> = {
  compliance: COMPLIANCE_CASES,
  cost: COST_CASES,
  data: DATA_CASES,
  identity: IDENTITY_CASES,
  insights: INSIGHTS_CASES,
  investigation: INVESTIGATION_CASES,
  network: NETWORK_CASES,
  operations: OPERATIONS_CASES,
  organization: ORGANIZATION_CASES,
  security: SECURITY_CASES,
};

/** By the name of the query. */
export const CASES: Readonly<Record<string, QueryCase>> = Object.fromEntries(Object.entries(PACKS).flatMap(([pack, cases]) =>
  Object.entries(cases).map(([id, queryCase]) => [`${pack}/${id}`, queryCase])));

/** All that a query must find, by its name: its case, which it must have, and what it finds in other forms. */
export function casesOf(name: string): readonly QueryCase[] {
  if (!Object.hasOwn(CASES, name)) throw new Error(`there is no case for query '${name}'`);
  return [CASES[name], ...OTHER_FORMS[name] ?? []];
}
