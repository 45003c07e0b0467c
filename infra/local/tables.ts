import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  CreateTableCommand,
  DescribeTableCommand,
  ResourceNotFoundException,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  type AttributeDefinition,
  type GlobalSecondaryIndex,
  type GlobalSecondaryIndexDescription,
  type KeySchemaElement,
  type LocalSecondaryIndex,
  type StreamSpecification,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { setTimeout as sleep } from 'node:timers/promises';
import { damagedData } from './errors.ts';
import type { Resolver } from './resolve.ts';
import { resourcesOf, type Stack } from './template.ts';

interface TableProperties {
  readonly KeySchema: KeySchemaElement[];
  readonly AttributeDefinitions: AttributeDefinition[];
  readonly GlobalSecondaryIndexes?: GlobalSecondaryIndex[];
  readonly LocalSecondaryIndexes?: LocalSecondaryIndex[];
  readonly StreamSpecification?: StreamSpecification;
  readonly TimeToLiveSpecification?: { readonly AttributeName: string; readonly Enabled: boolean };
}

/**
 * Brings the database's tables into the template's shape: creates what is missing, adds and removes indexes, turns on
 * streams and expiry. Items stay.
 * @returns the stream ARN in DynamoDB Local by the table's logical id
 * @throws RemedyError when a kept table has other keys than the template wants
 */
export async function ensureTables(
  stack: Stack,
  { pick, ref }: Resolver,
  client: DynamoDBClient,
): Promise<ReadonlyMap<string, string>> {
  const streams = new Map<string, string>();
  const tables = resourcesOf<unknown>(stack, 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable');
  for (const { id, properties } of tables) {
    const wanted = pick<TableProperties>(properties, [
      'KeySchema',
      'AttributeDefinitions',
      'GlobalSecondaryIndexes',
      'LocalSecondaryIndexes',
      'StreamSpecification',
      'TimeToLiveSpecification',
    ]);
    const stream = await ensureTable(client, ref(id), wanted);
    if (stream) streams.set(id, stream);
  }
  return streams;
}

async function ensureTable(
  client: DynamoDBClient,
  name: string,
  wanted: TableProperties,
): Promise<string | undefined> {
  let table = await describe(client, name);
  if (!table) {
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: wanted.KeySchema,
        AttributeDefinitions: wanted.AttributeDefinitions,
        GlobalSecondaryIndexes: wanted.GlobalSecondaryIndexes?.map(indexOf),
        LocalSecondaryIndexes: wanted.LocalSecondaryIndexes,
        StreamSpecification: streamOf(wanted),
      }),
    );
  } else {
    assertSameKeys(name, table, wanted);
    await alignIndexes(client, name, table, wanted);
    if (wanted.StreamSpecification && !table.StreamSpecification?.StreamEnabled) {
      await client.send(new UpdateTableCommand({ TableName: name, StreamSpecification: streamOf(wanted) }));
    }
  }
  table = await untilActive(client, name);
  if (wanted.TimeToLiveSpecification?.Enabled) {
    await client
      .send(
        new UpdateTimeToLiveCommand({
          TableName: name,
          TimeToLiveSpecification: wanted.TimeToLiveSpecification,
        }),
      )
      .catch((error: Error) => {
        if (!error.message.includes('already enabled')) throw error;
      });
  }
  return wanted.StreamSpecification ? table.LatestStreamArn : undefined;
}

const indexOf = ({ IndexName, KeySchema, Projection }: GlobalSecondaryIndex): GlobalSecondaryIndex => ({
  IndexName,
  KeySchema,
  Projection,
});

const streamOf = ({ StreamSpecification }: TableProperties): StreamSpecification | undefined =>
  StreamSpecification && { ...StreamSpecification, StreamEnabled: true };

function assertSameKeys(name: string, table: TableDescription, wanted: TableProperties): void {
  const shape = (keys: KeySchemaElement[] = [], types: AttributeDefinition[] = []): string =>
    keys
      .map(({ AttributeName, KeyType }) => {
        const type = types.find((item) => item.AttributeName === AttributeName)?.AttributeType;
        return `${KeyType} ${AttributeName} (${type})`;
      })
      .join(', ');
  const kept = shape(table.KeySchema, table.AttributeDefinitions);
  const asked = shape(wanted.KeySchema, wanted.AttributeDefinitions);
  if (kept !== asked)
    throw damagedData(`the kept table ${name} has the keys ${kept}, the template wants ${asked}`);
}

async function alignIndexes(
  client: DynamoDBClient,
  name: string,
  table: TableDescription,
  wanted: TableProperties,
): Promise<void> {
  type Index = GlobalSecondaryIndex | GlobalSecondaryIndexDescription;
  const text = (index: Index): string =>
    JSON.stringify([index.IndexName, index.KeySchema, index.Projection?.ProjectionType]);
  const asked = wanted.GlobalSecondaryIndexes ?? [];
  const kept = table.GlobalSecondaryIndexes ?? [];
  const same = (index: Index, others: readonly Index[]): boolean =>
    others.some((other) => text(other) === text(index));
  const updates = [
    ...kept
      .filter((index) => !same(index, asked))
      .map(({ IndexName }) => ({ Delete: { IndexName: IndexName ?? '' } })),
    ...asked
      .filter((index) => !same(index, kept))
      .map(({ IndexName, KeySchema, Projection }) => ({ Create: { IndexName, KeySchema, Projection } })),
  ];
  for (const update of updates) {
    await client.send(
      new UpdateTableCommand({
        TableName: name,
        AttributeDefinitions: wanted.AttributeDefinitions,
        GlobalSecondaryIndexUpdates: [update],
      }),
    );
    await untilActive(client, name);
  }
}

async function describe(client: DynamoDBClient, name: string): Promise<TableDescription | undefined> {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw damagedData(`DynamoDB Local cannot read the table ${name}: ${(error as Error).message}`, error);
  }
}

async function untilActive(client: DynamoDBClient, name: string): Promise<TableDescription> {
  for (;;) {
    const table = await describe(client, name);
    const states = [
      table?.TableStatus,
      ...(table?.GlobalSecondaryIndexes ?? []).map((index) => index.IndexStatus),
    ];
    if (table && states.every((state) => state === 'ACTIVE')) return table;
    await sleep(50);
  }
}
