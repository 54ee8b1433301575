import { QueryCase } from './case';

export const OPERATIONS_CASES: Readonly<Record<string, QueryCase>> = {
};
