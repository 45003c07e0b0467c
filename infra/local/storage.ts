import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildApp, type BuildAppOptions } from 'fauxqs';
import { admission, type CrossOrigin } from './cross-origin.ts';
import { damagedData } from './errors.ts';
import { packageDirectory } from './files.ts';

/** Object storage and queues of this machine, at one endpoint. */
export interface Storage {
  readonly endpoint: string;
  readonly queueUrl: (queueName: string) => string;
  readonly stop: () => Promise<void>;
}

/** What of a request and its answer the rules about other origins need. */
interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}
interface Answering {
  headers(values: Record<string, string>): unknown;
  code(status: number): { send(): PromiseLike<unknown> };
}

type Stores = NonNullable<BuildAppOptions['stores']>;

interface Persistence {
  readonly load: (...stores: [Stores['sqsStore'], Stores['snsStore'], Stores['s3Store']]) => void;
  readonly close: () => void;
}

/**
 * Starts fauxqs on 127.0.0.1. Its own `startFauxqs` listens on all interfaces, so this does the same with its parts: the
 * stores, kept in SQLite when a directory is given, behind its app.
 * @param directory where objects and messages are kept; without it, in memory
 * @param crossOrigin what buckets let pages of other origins do; fauxqs itself knows no such rules
 */
export async function startStorage(
  region: string,
  directory?: string,
  crossOrigin: CrossOrigin = () => [],
): Promise<Storage> {
  const stores: Stores = {
    sqsStore: new (await part<Stores['sqsStore']>('sqs/sqsStore.js', 'SqsStore'))(),
    snsStore: new (await part<Stores['snsStore']>('sns/snsStore.js', 'SnsStore'))(),
    s3Store: new (await part<Stores['s3Store']>('s3/s3Store.js', 'S3Store'))(),
  };
  const persistence = directory ? await openPersistence(stores, directory) : undefined;
  const app = buildApp({ logger: false, host: '127.0.0.1', defaultRegion: region, stores });
  if (persistence) app.addHook('preClose', async () => persistence.close());
  app.addHook('onRequest', async ({ method, url, headers }: Asked, reply: Answering) => {
    const { origin } = headers;
    if (typeof origin !== 'string') return;
    const rules = crossOrigin(
      decodeURIComponent(new URL(url, 'http://storage').pathname.split('/')[1] ?? ''),
    );
    const asks = method === 'OPTIONS' ? String(headers['access-control-request-method']) : method;
    const admitted = admission(rules, origin, asks);
    if (admitted) reply.headers(admitted);
    if (method === 'OPTIONS') await reply.code(admitted ? 204 : 403).send();
  });
  const endpoint = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    endpoint,
    queueUrl: (name) => `${endpoint}/000000000000/${name}`,
    stop: () => {
      app.server.closeAllConnections();
      return app.close();
    },
  };
}

async function openPersistence(stores: Stores, directory: string): Promise<Persistence> {
  mkdirSync(directory, { recursive: true });
  try {
    const PersistenceManager = await part<Persistence>('persistence.js', 'PersistenceManager');
    const persistence = new PersistenceManager(directory);
    persistence.load(stores.sqsStore, stores.snsStore, stores.s3Store);
    Object.assign(stores.sqsStore, { persistence });
    Object.assign(stores.s3Store, { persistence });
    for (const queue of stores.sqsStore.allQueues()) Object.assign(queue, { persistence });
    return persistence;
  } catch (error) {
    throw damagedData(`the objects and messages in ${directory} cannot be read`, error);
  }
}

type Constructor<Instance> = new (...args: string[]) => Instance;

async function part<Instance>(file: string, name: string): Promise<Constructor<Instance>> {
  const module = (await import(pathToFileURL(join(packageDirectory('fauxqs'), 'dist', file)).href)) as Record<
    string,
    Constructor<Instance> | undefined
  >;
  const found = module[name];
  if (!found) throw new Error(`fauxqs has no ${name}`);
  return found;
}
