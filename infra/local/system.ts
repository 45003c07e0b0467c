import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAssembly, buildWeb } from './build.ts';
import { openDataFolder } from './data-folder.ts';
import { startDatabase } from './dynamodb.ts';
import { writeAtomically } from './files.ts';
import { createIdentity, type Account } from './identity.ts';
import { createLifetime, type Lifetime } from './lifetime.ts';
import { startRuntime } from './runtime.ts';
import { importSample, type VisitorLink } from './sample-hook.ts';
import { ISSUER_PATH, listen } from './server.ts';
import { readAssembly } from './template.ts';
import type { Moved } from './timeline.ts';

/** Where the clock stands on fresh data: a Tuesday morning, at the start of a month. */
export const FRESH_START = '2026-09-01T09:00:00+08:00';

/** How a system is started. Without any option: in memory, on a free port, with the sample, silent. */
export interface SystemOptions {
  /** 0 for any free port. */
  readonly port?: number;
  /** The data folder; without it, everything is kept in memory. */
  readonly data?: string;
  /** Whether fresh data gets the sample county. */
  readonly sample?: boolean;
  /** Where the clock stands on fresh data, as an ISO instant. */
  readonly start?: string;
  /** A synthesized assembly to run instead of the project's own. */
  readonly assembly?: string;
  /** Who may sign in; without it, the sample's accounts. */
  readonly accounts?: () => Promise<readonly Account[]>;
  /** Receives a line for each step. */
  readonly step?: (text: string) => void;
  readonly sampleProgress?: (text: string, done: number, total: number) => void;
  /** Receives what functions print and what goes wrong behind the scenes. */
  readonly print?: (source: string, line: string) => void;
  /** Stops what was started; one of its own without it. */
  readonly lifetime?: Lifetime;
}

/** A running system. */
export interface System {
  readonly baseUrl: string;
  readonly clock: {
    readonly now: () => Date;
    /** Moves the clock forward to an ISO instant and runs what falls due on the way. */
    readonly set: (instant: string) => Promise<Moved>;
  };
  /** A token to act as an account. @throws Error when there is no such account */
  readonly tokenFor: (accountId: string) => Promise<string>;
  readonly visitorLinks: () => Promise<readonly VisitorLink[]>;
  /** Process id of the database, the one process this system has. */
  readonly databasePid: number;
  /** Where the database and the object storage listen. */
  readonly endpoints: { readonly database: string; readonly storage: string };
  readonly stop: () => Promise<void>;
}

const KEPT_ASSEMBLY = fileURLToPath(new URL('../../dist/assembly', import.meta.url));

/**
 * Starts the whole system on this machine. When a step fails, what had been started is stopped.
 * @throws RemedyError for what the person at the terminal can mend
 */
export async function startSystem(options: SystemOptions = {}): Promise<System> {
  const lifetime = options.lifetime ?? createLifetime();
  try {
    return await start(options, lifetime);
  } catch (error) {
    await lifetime.stop();
    throw error;
  }
}

async function start(options: SystemOptions, lifetime: Lifetime): Promise<System> {
  const { step = () => {}, print = () => {}, sampleProgress = () => {} } = options;
  const data = options.data === undefined ? undefined : openDataFolder(options.data);
  if (data) await lifetime.defer(data.release);
  const server = await listen(options.port ?? 0);
  await lifetime.defer(server.stop);
  const baseUrl = `http://127.0.0.1:${server.port}`;
  const issuer = `${baseUrl}${ISSUER_PATH}`;

  step('starting DynamoDB Local');
  const database = startDatabase(data?.database);
  const deferred = database.then(({ stop }) => lifetime.defer(stop));
  deferred.catch(() => {});
  const outdir = options.assembly ?? (await prepareAssembly(options, lifetime, baseUrl, issuer, step));
  await deferred;

  step('starting tables, buckets, queues and functions');
  const runtime = await startRuntime({
    stack: readAssembly(outdir),
    baseUrl,
    database: await database,
    data,
    lifetime,
    start: new Date(options.start ?? FRESH_START),
    print,
  });
  const { timeline, clock, respond, audience } = runtime;
  const sample = await importSample();
  const identity = await createIdentity({
    issuer,
    clientId: audience,
    accounts: options.accounts ?? (async () => sample?.accounts ?? []),
    keyFile: data?.signingKey,
  });
  server.open({
    stack: respond,
    identity,
    timeline,
    now: clock.now,
    report: (message) => print('server', message),
  });

  const tokenFor = (accountId: string): Promise<string> => requestToken(issuer, accountId, audience);
  const context = { baseUrl, tokenFor, progress: sampleProgress };
  if (sample && options.sample !== false && !(data && existsSync(data.sample))) {
    step('loading the sample county');
    await sample.loadSample(context);
    if (data) writeAtomically(data.sample, JSON.stringify({ loadedAt: clock.now().toISOString() }));
  }
  return {
    baseUrl,
    clock: { now: clock.now, set: (instant) => timeline.moveTo(new Date(instant)) },
    tokenFor,
    visitorLinks: async () => sample?.visitorLinks(context) ?? [],
    databasePid: (await database).pid,
    endpoints: { database: (await database).endpoint, storage: runtime.storageEndpoint },
    stop: lifetime.stop,
  };
}

/** Builds pages and assembly. With a data folder the assembly is kept; else it is made for this one run. */
async function prepareAssembly(
  { data }: SystemOptions,
  lifetime: Lifetime,
  baseUrl: string,
  issuer: string,
  step: (text: string) => void,
): Promise<string> {
  step((await buildWeb(lifetime)) ? 'pages built' : 'pages are up to date');
  let outdir = KEPT_ASSEMBLY;
  if (data === undefined) {
    const temporary = mkdtempSync(join(tmpdir(), 'yxt-'));
    await lifetime.defer(() => rmSync(temporary, { recursive: true, force: true }));
    outdir = join(temporary, 'assembly');
  }
  const built = await buildAssembly(lifetime, { outdir, baseUrl, issuer });
  step(built ? 'stack synthesized' : 'stack is up to date');
  return outdir;
}

async function requestToken(issuer: string, accountId: string, clientId: string): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', username: accountId, client_id: clientId }),
  });
  const body = (await response.json()) as { access_token?: string };
  if (!response.ok || !body.access_token) throw new Error(`nobody can sign in as ${accountId}`);
  return body.access_token;
}
