import { beforeAll, describe, expect, test } from 'vitest';
import { auditBatch } from '../../../functions/platform/audit.ts';
import { auditEntryKey } from '../../../functions/platform/keys.ts';
import { auditLines, headText, parseHead, verifyAuditLines } from '../../../shared/audit/export.ts';
import type { AuditEntry } from '../../../shared/audit/chain.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { streamOf } from './stream.ts';

let house: House;
let trail: AuditEntry[];
const jurisdiction = '422826';

/** The whole trail as the desk exports it: page after page from the oldest entry. */
async function exported(limit = 7): Promise<{ entries: AuditEntry[]; head: string }> {
  const entries: AuditEntry[] = [];
  let cursor: string | undefined;
  let head = '';
  do {
    const page = await house.ok(
      'readAudit',
      { jurisdiction, limit, ...(cursor && { cursor }) },
      staff.auditor,
    );
    entries.push(...page.items);
    head ||= headText(page.head);
    cursor = page.cursor;
  } while (cursor);
  return { entries, head };
}

/** What verifying an export that somebody tampered with finds. */
async function faultIn(entries: readonly AuditEntry[], noted?: string): Promise<string> {
  const verdict = await verifyAuditLines(auditLines(entries), noted ? parseHead(noted) : undefined);
  return 'fault' in verdict ? verdict.fault.en : 'intact';
}

beforeAll(async () => {
  house = await openHouse(undefined, { streams: true });
  await foundCounty(house);
  await house.ok(
    'saveUnits',
    { jurisdiction, items: [{ id: 'u-tax', name: '税务局', kind: 'department', rated: true }] },
    staff.office,
  );
  await auditBatch(house.platformOf('audit-stream').tables)({
    Records: await streamOf(house.platform.tables.records),
  });
  trail = (await exported()).entries;
});

describe('[S16] the auditor reads the trail and recomputes it', () => {
  test('page by page, every entry once, to the head', async () => {
    const { entries, head } = await exported(500);
    expect(trail).toEqual(entries);
    expect(trail.length).toBeGreaterThan(29);
    expect(head).toBe(headText(trail.at(-1)!));
    expect(await faultIn(trail, head)).toBe('intact');
  });

  test('newest first for reading', async () => {
    const { items } = await house.ok('readAudit', { jurisdiction, limit: 3, order: 'newest' }, staff.auditor);
    expect(items.map(({ sequence }) => sequence)).toEqual([trail.length, trail.length - 1, trail.length - 2]);
  });

  test('the history of one record, and of no other', async () => {
    const record = `${jurisdiction}#units u-tax`;
    const { items, cursor } = await house.ok('readAudit', { jurisdiction, record }, staff.auditor);
    expect(items.map(({ action, by }) => `${action} ${by}`)).toEqual(['INSERT p-office', 'MODIFY p-office']);
    expect(items).toEqual(trail.filter((entry) => entry.record === record));
    expect(cursor).toBeUndefined();
    const foreign = await house.ok(
      'readAudit',
      { jurisdiction, record: '522702#units u-tax' },
      staff.auditor,
    );
    expect(foreign.items).toEqual([]);
  });

  test('nobody else: not the office, not the supervisor, not another county’s auditor', async () => {
    for (const visitor of [staff.office, staff.supervisor, staff.admin, staff.market])
      expect(await house.refusal('readAudit', { jurisdiction }, visitor)).toMatchObject({
        type: 'forbidden',
      });
    const elsewhere = { ...staff.auditor, jurisdiction: '522702' };
    expect(await house.refusal('readAudit', { jurisdiction }, elsewhere)).toMatchObject({
      type: 'forbidden',
    });
  });

  test('a strange cursor is told', async () => {
    expect(
      await house.refusal('readAudit', { jurisdiction, cursor: 'bm9uc2Vuc2U' }, staff.auditor),
    ).toMatchObject({ type: 'invalid-input' });
  });

  test('a county without a trail has an empty one', async () => {
    const city = { ...staff.auditor, jurisdiction: '611000' };
    const { items, head } = await house.ok('readAudit', { jurisdiction: '611021' }, city);
    expect([items, head.sequence]).toEqual([[], 0]);
  });
});

describe('[S16] an export that was tampered with names the entry', () => {
  test('changed', async () => {
    const changed = trail.with(4, { ...trail[4]!, by: 'p-somebody' });
    expect(await faultIn(changed)).toBe(`entry 5 was changed (${trail[4]!.at} ${trail[4]!.record})`);
  });

  test('removed, moved, and cut off at the end', async () => {
    expect(await faultIn(trail.toSpliced(2, 1))).toMatch(/^entry 4 stands where 3 should/);
    expect(await faultIn([trail[1]!, trail[0]!, ...trail.slice(2)])).toMatch(/^entry 2 stands where 1/);
    expect(await faultIn(trail.slice(0, -1), headText(trail.at(-1)!))).toMatch(/are missing$/);
  });

  test('a line that is none', async () => {
    const verdict = await verifyAuditLines(`${auditLines(trail.slice(0, 2))}{"sequence":3}\n`);
    expect(verdict).toMatchObject({ fault: { zh: '第3行不是留痕记录' } });
  });

  test('changed in the table itself: what the route gives is found too', async () => {
    const { audit } = house.platform.tables;
    const { sequence, record } = trail[9]!;
    await audit.write(
      audit.put(auditEntryKey(jurisdiction, sequence, record), {
        ...trail[9]!,
        at: '2020-01-01T00:00:00.000Z',
      }),
    );
    expect(await faultIn((await exported()).entries)).toMatch(/^entry 10 was changed/);
    await audit.write(audit.put(auditEntryKey(jurisdiction, sequence, record), trail[9]!));
    expect(await faultIn((await exported()).entries)).toBe('intact');
  });
});
