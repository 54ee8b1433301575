import { QueryCase } from './case';

export const ORGANIZATION_CASES: Readonly<Record<string, QueryCase>> = {
};
