import {
  ConditionalCheckFailedException,
  ProvisionedThroughputExceededException,
  RequestLimitExceeded,
  ThrottlingException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import type { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { Table } from './table.ts';
import type { Write } from './table.ts';

const said = { message: 'said by the database', $metadata: {} };

/** A table over a client that answers by a function. */
const tableOver = (answer: (command: unknown) => unknown): Table =>
  new Table({ send: async (command: unknown) => answer(command) } as unknown as DynamoDBDocumentClient, 'T');
const failing = (error: unknown): Table =>
  tableOver(() => {
    throw error;
  });

const key = { pk: '422826#notes', sk: 'a' };
const plain = new Table({} as DynamoDBDocumentClient, 'T');
const insert = plain.insert(key, {});
const replace = plain.replace(key, { version: 2 }, 1);

describe('what the database says becomes a problem by its code', () => {
  const condition = new ConditionalCheckFailedException(said);
  const cancelled = (...codes: string[]) =>
    new TransactionCanceledException({ ...said, CancellationReasons: codes.map((Code) => ({ Code })) });

  test.each<[string, unknown, [Write, ...Write[]], string]>([
    ['a failed insert', condition, [insert], 'duplicate'],
    ['a failed replacement', condition, [replace], 'stale-version'],
    [
      'the insert of a transaction',
      cancelled('None', 'ConditionalCheckFailed'),
      [replace, insert],
      'duplicate',
    ],
    [
      'the replacement of a transaction',
      cancelled('None', 'ConditionalCheckFailed'),
      [insert, replace],
      'stale-version',
    ],
    ['a conflict of transactions', cancelled('TransactionConflict', 'None'), [insert, replace], 'busy'],
    ['a throttled transaction', cancelled('ThrottlingError', 'None'), [insert, replace], 'busy'],
    [
      'a transaction over its throughput',
      cancelled('ProvisionedThroughputExceeded', 'None'),
      [insert, replace],
      'busy',
    ],
    ['a write that met a transaction', conflictOf('TransactionConflictException'), [insert], 'busy'],
    [
      'a transaction still in progress',
      conflictOf('TransactionInProgressException'),
      [insert, replace],
      'busy',
    ],
    ['throttling', new ThrottlingException(said), [insert], 'busy'],
    ['too much throughput', new ProvisionedThroughputExceededException(said), [insert], 'busy'],
    ['the limit of requests', new RequestLimitExceeded(said), [insert], 'busy'],
  ])('%s', async (_, error, writes, code) => {
    await expect(failing(error).write(...writes)).rejects.toMatchObject({ name: 'Problem', code });
  });

  test('anything else stays what it is, for the log', async () => {
    const error = new Error('the network is down');
    await expect(failing(error).write(insert)).rejects.toBe(error);
    const invalid = cancelled('ValidationError');
    await expect(failing(invalid).write(insert, replace)).rejects.toBe(invalid);
  });

  test('reading is busy too when throttled', async () => {
    const table = failing(new ThrottlingException(said));
    await expect(table.get(key, z.object({}))).rejects.toMatchObject({ code: 'busy' });
    await expect(table.page({ pk: key.pk }, z.object({}))).rejects.toMatchObject({ code: 'busy' });
    await expect(table.putAll([key])).rejects.toMatchObject({ code: 'busy' });
  });
});

function conflictOf(name: string): Error {
  return Object.assign(new Error('said by the database'), { name });
}

describe('putAll', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const items = (count: number) => Array.from({ length: count }, (_, n) => ({ pk: 'p', sk: `${n}` }));
  type Requests = { PutRequest: { Item: { sk: string } } }[];
  const requestsOf = (command: unknown): Requests =>
    (command as BatchWriteCommand).input.RequestItems!['T'] as unknown as Requests;

  test('writes 25 at a time', async () => {
    const sizes: number[] = [];
    await tableOver((command) => {
      sizes.push(requestsOf(command).length);
      return {};
    }).putAll(items(60));
    expect(sizes).toEqual([25, 25, 10]);
  });

  test('sends again what was left unprocessed, until all is in, waiting longer each time', async () => {
    const stored = new Set<string>();
    const times: number[] = [];
    const table = tableOver((command) => {
      times.push(Date.now());
      const [first, ...rest] = requestsOf(command);
      stored.add(first!.PutRequest.Item.sk);
      return rest.length > 0 ? { UnprocessedItems: { T: rest } } : { UnprocessedItems: {} };
    });
    const written = table.putAll(items(4));
    await vi.runAllTimersAsync();
    await written;
    expect([...stored]).toEqual(['0', '1', '2', '3']);
    const waits = times.slice(1).map((time, at) => time - times[at]!);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(new Set(waits).size).toBe(3);
  });

  test('gives up as busy when nothing goes in', async () => {
    let calls = 0;
    const written = tableOver((command) => {
      calls++;
      return { UnprocessedItems: { T: requestsOf(command) } };
    }).putAll(items(1));
    const refusal = expect(written).rejects.toMatchObject({ code: 'busy' });
    await vi.runAllTimersAsync();
    await refusal;
    expect(calls).toBe(7);
  });

  test('nothing to write sends nothing', async () => {
    await failing(new Error('sent')).putAll([]);
  });
});
