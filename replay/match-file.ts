import { FileHandle, open } from 'node:fs/promises';

/** The lines of `--matches`: for each record the rules that it matches. */
export class MatchFile {
  public static async open(path: string): Promise<MatchFile> {
    try {
      return new MatchFile(await open(path, 'w'));
    } catch (error) {
      throw new Error(`the file for matches '${path}' cannot be written: ${(error as Error).message}`);
    }
  }

  private lines: string[] = [];

  private constructor(private readonly file: FileHandle) {}

  public add(record: Readonly<Record<string, unknown>>, rules: readonly string[]): void {
    this.lines.push(`${JSON.stringify({ eventID: record.eventID ?? null, eventTime: record.eventTime, rules })}\n`);
  }

  /** Writes what was added since the last time. */
  public async flush(): Promise<void> {
    const text = this.lines.join('');
    this.lines = [];
    await this.file.appendFile(text);
  }

  public async close(): Promise<void> {
    await this.file.close();
  }
}
