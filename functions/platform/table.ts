import {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchWriteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient, TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import { problem } from './problem.ts';

/** Primary key of an item. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** Key of an item with the places where indexes find it. */
export interface IndexedKey extends Key {
  /** Index `byOwner`: lists. */
  readonly gsi1pk?: string;
  readonly gsi1sk?: string;
  /** Index `byHash`: the hash of a secret. */
  readonly gsi2pk?: string;
  /** Seconds since 1970 after which the item is removed. */
  readonly expiresAt?: number;
}

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** One write, made by {@link Table.insert} and its siblings; executed alone or in a transaction. */
export type Write = TransactItem;

/** What to list: a partition or an index's partition, optionally only sort keys that begin with a prefix. */
export interface Listing {
  readonly pk: string;
  readonly prefix?: string;
  readonly index?: 'byOwner' | 'byHash';
  readonly limit?: number;
  /** Exclusive start, as a former page gave it. */
  readonly cursor?: string;
  readonly newestFirst?: boolean;
  /** Sees every write that was answered before; costs double, and no index can. */
  readonly consistent?: boolean;
}

const keyNames = {
  primary: { pk: 'pk', sk: 'sk' },
  byOwner: { pk: 'gsi1pk', sk: 'gsi1sk' },
  byHash: { pk: 'gsi2pk', sk: 'sk' },
} as const;

/**
 * One DynamoDB table. Reads are parsed with the record's schema, so that a row which does not fit is an error and
 * not a silent gap; writes carry the condition that keeps them legal.
 */
export class Table {
  readonly name: string;
  readonly #client: DynamoDBDocumentClient;

  constructor(client: DynamoDBDocumentClient, name: string) {
    this.#client = client;
    this.name = name;
  }

  async get<S extends z.ZodType>(key: Key, schema: S): Promise<z.output<S> | undefined> {
    const { Item } = await told(() =>
      this.#client.send(
        new GetCommand({ TableName: this.name, Key: { pk: key.pk, sk: key.sk }, ConsistentRead: true }),
      ),
    );
    return Item && schema.parse(Item);
  }

  /** One page of a listing, with the cursor of the next one. */
  async page<S extends z.ZodType>(
    listing: Listing,
    schema: S,
  ): Promise<{ items: z.output<S>[]; cursor?: string }> {
    const names = keyNames[listing.index ?? 'primary'];
    const query = () =>
      this.#client.send(
        new QueryCommand({
          TableName: this.name,
          IndexName: listing.index,
          KeyConditionExpression: listing.prefix ? '#pk = :pk AND begins_with(#sk, :prefix)' : '#pk = :pk',
          ExpressionAttributeNames: { '#pk': names.pk, ...(listing.prefix && { '#sk': names.sk }) },
          ExpressionAttributeValues: {
            ':pk': listing.pk,
            ...(listing.prefix && { ':prefix': listing.prefix }),
          },
          Limit: listing.limit,
          ScanIndexForward: !listing.newestFirst,
          ConsistentRead: listing.consistent,
          ExclusiveStartKey: listing.cursor ? decodeCursor(listing.cursor) : undefined,
        }),
      );
    const { Items = [], LastEvaluatedKey } = await told(query).catch((error: unknown) => {
      throw listing.cursor && isRefusedKey(error) ? strangeCursor() : error;
    });
    return {
      items: Items.map((item) => schema.parse(item)),
      ...(LastEvaluatedKey && { cursor: encodeCursor(LastEvaluatedKey) }),
    };
  }

  /** The whole listing, page after page. */
  async list<S extends z.ZodType>(listing: Listing, schema: S): Promise<z.output<S>[]> {
    const found: z.output<S>[] = [];
    let cursor = listing.cursor;
    do {
      const page = await this.page({ ...listing, cursor }, schema);
      found.push(...page.items);
      cursor = page.cursor;
    } while (cursor);
    return found;
  }

  /** Creates a record; refused (`duplicate`) if one with its key exists. */
  insert(key: IndexedKey, record: object): Write {
    return {
      Put: {
        TableName: this.name,
        Item: { ...record, ...key },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    };
  }

  /** Replaces a record that the writer read at `version`; refused (`stale-version`) if it changed meanwhile. */
  replace(key: IndexedKey, record: object, version: number): Write {
    return {
      Put: {
        TableName: this.name,
        Item: { ...record, ...key },
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': version },
      },
    };
  }

  /** Writes a record whatever stood there: for derived data and for ledgers whose last writer is right. */
  put(key: IndexedKey, record: object): Write {
    return { Put: { TableName: this.name, Item: { ...record, ...key } } };
  }

  /** An update with an expression of the caller's; the condition makes it legal. */
  update(key: Key, update: Omit<NonNullable<TransactItem['Update']>, 'TableName' | 'Key'>): Write {
    return { Update: { TableName: this.name, Key: { pk: key.pk, sk: key.sk }, ...update } };
  }

  /**
   * Executes writes, all or none. A single put costs one write unit, a transaction two for each item.
   * @throws Problem `duplicate` when an insert met an existing record, `stale-version` for every other failed condition,
   *   `busy` on throttling or a conflicting transaction.
   */
  async write(...writes: [Write, ...Write[]]): Promise<void> {
    const [first] = writes;
    try {
      if (writes.length === 1 && first.Put) {
        const put = first.Put;
        await told(() => this.#client.send(new PutCommand(put)));
      } else {
        await told(() => this.#client.send(new TransactWriteCommand({ TransactItems: writes })));
      }
    } catch (error) {
      throw refusal(error, writes) ?? error;
    }
  }

  /** Puts many records without a condition, 25 at a time, until all are in. */
  async putAll(items: readonly (IndexedKey & object)[]): Promise<void> {
    for (let at = 0; at < items.length; at += 25) {
      let requests = items
        .slice(at, at + 25)
        .map((Item) => ({ PutRequest: { Item: { ...Item } as Record<string, unknown> } }));
      for (let attempt = 0; requests.length > 0; attempt++) {
        if (attempt > 6) throw problem('busy');
        if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 25 * 2 ** attempt));
        const { UnprocessedItems } = await told(() =>
          this.#client.send(new BatchWriteCommand({ RequestItems: { [this.name]: requests } })),
        );
        requests = (UnprocessedItems?.[this.name] ?? []) as typeof requests;
      }
    }
  }
}

/** Errors and reasons of a cancelled transaction that go away by waiting: throttling, and another transaction at the same records. */
const passingErrors: readonly string[] = [
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'TransactionConflictException',
  'TransactionInProgressException',
];
const passingReasons: readonly string[] = [
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
];

const insertsOnly = (write: Write): boolean => write.Put?.ConditionExpression === 'attribute_not_exists(pk)';

function refusal(error: unknown, writes: readonly Write[]): Error | undefined {
  if (error instanceof ConditionalCheckFailedException)
    return problem(writes.every(insertsOnly) ? 'duplicate' : 'stale-version');
  if (error instanceof TransactionCanceledException) {
    const reasons = error.CancellationReasons ?? [];
    const failed = reasons.findIndex((reason) => reason.Code === 'ConditionalCheckFailed');
    if (failed >= 0) return problem(insertsOnly(writes[failed]!) ? 'duplicate' : 'stale-version');
    if (reasons.some(({ Code }) => passingReasons.includes(Code ?? ''))) return problem('busy');
  }
  return undefined;
}

/** DynamoDB's answer to a start key that is none of the table's. */
const isRefusedKey = (error: unknown): boolean =>
  error instanceof DynamoDBServiceException && error.name === 'ValidationException';

async function told<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof Error && passingErrors.includes(error.name)) throw problem('busy');
    throw error;
  }
}

const encodeCursor = (key: Record<string, unknown>): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

function decodeCursor(cursor: string): Record<string, unknown> {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (typeof key === 'object' && key !== null) return key as Record<string, unknown>;
  } catch {
    throw strangeCursor();
  }
  throw strangeCursor();
}

const strangeCursor = () =>
  problem('invalid-input', {
    fields: [
      { pointer: '/cursor', zh: '翻页标记无效,请从第一页开始', en: 'The cursor is not valid; start over' },
    ],
  });
