/*
 * Writes the reference pages that are made from the code.
 *
 *   npm run docs
 */
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { Page } from './markdown';
import { QUERIES_PAGE } from './queries/page';
import { RULES_PAGE } from './rules/page';
import { SECURITY_PAGE } from './security/page';

const PAGES: readonly Page[] = [RULES_PAGE, QUERIES_PAGE, SECURITY_PAGE];

for (const { file, markdown } of PAGES) writeFileSync(path.join(__dirname, '..', file), markdown());
