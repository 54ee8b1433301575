import { gzipSync } from 'node:zlib';
import { CreateDatabaseCommand, CreateTableCommand, UpdateTableCommand } from '@aws-sdk/client-glue';
import { CreateBucketCommand, DeleteObjectsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { DeliveredObject, linesOf, Place, placeOf } from './delivery';
import { adapted, DeployedTable, deployedTables } from './deployed-tables';
import { AthenaStandIn } from './stand-in';
import { JsonObject } from '../../../replay/template/json';
import { forEachConcurrently } from '../concurrency';

const UPLOADS_AT_ONCE = 8;
/** S3's limit for one request. */
const DELETIONS_AT_ONCE = 1000;
/** What log files are partitioned by. */
const COLUMNS = ['account', 'region', 'day'] as const;

export interface LakeOptions {
  readonly template: JsonObject;
  /** The bucket that the template's tables are over. */
  readonly bucket: string;
}

/** The tables and views of a template over a bucket with log files. */
export class Lake {
  public static async create(standIn: AthenaStandIn, { template, bucket }: LakeOptions): Promise<Lake> {
    const tables = deployedTables(template).map(adapted);
    for (const name of new Set(tables.map(({ database }) => database))) {
      await standIn.glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: name } }));
    }
    for (const { database, input } of tables) await standIn.glue.send(new CreateTableCommand({ DatabaseName: database, TableInput: input }));
    await standIn.s3.send(new CreateBucketCommand({ Bucket: bucket }));
    return new Lake(standIn, bucket, tables.filter(({ input }) => input.TableType !== 'VIRTUAL_VIEW'));
  }

  private keys: string[] = [];

  private constructor(private readonly standIn: AthenaStandIn, private readonly bucket: string, private readonly tables: readonly DeployedTable[]) {}

  /** Puts log files beside those that are there. */
  public async put(objects: readonly DeliveredObject[]): Promise<void> {
    await forEachConcurrently(objects, UPLOADS_AT_ONCE, async (object) => {
      await this.standIn.s3.send(new PutObjectCommand({ Bucket: this.bucket, Key: object.key, Body: gzipSync(linesOf(object)) }));
      this.keys.push(object.key);
    });
  }

  /** Takes all log files away. */
  public async clear(): Promise<void> {
    for (let first = 0; first < this.keys.length; first += DELETIONS_AT_ONCE) {
      const batch = this.keys.slice(first, first + DELETIONS_AT_ONCE).map((Key) => ({ Key }));
      await this.standIn.s3.send(new DeleteObjectsCommand({ Bucket: this.bucket, Delete: { Objects: batch, Quiet: true } }));
    }
    this.keys = [];
  }

  /**
   * Has the tables spread over the accounts, Regions and days of log files alone, as if the stack were given these: the stand-in is asked
   * for each folder that there may be, and takes its time.
   */
  public async spreadOver(objects: readonly DeliveredObject[]): Promise<void> {
    const places = objects.map(({ key }) => placeOf(key));
    const values = (name: keyof Place): string[] => [...new Set(places.map((place) => place[name]))].sort();
    for (const { database, input } of this.tables) {
      const others = Object.entries(input.Parameters ?? {}).filter(([name]) => !/^projection\.(account|region|day)\./.test(name));
      const listed = COLUMNS.flatMap((column) => [[`projection.${column}.type`, 'enum'], [`projection.${column}.values`, values(column).join(',')]]);
      const parameters = Object.fromEntries([...others, ...listed]);
      await this.standIn.glue.send(new UpdateTableCommand({ DatabaseName: database, TableInput: { ...input, Parameters: parameters } }));
    }
  }
}
