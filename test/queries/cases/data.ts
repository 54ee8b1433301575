import { QueryCase } from './case';
import { BUCKET_CASES } from './data-buckets';
import { COPY_CASES } from './data-copies';
import { OBJECT_CASES } from './data-objects';

export const DATA_CASES: Readonly<Record<string, QueryCase>> = { ...OBJECT_CASES, ...BUCKET_CASES, ...COPY_CASES };
