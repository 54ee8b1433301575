import { createReadStream, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { promisify } from 'node:util';
import { createGunzip, gunzip } from 'node:zlib';
import { FolderFile } from './folder';
import { Splitter, LineSplitter, ValueSplitter } from './splitters';

const unzip = promisify(gunzip);

/** Files of usual sizes are read at once, which is fastest; others piece by piece, so that memory does not grow with them. */
const MAX_WHOLE_FILE_BYTES = 8 * 1024 * 1024;
const MIN_CHUNK_BYTES = 1024;
const VALUES_PER_BATCH = 500;
const LINE_DELIMITED = /\.ndjson(\.gz)?$/i;

/** Values of a file, and how many texts among them are not JSON. */
export interface Batch {
  readonly values: readonly unknown[];
  readonly damaged: number;
}

/** A whole file, decompressed; `undefined` if it has to be read piece by piece, be it for its size or to see what is wrong with it. */
export async function readWholeFile({ path, bytes }: FolderFile): Promise<Buffer | undefined> {
  if (bytes > MAX_WHOLE_FILE_BYTES) return undefined;
  try {
    // log files are small: reading takes less time than waiting for it, which decompressing does not
    const content = readFileSync(path);
    return isGzip(content) ? await unzip(content, { maxOutputLength: MAX_WHOLE_FILE_BYTES, chunkSize: computeChunkSize(content) }) : content;
  } catch {
    return undefined;
  }
}

/** The values of a file; fails, after those that can be read, with what is wrong with the rest. */
export async function* readValues(path: string, content: Buffer | undefined): AsyncGenerator<Batch> {
  const value = content && !LINE_DELIMITED.test(path) ? parse(content.toString('utf8').replace(/^\uFEFF/, '')) : undefined;
  if (value !== undefined) yield { values: [value], damaged: 0 };
  else yield* splitValues(LINE_DELIMITED.test(path) ? new LineSplitter() : new ValueSplitter(), content ? [content] : await openChunks(path));
}

async function* splitValues(splitter: Splitter, content: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Batch> {
  const decoder = new TextDecoder();
  let found = 0;
  for await (const piece of content) {
    const texts = splitter.push(decoder.decode(piece, { stream: true }));
    found += texts.length;
    for (let first = 0; first < texts.length; first += VALUES_PER_BATCH) yield createBatch(texts.slice(first, first + VALUES_PER_BATCH));
  }
  const texts = splitter.push(decoder.decode());
  const { texts: rest, problem } = splitter.end();
  yield createBatch([...texts, ...rest]);
  if (found + texts.length + rest.length === 0) throw new Error(problem ?? 'it is empty');
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
  // the error reaches whoever reads the result
  return isGzip(buffer) ? pipeline(stream, createGunzip(), () => undefined) : stream;
}

/** Gzip ends with the length of what is in it: in one piece, nothing has to be put together. */
function computeChunkSize(gzip: Buffer): number {
  const length = gzip.length < 4 ? 0 : gzip.readUInt32LE(gzip.length - 4);
  return Math.min(Math.max(length + 1, MIN_CHUNK_BYTES), MAX_WHOLE_FILE_BYTES);
}

function isGzip(content: Buffer): boolean {
  return content[0] === 0x1f && content[1] === 0x8b;
}
