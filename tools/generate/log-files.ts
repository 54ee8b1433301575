import { access, mkdir, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Random } from './random';

const compress = promisify(gzip);
const COMPRESSION = 6;
/** A busy account gets several files at a time. */
const RECORDS_PER_FILE = 400;
const UNIQUE_LENGTH = 16;
/** Files that are compressed and written while others are made. */
const FILES_AHEAD = 6;

/** A record as text, and when it happened. */
export interface SerializedRecord {
  readonly time: number;
  readonly text: string;
}

/** Writes log files in the layout of CloudTrail's delivery to S3. */
export class LogFiles {
  /** Makes sure that the folder has no logs yet: those of two runs together would be neither's. */
  public static async createIn(folder: string, random: Random): Promise<LogFiles> {
    const root = path.join(folder, 'AWSLogs');
    if (await access(root).then(() => true, () => false)) throw new Error(`out must be a folder without logs; '${root}' is already there`);
    await mkdir(root, { recursive: true });
    return new LogFiles(root, random);
  }

  public files = 0;
  public records = 0;
  public bytes = 0;
  public uncompressedBytes = 0;
  private readonly folders = new Map<string, Promise<unknown>>();
  private readonly pending: Promise<void>[] = [];
  private failure: unknown;

  private constructor(private readonly root: string, private readonly random: Random) {}

  /** Delivers records at a time; in as many files as they need. */
  public async deliver(account: string, region: string, delivered: number, records: readonly SerializedRecord[]): Promise<void> {
    const sorted = [...records].sort((left, right) => left.time - right.time);
    for (let first = 0; first < sorted.length; first += RECORDS_PER_FILE) {
      await this.start(this.createPath(account, region, delivered), sorted.slice(first, first + RECORDS_PER_FILE));
    }
  }

  /** Waits until all is written. */
  public async finish(): Promise<void> {
    await Promise.all(this.pending);
    this.throwFailure();
  }

  private async start(file: string, records: readonly SerializedRecord[]): Promise<void> {
    const content = `{"Records":[${records.map(({ text }) => text).join(',')}]}`;
    this.files += 1;
    this.records += records.length;
    this.pending.push(this.write(file, content).catch((error: unknown) => {
      this.failure ??= error;
    }));
    if (this.pending.length >= FILES_AHEAD) await this.pending.shift();
    this.throwFailure();
  }

  private async write(file: string, content: string): Promise<void> {
    const text = Buffer.from(content);
    const compressed = await compress(text, { level: COMPRESSION });
    const folder = path.dirname(file);
    let made = this.folders.get(folder);
    if (!made) this.folders.set(folder, made = mkdir(folder, { recursive: true }));
    await made;
    await writeFile(file, compressed);
    this.uncompressedBytes += text.length;
    this.bytes += compressed.length;
  }

  private createPath(account: string, region: string, delivered: number): string {
    const iso = new Date(delivered).toISOString();
    const [year, month, day] = iso.slice(0, 10).split('-');
    const minute = `${year}${month}${day}T${iso.slice(11, 13)}${iso.slice(14, 16)}Z`;
    const name = `${account}_CloudTrail_${region}_${minute}_${this.random.mixed(UNIQUE_LENGTH)}.json.gz`;
    return path.join(this.root, account, 'CloudTrail', region, year, month, day, name);
  }

  private throwFailure(): void {
    if (this.failure !== undefined) throw this.failure;
  }
}
