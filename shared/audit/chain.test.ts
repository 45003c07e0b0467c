import { beforeAll, describe, expect, test } from 'vitest';
import { AUDIT_BEGIN, auditHash, sealAuditEntry, verifyAudit } from './chain.ts';
import type { AuditEntry } from './chain.ts';

const change = (n: number) => ({
  eventId: `event-${n}`,
  at: `2026-09-0${n}T01:00:00.000Z`,
  by: `p-${n}`,
  action: 'MODIFY' as const,
  record: `422826#case#c-${n} case`,
  contentHash: String(n).repeat(64),
});

async function chainOf(numbers: readonly number[]): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (const n of numbers) entries.push(await sealAuditEntry(change(n), entries.at(-1) ?? AUDIT_BEGIN));
  return entries;
}

let chain: AuditEntry[];
beforeAll(async () => {
  chain = await chainOf([1, 2, 3, 4, 5]);
});
const faultOf = async (...arguments_: Parameters<typeof verifyAudit>) => {
  const verdict = await verifyAudit(...arguments_);
  return 'fault' in verdict ? `${verdict.fault.sequence} ${verdict.fault.code}` : undefined;
};

test('an untouched chain leads to its last entry; an empty one to the beginning', async () => {
  expect(await verifyAudit(chain)).toEqual({ head: { sequence: 5, hash: chain[4]!.hash } });
  expect(await verifyAudit([])).toEqual({ head: AUDIT_BEGIN });
});

describe('[S16] tampering is found by recomputing', () => {
  test.each([
    ['eventId', 'event-9'],
    ['at', '2020-01-01T00:00:00.000Z'],
    ['by', 'somebody else'],
    ['action', 'REMOVE'],
    ['record', '422826#case#c-9 case'],
    ['contentHash', 'f'.repeat(64)],
    ['hash', 'f'.repeat(64)],
  ] as const)('a changed %s', async (field, value) => {
    const changed = chain.with(2, { ...chain[2]!, [field]: value } as AuditEntry);
    expect(await faultOf(changed)).toBe('3 content');
  });

  test('a changed entry that was sealed again breaks the link of the next', async () => {
    const forged = { ...chain[2]!, by: 'somebody else' };
    const resealed = chain.with(2, { ...forged, hash: await auditHash(forged) });
    expect(await faultOf(resealed)).toBe('4 link');
  });

  test('a removed entry, numbered anew or not', async () => {
    const removed = chain.toSpliced(1, 1);
    expect(await faultOf(removed)).toBe('2 sequence');
    expect(await faultOf(removed.map((entry, at) => ({ ...entry, sequence: at + 1 })))).toBe('2 link');
  });

  test('two entries that changed places', async () => {
    expect(await faultOf([chain[0]!, chain[2]!, chain[1]!, ...chain.slice(3)])).toBe('2 sequence');
  });

  test('a change that was recorded twice', async () => {
    expect(await faultOf(await chainOf([1, 2, 2, 3]))).toBe('3 repeated');
  });

  test('a tail cut off and a chain rewritten, against a head noted before', async () => {
    const noted = { sequence: 4, hash: chain[3]!.hash };
    expect(await faultOf(chain, noted)).toBeUndefined();
    expect(await faultOf(chain.slice(0, 2), noted)).toBe('3 head');
    expect(await faultOf(await chainOf([1, 2, 3, 5]), noted)).toBe('4 head');
  });

  test('what belongs to one field cannot be moved into the next', async () => {
    const [entry] = chain as [AuditEntry];
    const moved = { ...entry, at: `${entry.at}\n${entry.by}`, by: 'MODIFY', action: entry.action };
    const original = { ...entry, by: `${entry.by}\nMODIFY` };
    expect(await auditHash(moved)).not.toBe(await auditHash(original));
  });
});

test('a fault is told in both languages', async () => {
  expect(await verifyAudit(chain.slice(1))).toEqual({
    fault: {
      sequence: 1,
      code: 'sequence',
      zh: '第1条处出现的是第2条',
      en: 'entry 2 stands where 1 should',
    },
  });
});
