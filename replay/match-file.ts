import { FileHandle, open } from 'node:fs/promises';

/** The output file of `--matches`, with the matching rules of each record. */
export class MatchFile {
  public static async open(path: string): Promise<MatchFile> {
    try {
      return new MatchFile(await open(path, 'w'));
    } catch (error) {
      throw new Error(`matches must be a writable file; got '${path}': ${(error as Error).message}`);
    }
  }

  private lines: string[] = [];

  private constructor(private readonly file: FileHandle) {}

  public add(record: Readonly<Record<string, unknown>>, rules: readonly string[]): void {
    this.lines.push(`${JSON.stringify({ eventID: record.eventID ?? null, eventTime: record.eventTime, rules })}\n`);
  }

  /** Writes the lines that were added since the last call. */
  public async flush(): Promise<void> {
    const text = this.lines.join('');
    this.lines = [];
    await this.file.appendFile(text);
  }

  public async close(): Promise<void> {
    await this.file.close();
  }
}
