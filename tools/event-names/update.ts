/*
 * Updates the CloudTrail event names that the lint knows: `npm run update:event-names -- [botocore version]`.
 *
 * `event-names.txt` is for review. The package contains the same text compressed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { readBotocore } from './botocore';
import { gatherEntries, REVIEW_FILE } from './gather';
import { encodeEventNames, EventNames } from '../../src/lint/codec';
import { EVENT_NAMES_FILE } from '../../src/lint/event-name-index';

function main(version?: string): void {
  const botocore = readBotocore(version);
  const date = new Date().toISOString().slice(0, 10);
  const eventNames: EventNames = {
    origin: `botocore ${botocore.version} (PyPI, Apache-2.0), read on ${date}, with the exceptions in AWS user guides`,
    entries: gatherEntries(botocore.models),
  };
  const text = encodeEventNames(eventNames);
  const compressed = compress(text);
  mkdirSync(path.dirname(EVENT_NAMES_FILE), { recursive: true });
  writeFileSync(REVIEW_FILE, text);
  writeFileSync(EVENT_NAMES_FILE, compressed);
  const names = eventNames.entries.reduce((sum, entry) => sum + entry.names.length, 0);
  console.log(`${eventNames.entries.length} event sources, ${names} event names: ${text.length} characters, ${compressed.length} bytes compressed`);
}

function compress(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

main(process.argv[2]);
