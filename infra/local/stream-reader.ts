import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import {
  DescribeStreamCommand,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  TrimmedDataAccessException,
  type Shard,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams';
import type { BatchRecord } from './batches.ts';

/** How far one mapping has read each shard of its stream: a sequence number, or `closed` once it is read out. */
export type Progress = Record<string, string>;

/** Reads one table's stream for one mapping, shard by shard, parents before children. */
export interface StreamReader {
  /** The shards that may be read now. */
  readonly shards: () => Promise<string[]>;
  /** The next records of a shard, at most `limit`; marks the shard as closed when it is read out. */
  readonly read: (shardId: string, limit: number) => Promise<BatchRecord[]>;
}

/** What a reader needs. `progress` is read and, for shards that are read out, written. */
export interface StreamReaderOptions {
  readonly client: DynamoDBStreamsClient;
  /** The stream's ARN in DynamoDB Local. */
  readonly streamArn: string;
  /** The ARN the template gives the stream, which the function is told. */
  readonly eventSourceArn: string;
  readonly region: string;
  readonly startAtLatest: boolean;
  readonly progress: Progress;
}

/** Opens a reader at the stored progress. */
export function openStream(options: StreamReaderOptions): StreamReader {
  const { client, streamArn, startAtLatest, progress } = options;
  const iterators = new Map<string, string>();
  let first = Object.keys(progress).length === 0;

  const iteratorFor = async (shardId: string, atLatest: boolean): Promise<string | undefined> => {
    const after = progress[shardId];
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({
        StreamArn: streamArn,
        ShardId: shardId,
        ShardIteratorType: after ? 'AFTER_SEQUENCE_NUMBER' : atLatest ? 'LATEST' : 'TRIM_HORIZON',
        ...(after && { SequenceNumber: after }),
      }),
    );
    if (ShardIterator) iterators.set(shardId, ShardIterator);
    return ShardIterator;
  };

  const describe = async (): Promise<Shard[]> => {
    const shards: Shard[] = [];
    let ExclusiveStartShardId: string | undefined;
    do {
      const { StreamDescription } = await client.send(
        new DescribeStreamCommand({ StreamArn: streamArn, ExclusiveStartShardId }),
      );
      shards.push(...(StreamDescription?.Shards ?? []));
      ExclusiveStartShardId = StreamDescription?.LastEvaluatedShardId;
    } while (ExclusiveStartShardId);
    return shards;
  };

  return {
    shards: async () => {
      const shards = await describe();
      const ids = new Set(shards.map(({ ShardId }) => ShardId));
      const open = shards.filter(({ ShardId = '', ParentShardId: parent }) => {
        const afterParent = !parent || !ids.has(parent) || progress[parent] === 'closed';
        return progress[ShardId] !== 'closed' && afterParent;
      });
      if (first && startAtLatest)
        await Promise.all(open.map(({ ShardId = '' }) => iteratorFor(ShardId, true)));
      first = false;
      return open.map(({ ShardId = '' }) => ShardId);
    },
    read: async (shardId, limit) => {
      const iterator = iterators.get(shardId) ?? (await iteratorFor(shardId, false));
      iterators.delete(shardId);
      try {
        const { Records = [], NextShardIterator } = await client.send(
          new GetRecordsCommand({ ShardIterator: iterator, Limit: limit }),
        );
        if (NextShardIterator) iterators.set(shardId, NextShardIterator);
        else if (Records.length === 0) progress[shardId] = 'closed';
        return Records.map((record) => toBatchRecord(record, options));
      } catch (error) {
        if (error instanceof ExpiredIteratorException) return [];
        if (!(error instanceof TrimmedDataAccessException)) throw error;
        delete progress[shardId];
        return [];
      }
    },
  };
}

function toBatchRecord(record: StreamRecord, { eventSourceArn, region }: StreamReaderOptions): BatchRecord {
  const { ApproximateCreationDateTime: created, ...dynamodb } = record.dynamodb ?? {};
  const createdAt = created?.getTime() ?? 0;
  return {
    sequenceNumber: dynamodb.SequenceNumber ?? '',
    createdAt,
    event: {
      eventID: record.eventID,
      eventName: record.eventName,
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: region,
      dynamodb: { ...plain(withEmptyMaps(dynamodb)), ApproximateCreationDateTime: createdAt / 1000 },
      eventSourceARN: eventSourceArn,
      ...(record.userIdentity && {
        userIdentity: { type: record.userIdentity.Type, principalId: record.userIdentity.PrincipalId },
      }),
    },
  };
}

type Value = Record<string, unknown>;

/** The images as Lambda has them: DynamoDB Local's stream loses the type of an empty map and gives `{}` for `{ M: {} }`. */
function withEmptyMaps<T extends object>(change: T): T {
  const images = ['Keys', 'NewImage', 'OldImage'] as const;
  const mended = { ...change } as Record<string, unknown>;
  for (const name of images)
    if (mended[name]) mended[name] = mendedMap(mended[name] as Record<string, Value>);
  return mended as T;
}

const mendedMap = (map: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(map).map(([name, value]) => [name, mendedValue(value)]));

function mendedValue(value: Value): Value {
  if (Object.keys(value).length === 0) return { M: {} };
  if (value['M']) return { M: mendedMap(value['M'] as Record<string, Value>) };
  return Array.isArray(value['L']) ? { L: (value['L'] as Value[]).map(mendedValue) } : value;
}

/** Bytes travel in base64 in a function's event. */
const plain = (value: object): Record<string, unknown> =>
  JSON.parse(
    JSON.stringify(value, (_key, item: unknown) =>
      item instanceof Uint8Array ? Buffer.from(item).toString('base64') : item,
    ),
  ) as Record<string, unknown>;
