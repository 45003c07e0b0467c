import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { ensureBuckets, ensureQueues, s3Client, sqsClient } from './buckets.ts';
import { openCheckpoints } from './checkpoints.ts';
import { openClock, type MovableClock } from './clock.ts';
import type { DataFolder } from './data-folder.ts';
import { readCrossOrigin, type CrossOrigin } from './cross-origin.ts';
import { deployBuckets } from './deployments.ts';
import { createDistribution } from './distribution.ts';
import { LOCAL_CREDENTIALS, type Database } from './dynamodb.ts';
import { createFunctions } from './functions.ts';
import { createGateway, type Respond } from './gateway.ts';
import type { Lifetime } from './lifetime.ts';
import { readMappings } from './mappings.ts';
import type { Poller } from './poller.ts';
import { readQueueMappings, startQueueMapping } from './queues.ts';
import { createResolver } from './resolve.ts';
import { readRoutes } from './routes.ts';
import { readSchedules } from './schedules.ts';
import { startStreamMapping } from './streams.ts';
import { startStorage } from './storage.ts';
import { ensureTables } from './tables.ts';
import { resourcesOf, type Stack } from './template.ts';
import { startTimeline, type Timeline } from './timeline.ts';

/** A stack that runs. */
export interface Runtime {
  readonly respond: Respond;
  readonly timeline: Timeline;
  readonly clock: MovableClock;
  /** Whom tokens are for: the audience of the API's first authorizer. */
  readonly audience: string;
  readonly storageEndpoint: string;
}

/** What a stack runs on. */
export interface RuntimeOptions {
  readonly stack: Stack;
  readonly baseUrl: string;
  readonly database: Database;
  readonly data: DataFolder | undefined;
  readonly lifetime: Lifetime;
  /** Where the clock stands on fresh data. */
  readonly start: Date;
  /** Receives what functions print and what goes wrong behind the scenes. */
  readonly print: (source: string, line: string) => void;
}

/** What streams and queues cause is waited for at most this long after a scheduled run, in milliseconds. */
const SETTLE_LIMIT_MS = 60_000;

/** Brings tables, buckets, queues, functions, streams and schedules of a stack to life. */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { stack, baseUrl, database, data, lifetime, print } = options;
  const { region } = stack;
  let crossOrigin: CrossOrigin = () => [];
  const storage = await startStorage(region, data?.storage, (bucket) => crossOrigin(bucket));
  await lifetime.defer(storage.stop);
  const resolver = createResolver(stack, { baseUrl, queueUrl: storage.queueUrl });
  crossOrigin = readCrossOrigin(stack, resolver);

  const connection = { endpoint: database.endpoint, region, credentials: LOCAL_CREDENTIALS };
  const tables = new DynamoDBClient(connection);
  const streams = new DynamoDBStreamsClient(connection);
  const objects = s3Client(storage.endpoint, region);
  const queues = sqsClient(storage.endpoint, region);
  await lifetime.defer(() => [tables, streams, objects, queues].forEach((client) => client.destroy()));
  const streamArns = await ensureTables(stack, resolver, tables);
  await ensureBuckets(stack, resolver, objects);
  await ensureQueues(stack, resolver, queues);
  await deployBuckets(stack, resolver, objects);

  const clock = openClock({ start: options.start, file: data?.clock });
  await lifetime.defer(clock.close);
  const functions = createFunctions(stack, resolver, {
    clock: clock.shared,
    print,
    environment: {
      DYNAMODB_ENDPOINT: database.endpoint,
      S3_ENDPOINT: storage.endpoint,
      AWS_ENDPOINT_URL_DYNAMODB: database.endpoint,
      AWS_ENDPOINT_URL_S3: storage.endpoint,
      AWS_ENDPOINT_URL_SQS: storage.endpoint,
      AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    },
  });
  const routes = readRoutes(stack, resolver);
  const mappings = readMappings(stack, resolver);
  const queueMappings = readQueueMappings(stack, resolver);
  const schedules = readSchedules(stack, resolver);
  for (const { functionId } of [...routes, ...mappings, ...queueMappings, ...schedules])
    functions.spec(functionId);

  const checkpoints = openCheckpoints(data?.checkpoints);
  const pollers = [
    ...mappings.map((mapping) =>
      startStreamMapping(mapping, {
        streams,
        queues,
        functions,
        checkpoints,
        region,
        streamArn: streamArns.get(mapping.tableId) ?? '',
        report: (message) => print('streams', message),
      }),
    ),
    ...queueMappings.map((mapping) =>
      startQueueMapping(mapping, {
        queues,
        functions,
        region,
        report: (message) => print('queues', message),
      }),
    ),
  ];
  const timeline = startTimeline({
    clock,
    schedules,
    invoke: functions.invoke,
    settle: () => settle(pollers),
    report: (message) => print('schedules', message),
    file: data?.schedules,
  });
  await lifetime.defer(() =>
    Promise.all([timeline.stop(), ...pollers.map((poller) => poller.stop()), functions.stop()]),
  );

  const [api] = resourcesOf(stack, 'AWS::ApiGatewayV2::Api');
  const gateway = createGateway({
    apiId: api ? resolver.ref(api.id) : '',
    accountId: stack.account,
    routes,
    functions,
    now: clock.now,
    report: (message) => print('gateway', message),
  });
  return {
    respond: createDistribution(stack, resolver, { api: gateway, storageEndpoint: storage.endpoint }),
    timeline,
    clock,
    audience: routes.find(({ authorizer }) => authorizer)?.authorizer?.audience[0] ?? 'local',
    storageEndpoint: storage.endpoint,
  };
}

/** Waits until no stream and no queue has anything left, also not what the last records caused. */
async function settle(pollers: readonly Poller[]): Promise<void> {
  const limit = AbortSignal.timeout(SETTLE_LIMIT_MS);
  for (let found = Infinity; found > 0 && !limit.aborted;) {
    const drained = Promise.all(pollers.map((poller) => poller.drain().catch(() => 0)));
    const counts = await Promise.race([drained, whenAborted(limit)]);
    found = counts.reduce((sum, count) => sum + count, 0);
  }
}

const whenAborted = (signal: AbortSignal): Promise<number[]> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve([]), { once: true }));
