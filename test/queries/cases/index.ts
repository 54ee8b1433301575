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

/** The main case of each query, by the name of the query. */
export const CASES: Readonly<Record<string, QueryCase>> = Object.fromEntries(Object.entries(PACKS).flatMap(([pack, cases]) =>
  Object.entries(cases).map(([id, queryCase]) => [`${pack}/${id}`, queryCase])));

/** Returns the cases of a query: its main case, which is required, and the cases with other forms of records. */
export function listCases(name: string): readonly QueryCase[] {
  if (!Object.hasOwn(CASES, name)) throw new Error(`each query must have a case; got none for '${name}'`);
  return [CASES[name], ...OTHER_FORMS[name] ?? []];
}
