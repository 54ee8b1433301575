import { QueryCase } from './case';

export const COMPLIANCE_CASES: Readonly<Record<string, QueryCase>> = {
};
