import type { DynamoDBRecord } from 'aws-lambda';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { auditBatch } from '../../../functions/platform/audit.ts';
import { auditHeadKey, auditPartition } from '../../../functions/platform/keys.ts';
import type { Table, Write } from '../../../functions/platform/table.ts';
import { AuditEntry, verifyAudit } from '../../../shared/audit/chain.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { streamOf } from './stream.ts';

const trailOf = (audit: Table, jurisdiction: string): Promise<AuditEntry[]> =>
  audit.list({ pk: auditPartition(jurisdiction), prefix: 'entry#' }, AuditEntry);

const headOf = (audit: Table, jurisdiction: string) =>
  audit.get(auditHeadKey(jurisdiction), z.object({ sequence: z.number(), hash: z.string() }));

/** A change as the stream gives it, with overrides. */
const makeChange = (n: number, overrides: Partial<DynamoDBRecord> = {}): DynamoDBRecord => ({
  eventID: `event-${n}`,
  eventName: 'MODIFY',
  dynamodb: {
    SequenceNumber: String(1000 + n),
    ApproximateCreationDateTime: Date.parse('2026-09-01T01:00:00.000Z') / 1000,
    Keys: { pk: { S: '422826#units' }, sk: { S: `u-${n}` } },
    NewImage: {
      pk: { S: '422826#units' },
      sk: { S: `u-${n}` },
      name: { S: `单位${n}` },
      version: { N: '2' },
      changedAt: { S: '2026-09-01T00:59:59.000Z' },
      changedBy: { S: 'p-office' },
    },
  },
  ...overrides,
});
const changes = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => makeChange(from + at));

describe('[S16] every change of the county is dated and attributed in its audit trail', () => {
  let house: House;
  let stream: DynamoDBRecord[];
  beforeAll(async () => {
    house = await openHouse(undefined, { streams: true });
    await foundCounty(house);
    house.clock.set('2026-09-02T10:00:00+08:00');
    await house.ok(
      'saveUnits',
      {
        jurisdiction: house.jurisdiction,
        items: [{ id: 'u-tax', name: '国家税务总局咸丰县税务局', kind: 'department', rated: true }],
      },
      staff.office,
    );
    stream = await streamOf(house.platform.tables.records);
    for (let at = 0; at < stream.length; at += 10)
      expect(await auditBatch(house.platform.tables)({ Records: stream.slice(at, at + 10) })).toEqual({
        batchItemFailures: [],
      });
  });

  test('one entry for each change in the stream, gap-free and verified', async () => {
    const { audit } = house.platform.tables;
    const trail = await trailOf(audit, house.jurisdiction);
    expect(stream.length).toBeGreaterThan(29);
    expect(trail.map(({ eventId }) => eventId)).toEqual(stream.map(({ eventID }) => eventID));
    expect(trail.map(({ sequence }) => sequence)).toEqual(trail.map((_, at) => at + 1));
    expect(await verifyAudit(trail, await headOf(audit, house.jurisdiction))).toEqual({
      head: { sequence: trail.length, hash: trail.at(-1)!.hash },
    });
  });

  test('each entry says what, when and by whom, and holds none of the content', async () => {
    const trail = await trailOf(house.platform.tables.audit, house.jurisdiction);
    const [founding, latest] = trail.filter(({ record }) => record === '422826#units u-tax');
    expect(founding).toMatchObject({ action: 'INSERT', by: 'p-office', at: '2026-09-01T01:00:00.000Z' });
    expect(latest).toMatchObject({ action: 'MODIFY', by: 'p-office', at: '2026-09-02T02:00:00.000Z' });
    expect(latest!.contentHash).not.toBe(founding!.contentHash);
    expect(trail.every(({ at, by }) => at.startsWith('2026-09-0') && by.startsWith('p-'))).toBe(true);
    expect(JSON.stringify(trail)).not.toContain('税务局');
  });

  test('a record with empty maps and lists is as good as any', async () => {
    const { audit, records } = house.platform.tables;
    const key = { pk: '522702#catalogue#pilot', sk: 'p-1' };
    const stamp = { version: 1, changedAt: '2026-09-02T02:00:00.000Z', changedBy: 'p-office' };
    await records.write(records.insert(key, { ...stamp, attributes: {}, list: [{}], deep: { inner: {} } }));
    const change = (await streamOf(records)).filter(
      ({ dynamodb }) => dynamodb?.Keys?.['pk']?.S === '522702#catalogue#pilot',
    );
    expect(await auditBatch(house.platform.tables)({ Records: change })).toEqual({ batchItemFailures: [] });
    expect(await trailOf(audit, '522702')).toMatchObject([
      { action: 'INSERT', by: 'p-office', record: '522702#catalogue#pilot p-1' },
    ]);
  });

  test('the same batch again appends nothing', async () => {
    const { audit } = house.platform.tables;
    const before = await headOf(audit, house.jurisdiction);
    await auditBatch(house.platform.tables)({ Records: stream });
    expect(await headOf(audit, house.jurisdiction)).toEqual(before);
  });
});

describe('[S16] the trail keeps its order whatever happens to a batch', () => {
  let house: House;
  let audit: Table;
  let fail: (writes: readonly Write[]) => boolean;

  /** The audit table, whose writes fail where a test says so. */
  const fragile = (table: Table): Table =>
    new Proxy(table, {
      get: (target, property) => {
        if (property === 'write')
          return async (...writes: [Write, ...Write[]]) => {
            if (fail(writes)) throw new Error('the network is down');
            await target.write(...writes);
          };
        const value: unknown = Reflect.get(target, property, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  const sequencesOf = async () =>
    (await trailOf(audit, '422826')).map(({ record }) => record.replace('422826#units ', ''));

  beforeAll(async () => {
    house = await openHouse(undefined, { streams: true });
    ({ audit } = house.platform.tables);
  });
  afterEach(async () => {
    expect(await verifyAudit(await trailOf(audit, '422826'), await headOf(audit, '422826'))).toHaveProperty(
      'head',
    );
  });

  test('the first change that fails is reported, nothing after it is appended, and the retry goes on from there', async () => {
    const records = changes(1, 6);
    fail = (writes) => writes.some(({ Put }) => Put?.Item?.['record'] === '422826#units u-4');
    const append = auditBatch({ audit: fragile(audit) });
    expect(await append({ Records: records })).toEqual({ batchItemFailures: [{ itemIdentifier: '1004' }] });
    expect(await sequencesOf()).toEqual(['u-1', 'u-2', 'u-3']);
    fail = () => false;
    expect(await append({ Records: records.slice(3) })).toEqual({ batchItemFailures: [] });
    expect(await sequencesOf()).toEqual(['u-1', 'u-2', 'u-3', 'u-4', 'u-5', 'u-6']);
  });

  test('a change that cannot be read is reported and logged without its content', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { NewImage } = makeChange(7).dynamodb!;
    const keyless = { SequenceNumber: '1007', Keys: { pk: { S: '422826#units' } }, NewImage: NewImage! };
    const broken = makeChange(7, { dynamodb: keyless });
    expect(await auditBatch({ audit })({ Records: [broken, makeChange(8)] })).toEqual({
      batchItemFailures: [{ itemIdentifier: '1007' }],
    });
    expect(await sequencesOf()).not.toContain('u-8');
    expect(logged.mock.calls).toEqual([[expect.stringContaining('"code":"audit-append-failed"')]]);
    expect(JSON.stringify(logged.mock.calls)).not.toMatch(/单位7|p-office/);
    logged.mockRestore();
  });

  test('batches at the same time keep one chain; what gave way is appended by its retry', async () => {
    const batches = Array.from({ length: 4 }, (_, at) => changes(100 + at * 5, 5));
    const drive = async (records: DynamoDBRecord[]) => {
      let left = records;
      while (left.length > 0) {
        const { batchItemFailures } = await auditBatch({ audit })({ Records: left });
        const failed = batchItemFailures[0]?.itemIdentifier;
        left = failed
          ? left.slice(left.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === failed))
          : [];
      }
    };
    await Promise.all([...batches, ...batches].map(drive));
    const appended = (await sequencesOf()).filter((id) => Number(id.slice(2)) >= 100);
    expect(appended.toSorted()).toEqual(changes(100, 20).map((_, at) => `u-${100 + at}`));
    for (const first of [100, 105, 110, 115]) {
      const places = [0, 1, 2, 3, 4].map((at) => appended.indexOf(`u-${first + at}`));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }
  });

  test('a removal is dated by the stream: nobody who wrote the record before is blamed', async () => {
    const { NewImage, ...rest } = makeChange(1).dynamodb!;
    const removed = { eventName: 'REMOVE', dynamodb: { ...rest, OldImage: NewImage! } } as const;
    const expiry = { type: 'Service', principalId: 'dynamodb.amazonaws.com' };
    await auditBatch({ audit })({
      Records: [
        makeChange(201, { ...removed, userIdentity: expiry }),
        makeChange(202, { ...removed, eventID: 'event-by-hand' }),
      ],
    });
    const [expired, byHand] = (await trailOf(audit, '422826')).slice(-2);
    expect(expired).toMatchObject({ action: 'REMOVE', by: 'expiry', at: '2026-09-01T01:00:00.000Z' });
    expect(byHand).toMatchObject({ action: 'REMOVE', by: 'unknown', at: '2026-09-01T01:00:00.000Z' });
  });

  test('each county has a chain of its own', async () => {
    const elsewhere = makeChange(301);
    elsewhere.dynamodb!.Keys = { pk: { S: '522702#units' }, sk: { S: 'u-301' } };
    const before = await headOf(audit, '422826');
    await auditBatch({ audit })({ Records: [elsewhere] });
    expect(await trailOf(audit, '522702')).toMatchObject([{ sequence: 1, record: '522702#units u-301' }]);
    expect(await headOf(audit, '422826')).toEqual(before);
  });
});
