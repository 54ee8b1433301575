import { gzipSync } from 'node:zlib';
import { CreateDatabaseCommand, CreateTableCommand } from '@aws-sdk/client-glue';
import { CreateBucketCommand, DeleteObjectsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { JsonObject } from '../../replay/template/json';
import { Delivery, DeliveredRecord, objectsOf } from './delivery';
import { adapted, deployedTables } from './deployed-tables';
import { AthenaStandIn } from './stand-in';

const UPLOADS_AT_ONCE = 8;

/** The tables and views of a template over a bucket with records. */
export class Lake {
  public static async create(standIn: AthenaStandIn, template: JsonObject, delivery: Delivery): Promise<Lake> {
    const tables = deployedTables(template).map(adapted);
    for (const name of new Set(tables.map(({ database }) => database))) {
      await standIn.glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: name } }));
    }
    for (const { database, input } of tables) await standIn.glue.send(new CreateTableCommand({ DatabaseName: database, TableInput: input }));
    await standIn.s3.send(new CreateBucketCommand({ Bucket: delivery.bucket }));
    return new Lake(standIn, delivery);
  }

  private keys: string[] = [];

  private constructor(private readonly standIn: AthenaStandIn, private readonly delivery: Delivery) {}

  /** Delivers records beside those that are there. */
  public async put(records: readonly DeliveredRecord[]): Promise<void> {
    const objects = objectsOf(records, this.delivery);
    for (let first = 0; first < objects.length; first += UPLOADS_AT_ONCE) {
      await Promise.all(objects.slice(first, first + UPLOADS_AT_ONCE).map(({ key, body }) => this.standIn.s3.send(
        new PutObjectCommand({ Bucket: this.delivery.bucket, Key: `${key}.gz`, Body: gzipSync(body) }))));
      this.keys.push(...objects.slice(first, first + UPLOADS_AT_ONCE).map(({ key }) => `${key}.gz`));
    }
  }

  /** Takes all records away. */
  public async clear(): Promise<void> {
    for (let first = 0; first < this.keys.length; first += 1000) {
      const batch = this.keys.slice(first, first + 1000).map((Key) => ({ Key }));
      await this.standIn.s3.send(new DeleteObjectsCommand({ Bucket: this.delivery.bucket, Delete: { Objects: batch, Quiet: true } }));
    }
    this.keys = [];
  }
}
