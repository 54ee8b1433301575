import { gzipSync } from 'node:zlib';
import { CreateDatabaseCommand, CreateTableCommand, UpdateTableCommand } from '@aws-sdk/client-glue';
import { CreateBucketCommand, DeleteObjectsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { adaptToTrino, DeployedTable, readTables } from './deployed-tables';
import { LocalAthena } from './local-athena';
import { LogObject, formatLines, Partition, parsePartition } from './log-objects';
import { JsonObject } from '../../../replay/template/json';
import { forEachConcurrently } from '../concurrency';

const UPLOAD_CONCURRENCY = 8;
/** The limit of a DeleteObjects request. */
const MAX_DELETIONS = 1000;
const PARTITION_COLUMNS = ['account', 'region', 'day'] as const;

export interface S3FixtureOptions {
  readonly template: JsonObject;
  /** The bucket of the tables. */
  readonly bucket: string;
}

/** A bucket with log files, and the tables and views of a template. */
export class S3Fixture {
  public static async create(athena: LocalAthena, { template, bucket }: S3FixtureOptions): Promise<S3Fixture> {
    const tables = readTables(template).map(adaptToTrino);
    for (const name of new Set(tables.map(({ database }) => database))) {
      await athena.glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: name } }));
    }
    for (const { database, input } of tables) await athena.glue.send(new CreateTableCommand({ DatabaseName: database, TableInput: input }));
    await athena.s3.send(new CreateBucketCommand({ Bucket: bucket }));
    return new S3Fixture(athena, bucket, tables.filter(({ input }) => input.TableType !== 'VIRTUAL_VIEW'));
  }

  private keys: string[] = [];

  private constructor(private readonly athena: LocalAthena, private readonly bucket: string, private readonly tables: readonly DeployedTable[]) {}

  /** Adds log files. */
  public async put(objects: readonly LogObject[]): Promise<void> {
    await forEachConcurrently(objects, UPLOAD_CONCURRENCY, async (object) => {
      await this.athena.s3.send(new PutObjectCommand({ Bucket: this.bucket, Key: object.key, Body: gzipSync(formatLines(object)) }));
      this.keys.push(object.key);
    });
  }

  /** Removes all log files. */
  public async clear(): Promise<void> {
    for (let first = 0; first < this.keys.length; first += MAX_DELETIONS) {
      const batch = this.keys.slice(first, first + MAX_DELETIONS).map((Key) => ({ Key }));
      await this.athena.s3.send(new DeleteObjectsCommand({ Bucket: this.bucket, Delete: { Objects: batch, Quiet: true } }));
    }
    this.keys = [];
  }

  /**
   * Limits the partition projection of the tables to the accounts, Regions, and days of log files. Trino lists the objects of each projected
   * partition, which is slow on moto.
   */
  public async setPartitions(objects: readonly LogObject[]): Promise<void> {
    const partitions = objects.map(({ key }) => parsePartition(key));
    const listValues = (name: keyof Partition): string[] => [...new Set(partitions.map((partition) => partition[name]))].sort();
    for (const { database, input } of this.tables) {
      const others = Object.entries(input.Parameters ?? {}).filter(([name]) => !/^projection\.(account|region|day)\./.test(name));
      const projection = PARTITION_COLUMNS.flatMap((column) => [[`projection.${column}.type`, 'enum'], [`projection.${column}.values`, listValues(column).join(',')]]);
      const parameters = Object.fromEntries([...others, ...projection]);
      await this.athena.glue.send(new UpdateTableCommand({ DatabaseName: database, TableInput: { ...input, Parameters: parameters } }));
    }
  }
}
