import { QueryCase } from './case';

export const NETWORK_CASES: Readonly<Record<string, QueryCase>> = {
};
