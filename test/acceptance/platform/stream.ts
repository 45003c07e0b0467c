import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Table } from '../../../functions/platform/table.ts';
import { openStream } from '../../../infra/local/stream-reader.ts';
import { clientFor } from '../../fixtures/dynamodb.ts';
import { databaseEndpoint } from '../../fixtures/house.ts';

/** Everything the Records table's stream holds so far, as Lambda would be given it. */
export async function streamOf(table: Table): Promise<DynamoDBRecord[]> {
  const endpoint = databaseEndpoint();
  const database = clientFor(endpoint);
  const { Table: described } = await database.send(new DescribeTableCommand({ TableName: table.name }));
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
  const records: DynamoDBRecord[] = [];
  for (const shard of await reader.shards()) {
    for (;;) {
      const page = await reader.read(shard, 1000);
      if (page.length === 0) break;
      records.push(...page.map(({ event }) => event as DynamoDBRecord));
    }
  }
  client.destroy();
  database.destroy();
  return records;
}
