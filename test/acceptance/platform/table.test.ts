import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Table } from '../../../functions/platform/table.ts';
import { openHouse } from '../../fixtures/house.ts';

const Note = z.object({ sk: z.string(), text: z.string(), version: z.number() });
const keyOf = (sk: string, pk = '422826#notes') => ({ pk, sk });
const makeNote = (version = 1, text = '第一稿') => ({ text, version });

let table: Table;
beforeAll(async () => {
  table = (await openHouse()).platform.tables.records;
});

describe('the database decides who may write', () => {
  test('a second insert is a duplicate, and the first stands', async () => {
    await table.write(table.insert(keyOf('a'), makeNote()));
    await expect(table.write(table.insert(keyOf('a'), makeNote(1, '另一稿')))).rejects.toMatchObject({
      code: 'duplicate',
    });
    expect(await table.get(keyOf('a'), Note)).toMatchObject({ text: '第一稿' });
  });

  test('a write that names an old version, or a record that is not there, is stale', async () => {
    await table.write(table.insert(keyOf('b'), makeNote()));
    await table.write(table.replace(keyOf('b'), makeNote(2, '第二稿'), 1));
    for (const key of ['b', 'nowhere'])
      await expect(table.write(table.replace(keyOf(key), makeNote(2), 1))).rejects.toMatchObject({
        code: 'stale-version',
      });
    expect(await table.get(keyOf('nowhere'), Note)).toBeUndefined();
  });

  test('of ten writers who read the same version one succeeds', async () => {
    await table.write(table.insert(keyOf('c'), makeNote()));
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) => table.write(table.replace(keyOf('c'), makeNote(2, `${n}`), 1))),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'stale-version' });
  });

  test('a transaction is refused as a whole, for the reason of the write that failed', async () => {
    await table.write(table.insert(keyOf('d'), makeNote()));
    const beside = table.insert(keyOf('d-beside'), makeNote());
    await expect(table.write(beside, table.insert(keyOf('d'), makeNote()))).rejects.toMatchObject({
      code: 'duplicate',
    });
    await expect(table.write(beside, table.replace(keyOf('d'), makeNote(9), 8))).rejects.toMatchObject({
      code: 'stale-version',
    });
    expect(await table.get(keyOf('d-beside'), Note)).toBeUndefined();
  });

  test('a conditional update of one record, and a put whatever stood there', async () => {
    await table.write(table.put(keyOf('e'), makeNote()));
    await table.write(table.put(keyOf('e'), makeNote(1, '覆盖')));
    const append = table.update(keyOf('e'), {
      UpdateExpression: 'SET #text = :text',
      ConditionExpression: '#text = :before',
      ExpressionAttributeNames: { '#text': 'text' },
      ExpressionAttributeValues: { ':text': '更新', ':before': '覆盖' },
    });
    await table.write(append);
    await expect(table.write(append)).rejects.toMatchObject({ code: 'stale-version' });
    expect(await table.get(keyOf('e'), Note)).toMatchObject({ text: '更新' });
  });

  test('a row that does not fit its schema is an error, not a gap', async () => {
    await table.write(table.put(keyOf('odd', '422826#odd'), { text: 7, version: 1 }));
    await expect(table.get(keyOf('odd', '422826#odd'), Note)).rejects.toBeInstanceOf(z.ZodError);
    await expect(table.list({ pk: '422826#odd' }, Note)).rejects.toBeInstanceOf(z.ZodError);
  });
});

describe('pages', () => {
  const pk = '422826#pages';
  const ids = Array.from({ length: 60 }, (_, n) => `n-${String(n).padStart(2, '0')}`);
  beforeAll(async () => {
    await table.putAll(ids.map((sk) => ({ pk, sk, ...makeNote() })));
    await table.write(table.put({ pk, sk: 'other' }, makeNote()));
  });

  test('follow one another by cursor without gap or repetition', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await table.page({ pk, prefix: 'n-', limit: 25, ...(cursor && { cursor }) }, Note);
      seen.push(...page.items.map(({ sk }) => sk));
      cursor = page.cursor;
    } while (cursor);
    expect(seen).toEqual(ids);
    expect(await table.list({ pk, prefix: 'n-', limit: 7, newestFirst: true }, Note)).toHaveLength(60);
  });

  test.each([
    ['not base64 of anything', '%%%'],
    ['not JSON', Buffer.from('oops').toString('base64url')],
    ['a list', Buffer.from('[]').toString('base64url')],
    ['nothing', Buffer.from('null').toString('base64url')],
    ['no key', Buffer.from('{}').toString('base64url')],
    ['half a key', Buffer.from(JSON.stringify({ pk })).toString('base64url')],
    ['numbers for texts', Buffer.from('{"pk":1,"sk":2}').toString('base64url')],
    ['a key in a key', Buffer.from('{"pk":{"pk":"x"},"sk":"x"}').toString('base64url')],
    ['another county', Buffer.from(JSON.stringify({ pk: '522702#pages', sk: 'n-03' })).toString('base64url')],
  ])('a forged cursor (%s) is invalid input', async (_, cursor) => {
    await expect(table.page({ pk, prefix: 'n-', limit: 5, cursor }, Note)).rejects.toMatchObject({
      code: 'invalid-input',
      details: { fields: [{ pointer: '/cursor' }] },
    });
  });
});
