import { expect, test } from 'vitest';
import { AUDIT_BEGIN, sealAuditEntry } from './chain.ts';
import { auditLines, headText, parseHead, verifyAuditLines } from './export.ts';

const entry = () =>
  sealAuditEntry(
    {
      eventId: 'e-1',
      at: '2026-09-01T01:00:00.000Z',
      by: 'p-1',
      action: 'INSERT',
      record: '422826#units u-1',
      contentHash: '1'.repeat(64),
    },
    AUDIT_BEGIN,
  );

test('a head is written down and read back', () => {
  const head = { sequence: 12, hash: 'ab'.repeat(32) };
  expect(parseHead(` ${headText(head)}\n`)).toEqual(head);
  for (const text of ['', '12', `12:${'x'.repeat(64)}`, `-1:${'a'.repeat(64)}`])
    expect(parseHead(text)).toBeUndefined();
});

test('lines are read whatever blank lines stand between', async () => {
  const one = await entry();
  expect(await verifyAuditLines(`\n${auditLines([one])}\n\n`)).toEqual({
    head: { sequence: 1, hash: one.hash },
  });
  expect(await verifyAuditLines('')).toEqual({ head: AUDIT_BEGIN });
});

test('a field that is not the trail’s is refused, because nothing seals it', async () => {
  const line = JSON.stringify({ ...(await entry()), note: 'added' });
  expect(await verifyAuditLines(line)).toHaveProperty('fault');
});
