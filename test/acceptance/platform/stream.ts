import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Table } from '../../../functions/platform/table.ts';
import { openStream } from '../../../infra/local/stream-reader.ts';
import { clientFor } from '../../fixtures/dynamodb.ts';
import { databaseEndpoint } from '../../fixtures/house.ts';

/** Follows a table's stream from its beginning: `next` gives what was not given before, as Lambda would be given it. */
export async function followStream(table: Table) {
  const endpoint = databaseEndpoint();
  const database = clientFor(endpoint);
  const { Table: described } = await database.send(new DescribeTableCommand({ TableName: table.name }));
  database.destroy();
  const client = new DynamoDBStreamsClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const reader = openStream({
    client,
    streamArn: described!.LatestStreamArn!,
    eventSourceArn: described!.LatestStreamArn!,
    region: 'local',
    startAtLatest: false,
    progress: {},
  });
  return {
    async next(): Promise<DynamoDBRecord[]> {
      const records: DynamoDBRecord[] = [];
      for (const shard of await reader.shards()) {
        for (;;) {
          const page = await reader.read(shard, 1000);
          if (page.length === 0) break;
          records.push(...page.map(({ event }) => event as DynamoDBRecord));
        }
      }
      return records;
    },
    close: (): void => client.destroy(),
  };
}
export type StreamFollower = Awaited<ReturnType<typeof followStream>>;

/** Everything a table's stream holds so far. */
export async function streamOf(table: Table): Promise<DynamoDBRecord[]> {
  const stream = await followStream(table);
  const records = await stream.next();
  stream.close();
  return records;
}
