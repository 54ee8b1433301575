import { QueryCase } from './case';
import { INVESTIGATION_CASES } from './investigation';
import { SECURITY_CASES } from './security';

const PACKS: Readonly<Record<string, Readonly<Record<string, QueryCase>>>> = {
  investigation: INVESTIGATION_CASES,
  security: SECURITY_CASES,
};

/** By the name of the query. */
export const CASES: Readonly<Record<string, QueryCase>> = Object.fromEntries(Object.entries(PACKS).flatMap(([pack, cases]) =>
  Object.entries(cases).map(([id, queryCase]) => [`${pack}/${id}`, queryCase])));
