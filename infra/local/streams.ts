import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { processBatch, type BatchRecord, type DiscardReason } from './batches.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { Functions } from './functions.ts';
import type { Mapping } from './mappings.ts';
import { startPoller, type Poller } from './poller.ts';
import { openStream } from './stream-reader.ts';

/** What a stream mapping works with. */
export interface StreamOptions {
  readonly streams: DynamoDBStreamsClient;
  readonly queues: SQSClient;
  readonly functions: Functions;
  readonly checkpoints: Checkpoints;
  readonly region: string;
  /** The stream's ARN in DynamoDB Local. */
  readonly streamArn: string;
  readonly report: (message: string) => void;
  /** Milliseconds before the n-th retry. */
  readonly backoff?: (retry: number) => number;
}

/** From 200 ms, doubling, to 10 s. */
const defaultBackoff = (retry: number): number => Math.min(10_000, 100 * 2 ** retry);

/** How often, in milliseconds, a batching window looks for more records. */
const WINDOW_STEP_MS = 100;

/** Runs one event source mapping on a table's stream, from its checkpoint on. */
export function startStreamMapping(mapping: Mapping, options: StreamOptions): Poller {
  const { streams, functions, checkpoints, streamArn, region, report, backoff = defaultBackoff } = options;
  const progress = checkpoints.of(mapping.id, streamArn);
  const reader = openStream({
    client: streams,
    streamArn,
    eventSourceArn: mapping.sourceArn,
    region,
    startAtLatest: mapping.startAtLatest,
    progress,
  });
  const { arn } = functions.spec(mapping.functionId);
  const keep = (shardId: string, sequenceNumber: string): void => {
    progress[shardId] = sequenceNumber;
    checkpoints.save();
  };

  const gather = async (
    shardId: string,
    signal: AbortSignal,
    hurry: () => boolean,
  ): Promise<BatchRecord[]> => {
    const records = await reader.read(shardId, mapping.batchSize);
    const until = Date.now() + mapping.window * 1000;
    while (
      records.length > 0 &&
      records.length < mapping.batchSize &&
      progress[shardId] !== 'closed' &&
      Date.now() < until &&
      !hurry()
    ) {
      await sleep(WINDOW_STEP_MS, undefined, { signal });
      records.push(...(await reader.read(shardId, mapping.batchSize - records.length)));
    }
    return records;
  };

  const work = async (
    shardId: string,
    records: readonly BatchRecord[],
    signal: AbortSignal,
  ): Promise<void> => {
    await processBatch(records, mapping, {
      invoke: (batch) =>
        functions
          .invoke(mapping.functionId, { Records: batch.map(({ event }) => event) })
          .catch((error: unknown) => {
            if (!signal.aborted)
              report(`${mapping.id}: ${error instanceof Error ? error.message : String(error)}`);
            throw error;
          }),
      discard: (batch, reason, attempts) => {
        report(`${mapping.id}: gave up ${batch.length} records (${reason})`);
        return sendToDestination(mapping, options, { batch, reason, attempts, shardId, functionArn: arn });
      },
      checkpoint: (sequenceNumber) => keep(shardId, sequenceNumber),
      pause: (retry) => sleep(backoff(retry), undefined, { signal }),
      now: Date.now,
      signal,
    });
  };

  return startPoller(
    async (signal, hurry) => {
      const found = await Promise.all(
        (await reader.shards()).map(async (shardId) => {
          const records = await gather(shardId, signal, hurry);
          if (records.length > 0) await work(shardId, records, signal);
          else if (progress[shardId] === 'closed') checkpoints.save();
          return records.length;
        }),
      );
      return found.reduce((sum, count) => sum + count, 0);
    },
    (error) => report(`${mapping.id}: ${error instanceof Error ? error.message : String(error)}`),
  );
}

interface Discarded {
  readonly batch: readonly BatchRecord[];
  readonly reason: DiscardReason;
  readonly attempts: number;
  readonly shardId: string;
  readonly functionArn: string;
}

async function sendToDestination(
  { onFailureUrl }: Mapping,
  { queues, streamArn }: StreamOptions,
  { batch, reason, attempts, shardId, functionArn }: Discarded,
): Promise<void> {
  const [first] = batch;
  const last = batch.at(-1);
  if (!onFailureUrl || !first || !last) return;
  const message = {
    requestContext: {
      requestId: randomUUID(),
      functionArn,
      condition: reason,
      approximateInvokeCount: attempts,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: first.sequenceNumber,
      endSequenceNumber: last.sequenceNumber,
      approximateArrivalOfFirstRecord: new Date(first.createdAt).toISOString(),
      approximateArrivalOfLastRecord: new Date(last.createdAt).toISOString(),
      batchSize: batch.length,
      streamArn,
    },
  };
  await queues.send(new SendMessageCommand({ QueueUrl: onFailureUrl, MessageBody: JSON.stringify(message) }));
}
