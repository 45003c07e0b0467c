import type { ConsumedCapacity, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { documentClient } from '../../functions/platform/system.ts';
import { Table } from '../../functions/platform/table.ts';
import { startDatabase } from '../../infra/local/dynamodb.ts';
import { clientFor, createTables } from '../fixtures/dynamodb.ts';
import { House, TestClock, testIds } from '../fixtures/playedHouse.ts';

/** Request units as the database counts them: reads, writes of records, and what their places in indexes cost. */
export interface Units {
  readonly read: number;
  readonly record: number;
  readonly index: number;
  /** What of `record` is messages and filings, which are written once and no move rewrites: by size, double in a transaction. */
  readonly message: number;
  /**
   * What `record` lacks of writes in transactions, of which the database of this machine counts two units however many there are: by size,
   * two units a started kilobyte of each item.
   */
  readonly uncounted?: number;
}

const nothing: Units = { read: 0, record: 0, index: 0, message: 0 };

/** A house over a DynamoDB Local of its own that counts what every request consumes. */
export interface MeteredHouse {
  readonly house: House;
  /** What some work consumes; one at a time. */
  readonly measure: (work: () => Promise<unknown>) => Promise<Units>;
}

/** Opens a metered house for some work and closes it afterwards. Its request log stays out of the table. */
export async function inMeteredHouse<T>(at: string, work: (metered: MeteredHouse) => Promise<T>): Promise<T> {
  const database = await startDatabase();
  const info = console.info;
  console.info = () => undefined;
  const client = clientFor(database.endpoint);
  try {
    const names = await createTables(client, 'bench');
    const measure = meter(client);
    const documents = documentClient(client);
    const tables = {
      records: new Table(documents, names.Records),
      invitations: new Table(documents, names.Invitations),
      responses: new Table(documents, names.Responses),
      audit: new Table(documents, names.Audit),
      deliveries: new Table(documents, names.Deliveries),
      complaints: new Table(documents, names.Complaints),
      complaintTrail: new Table(documents, names.ComplaintTrail),
    };
    const house = new House(
      {
        ids: testIds(at),
        publicBaseUrl: 'https://yxt.example',
        claimPrefix: '',
        jurisdictions: ['422826'],
      },
      new TestClock(at),
      () => tables,
    );
    return await work({ house, measure });
  } finally {
    console.info = info;
    client.destroy();
    await database.stop();
  }
}

function meter(client: DynamoDBClient): MeteredHouse['measure'] {
  let units = nothing;
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (request) => {
        const input = { ...request.input, ReturnConsumedCapacity: 'INDEXES' } as typeof request.input;
        const answer = await next({ ...request, input });
        const { ConsumedCapacity: consumed = [] } = answer.output as Consumed;
        for (const one of [consumed].flat()) units = sum(units, unitsOf(one, commandName));
        const counted = [consumed].flat().reduce((all, one) => all + (one.CapacityUnits ?? 0), 0);
        units = sum(units, { ...nothing, uncounted: transactionUnits(input as Transaction, counted) });
        units = sum(units, { ...nothing, message: messageUnits(input as Transaction) });
        return answer;
      },
    { step: 'initialize', name: 'meter' },
  );
  return async (work) => {
    units = nothing;
    await work();
    return units;
  };
}

interface Consumed {
  readonly ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[];
}
interface Put {
  readonly Item?: Record<string, unknown>;
}
interface Transaction extends Put {
  readonly TransactItems?: readonly { readonly Put?: Put }[];
}

function unitsOf(
  { CapacityUnits = 0, GlobalSecondaryIndexes = {} }: ConsumedCapacity,
  command: string,
): Units {
  if (/^(Get|BatchGet|Query|Scan)/.test(command)) return { ...nothing, read: CapacityUnits };
  const index = Object.values(GlobalSecondaryIndexes).reduce((all, one) => all + (one.CapacityUnits ?? 0), 0);
  return { ...nothing, record: CapacityUnits - index, index };
}

const isMessage = ({ sk }: Record<string, unknown>): boolean => {
  const name = (sk as { S?: string } | undefined)?.S ?? String(sk);
  return name.startsWith('message#') || name === 'filing';
};

const unitsOfMessage = (item: Put['Item']): number =>
  item && isMessage(item) ? Math.ceil(sizeOf(item) / 1024) : 0;

const messageUnits = ({ Item, TransactItems = [] }: Transaction): number =>
  TransactItems.reduce((all, { Put }) => all + 2 * unitsOfMessage(Put?.Item), unitsOfMessage(Item));

const transactionUnits = ({ TransactItems = [] }: Transaction, counted: number): number =>
  TransactItems.length === 0
    ? 0
    : TransactItems.reduce((all, { Put }) => all + 2 * Math.ceil(sizeOf(Put?.Item ?? {}) / 1024), -counted);

/** About the size by which DynamoDB charges: names and texts in UTF-8; a number counts as its digits here, a little more than there. */
const sizeOf = (item: Record<string, unknown>): number =>
  Object.entries(item).reduce((bytes, [name, value]) => {
    const text = typeof value === 'object' ? Object.values(value as object).join('') : String(value);
    return bytes + Buffer.byteLength(name) + Buffer.byteLength(text);
  }, 0);

const sum = (a: Units, b: Units): Units => ({
  read: a.read + b.read,
  record: a.record + b.record,
  index: a.index + b.index,
  message: a.message + b.message,
  uncounted: (a.uncounted ?? 0) + (b.uncounted ?? 0),
});
