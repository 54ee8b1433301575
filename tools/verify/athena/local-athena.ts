import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { GlueClient } from '@aws-sdk/client-glue';
import { S3Client } from '@aws-sdk/client-s3';
import { install } from './install';
import { findFreePort, Server } from './server';
import { Trino } from './trino';
import { REGION } from '../../../replay/template/intrinsics';

const MOTO_SECONDS = 60;

/** A local replacement for Athena: Trino, the engine that Athena is based on, with the Glue and S3 mocks of moto. */
export class LocalAthena {
  public static async start(): Promise<LocalAthena> {
    const installed = install();
    const folder = mkdtempSync(path.join(tmpdir(), 'athena-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const port = await findFreePort();
    const endpoint = `http://127.0.0.1:${port}`;
    const moto = await Server.start({
      command: installed.moto,
      args: ['-H', '127.0.0.1', '-p', `${port}`],
      log: path.join(folder, 'moto.log'),
      timeoutSeconds: MOTO_SECONDS,
      ready: async () => (await fetch(`${endpoint}/moto-api/`)).ok,
    });
    try {
      return new LocalAthena(await Trino.start(installed, folder, { endpoint, region: REGION }), moto, endpoint);
    } catch (error) {
      await moto.stop();
      throw error;
    }
  }

  public readonly glue: GlueClient;
  public readonly s3: S3Client;

  private constructor(public readonly trino: Trino, private readonly moto: Server, endpoint: string) {
    const client = { endpoint, region: REGION, credentials: { accessKeyId: 'verify', secretAccessKey: 'verify' } };
    this.glue = new GlueClient(client);
    this.s3 = new S3Client({ ...client, forcePathStyle: true });
  }

  public async stop(): Promise<void> {
    this.glue.destroy();
    this.s3.destroy();
    await this.trino.stop();
    await this.moto.stop();
  }
}
