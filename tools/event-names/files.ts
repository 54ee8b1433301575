import * as path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** The text as it is reviewed. */
export const REVIEW_FILE = path.join(__dirname, 'event-names.txt');

/** The text as it is shipped. */
export function compress(text: string): Buffer {
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
