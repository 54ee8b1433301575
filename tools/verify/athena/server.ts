import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer, AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const LOG_LINES = 30;
const CHECK_EVERY_MS = 100;

export interface ServerOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** The file for the output of the server. */
  readonly log: string;
  /** True if the server is ready. */
  readonly ready: () => Promise<boolean>;
  readonly timeoutSeconds: number;
  readonly cwd?: string;
}

/** A local server that is stopped when this process exits. */
export class Server {
  public static async start(options: ServerOptions): Promise<Server> {
    const { command, args, cwd, log } = options;
    const file = openSync(log, 'w');
    const child = spawn(command, args, { cwd, stdio: ['ignore', file, file] });
    closeSync(file);
    const server = new Server(child, command, log);
    try {
      await server.waitUntilReady(options);
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  private failure?: Error;
  private readonly kill: () => void;

  private constructor(private readonly child: ChildProcess, private readonly command: string, private readonly log: string) {
    this.kill = () => child.kill('SIGKILL');
    process.once('exit', this.kill);
    child.once('error', (error) => {
      this.failure = error;
    });
  }

  public async stop(): Promise<void> {
    process.removeListener('exit', this.kill);
    if (this.ended) return;
    const exit = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exit;
  }

  private get ended(): boolean {
    return this.failure !== undefined || this.child.exitCode !== null || this.child.signalCode !== null;
  }

  private async waitUntilReady({ ready, timeoutSeconds }: ServerOptions): Promise<void> {
    const end = Date.now() + timeoutSeconds * 1000;
    while (!await ready().catch(() => false)) {
      if (this.ended) throw new Error(`${this.command} exited before it was ready: ${this.failure?.message ?? this.lastLines()}`);
      if (Date.now() > end) throw new Error(`${this.command} was not ready after ${timeoutSeconds} s: ${this.lastLines()}`);
      await pause(CHECK_EVERY_MS);
    }
  }

  private lastLines(): string {
    return readFileSync(this.log, 'utf8').trimEnd().split('\n').slice(-LOG_LINES).join('\n');
  }
}

/** Returns an unused port. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
