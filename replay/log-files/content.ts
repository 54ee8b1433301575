import { createReadStream, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { promisify } from 'node:util';
import { createGunzip, gunzip } from 'node:zlib';
import { FolderFile } from './folder';
import { Splitter, LineSplitter, ValueSplitter } from './splitters';

const unzip = promisify(gunzip);

/** Files up to this size are read at once, which is fastest. Larger files are read in chunks to limit the memory. */
const MAX_WHOLE_FILE_BYTES = 8 * 1024 * 1024;
const MIN_CHUNK_BYTES = 1024;
const VALUES_PER_BATCH = 500;
const LINE_DELIMITED = /\.ndjson(\.gz)?$/i;

/** Values of a file, and the number of texts that are not JSON. */
export interface Batch {
  readonly values: readonly unknown[];
  readonly damaged: number;
}

/**
 * Reads and decompresses a whole file.
 *
 * Returns `undefined` if the file is too large or damaged. Read such a file in chunks, which also returns the problem.
 */
export async function readWholeFile({ path, bytes }: FolderFile): Promise<Buffer | undefined> {
  if (bytes > MAX_WHOLE_FILE_BYTES) return undefined;
  try {
    // a synchronous read is faster for small files; decompression runs in another thread
    const content = readFileSync(path);
    return isGzip(content) ? await unzip(content, { maxOutputLength: MAX_WHOLE_FILE_BYTES, chunkSize: computeChunkSize(content) }) : content;
  } catch {
    return undefined;
  }
}

/** Returns the values of a file. Throws an error with the problem after the values that can be read. */
export async function* readValues(path: string, content: Buffer | undefined): AsyncGenerator<Batch> {
  const value = content && !LINE_DELIMITED.test(path) ? parse(content.toString('utf8').replace(/^\uFEFF/, '')) : undefined;
  if (value !== undefined) yield { values: [value], damaged: 0 };
  else yield* splitValues(LINE_DELIMITED.test(path) ? new LineSplitter() : new ValueSplitter(), content ? [content] : await openChunks(path));
}

async function* splitValues(splitter: Splitter, content: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Batch> {
  const decoder = new TextDecoder();
  let found = 0;
  for await (const chunk of content) {
    const texts = splitter.push(decoder.decode(chunk, { stream: true }));
    found += texts.length;
    for (let first = 0; first < texts.length; first += VALUES_PER_BATCH) yield createBatch(texts.slice(first, first + VALUES_PER_BATCH));
  }
  const texts = splitter.push(decoder.decode());
  const { texts: rest, problem } = splitter.end();
  yield createBatch([...texts, ...rest]);
  if (found + texts.length + rest.length === 0) throw new Error(problem ?? 'the file is empty');
  if (problem !== undefined) throw new Error(problem);
}

function createBatch(texts: readonly string[]): Batch {
  const values = texts.map(parse).filter((value) => value !== undefined);
  return { values, damaged: texts.length - values.length };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function openChunks(path: string): Promise<AsyncIterable<Buffer>> {
  const file = await open(path);
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0).finally(() => file.close());
  const stream = createReadStream(path);
  // an error is passed to the consumer of the stream
  return isGzip(buffer) ? pipeline(stream, createGunzip(), () => undefined) : stream;
}

/** Returns the uncompressed length, which gzip stores at the end, so that decompression returns one chunk. */
function computeChunkSize(gzip: Buffer): number {
  const length = gzip.length < 4 ? 0 : gzip.readUInt32LE(gzip.length - 4);
  return Math.min(Math.max(length + 1, MIN_CHUNK_BYTES), MAX_WHOLE_FILE_BYTES);
}

function isGzip(content: Buffer): boolean {
  return content[0] === 0x1f && content[1] === 0x8b;
}
