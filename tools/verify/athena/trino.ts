import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { BasicAuth, Trino as Client, type QueryStats } from 'trino-client';
import { Installed } from './install';
import { findFreePort, Server } from './server';

/** The name of the Glue Data Catalog in Athena. */
const CATALOG = 'awsdatacatalog';
const START_SECONDS = 180;
const JVM = ['-server', '-Xmx3G', '-XX:+UseG1GC', '-XX:+ExplicitGCInvokesConcurrent', '-Djdk.attach.allowAttachSelf=true',
  '--enable-native-access=ALL-UNNAMED'];

export interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  readonly stats: QueryStats;
}

export interface TrinoOptions {
  /** The endpoint of Glue and S3. */
  readonly endpoint: string;
  readonly region: string;
}

/** A Trino server with the Glue and S3 APIs of another server. */
export class Trino {
  public static async start({ trino, java }: Installed, folder: string, options: TrinoOptions): Promise<Trino> {
    const port = await findFreePort();
    writeConfiguration(folder, port, options);
    // Trino searches plugins in the working directory.
    const server = await Server.start({
      command: java,
      args: [...JVM, '-cp', path.join(trino, 'lib', '*'), '-Dnode.environment=test', `-Dconfig=${path.join(folder, 'etc', 'config.properties')}`,
        `-Dnode.data-dir=${folder}`, `-Dplugin.dir=${path.join(trino, 'plugin')}`, `-Dcatalog.config-dir=${path.join(folder, 'etc', 'catalog')}`,
        'io.trino.server.TrinoServer'],
      cwd: folder,
      log: path.join(folder, 'trino.log'),
      timeoutSeconds: START_SECONDS,
      ready: async () => {
        const response = await fetch(`http://127.0.0.1:${port}/v1/info`);
        return response.ok && (await response.json() as { starting: boolean }).starting === false;
      },
    });
    return new Trino(server, Client.create({ server: `http://127.0.0.1:${port}`, catalog: CATALOG, auth: new BasicAuth('verify') }));
  }

  private constructor(private readonly server: Server, private readonly client: Client) {}

  /** Runs a query and returns all rows. Throws the error of the engine. */
  public async query(sql: string, schema: string): Promise<Answer> {
    let columns: string[] = [];
    const rows: unknown[][] = [];
    let last: QueryStats | undefined;
    for await (const { error, columns: described, data, stats } of await this.client.query({ query: sql, schema })) {
      if (error) throw new Error(`${error.errorName}: ${error.message}`);
      if (described) columns = described.map(({ name }) => name);
      if (data) rows.push(...data as unknown[][]);
      last = stats ?? last;
    }
    if (!last) throw new Error('the response of Trino must contain statistics');
    return { columns, rows, stats: last };
  }

  public async stop(): Promise<void> {
    await this.server.stop();
  }
}

function writeConfiguration(folder: string, port: number, { endpoint, region }: TrinoOptions): void {
  const etc = path.join(folder, 'etc');
  mkdirSync(path.join(etc, 'catalog'), { recursive: true });
  writeProperties(path.join(etc, 'config.properties'), {
    'coordinator': 'true',
    'node-scheduler.include-coordinator': 'true',
    'http-server.http.port': `${port}`,
    'discovery.uri': `http://127.0.0.1:${port}`,
    'catalog.management': 'static',
  });
  const credentials = { 'region': region, 'aws-access-key': 'verify', 'aws-secret-key': 'verify' };
  writeProperties(path.join(etc, 'catalog', `${CATALOG}.properties`), {
    'connector.name': 'hive',
    'hive.metastore': 'glue',
    'hive.metastore.glue.endpoint-url': endpoint,
    ...addPrefix('hive.metastore.glue.', credentials),
    'hive.partition-projection-enabled': 'true',
    'hive.recursive-directories': 'true',
    // Statistics require a request per partition.
    'hive.table-statistics-enabled': 'false',
    'fs.native-s3.enabled': 'true',
    's3.endpoint': endpoint,
    's3.path-style-access': 'true',
    ...addPrefix('s3.', credentials),
  });
}

function addPrefix(prefix: string, properties: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [prefix + name, value]));
}

function writeProperties(file: string, properties: Readonly<Record<string, string>>): void {
  writeFileSync(file, Object.entries(properties).map(([name, value]) => `${name}=${value}\n`).join(''));
}
