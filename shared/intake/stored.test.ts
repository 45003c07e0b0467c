import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case, CaseEvent } from './model.ts';
import { openingLength, packedCase, partsOf, StoredCase, wholeOf } from './stored.ts';

const at = '2026-09-01T01:00:00.000Z';
const event = (kind: CaseEvent['kind'], over: Partial<CaseEvent> = {}): CaseEvent => ({
  kind,
  at,
  by: 'p-office-handler-0001',
  ...over,
});
const makeCase = (over: Partial<Case> = {}): Case => ({
  id: 'a1b2c3d4e5f6a7b8c9d0',
  kind: 'request',
  channel: 'web',
  text: '用地手续三月报送至今没有答复。'.repeat(10),
  category: 'land',
  unitConcerned: 'u-land',
  enterpriseName: '咸丰县测试农业科技开发有限公司',
  place: '工业园区',
  urgent: false,
  contact: { name: '李某', phone: '13800000000' },
  state: 'confirmed',
  leadUnit: 'u-land',
  supportingUnits: [],
  joint: false,
  reworks: 0,
  version: 7,
  changedAt: at,
  changedBy: 'filer',
  events: [
    event('submitted', { by: 'filer' }),
    event('accepted'),
    event('assigned', { unit: 'u-land' }),
    event('signedFor'),
    event('replied', { message: 'abcdefghij0123456789' }),
    event('claimed', { message: 'abcdefghij0123456780', resolution: { means: 'loan', yuan: 20_000_000 } }),
    event('confirmed', { by: 'filer', level: 'satisfied' }),
  ],
  ...over,
});

test('a case in two parts is the same case again', () => {
  const record = makeCase();
  const { moving, filing } = partsOf(record);
  expect([...moving.text]).toHaveLength(openingLength);
  expect(JSON.stringify(moving)).not.toMatch(/李某|13800000000|工业园区/);
  expect(wholeOf(StoredCase.parse(packedCase(moving)), filing)).toEqual(record);
});

test('packed and read again: any texts, flags and events; events with names are understood too', () => {
  const kinds = ['submitted', 'accepted', 'extended', 'paused', 'reopened'] as const;
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.boolean(),
      fc.nat(5),
      fc.array(fc.record({ kind: fc.constantFrom(...kinds), amount: fc.nat(30), reason: fc.string() })),
      (urgent, joint, reworks, happened) => {
        const events = happened.map(({ kind, ...rest }) => event(kind, rest));
        const record = makeCase({ urgent, joint, reworks, events });
        expect(StoredCase.parse(packedCase(record))).toEqual(record);
      },
    ),
  );
  expect(StoredCase.parse(makeCase())).toEqual(makeCase());
});

/** What DynamoDB charges an item by: names and texts in UTF-8, half a byte a digit and one, three bytes a list or map and one each entry. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return Math.ceil(String(value).length / 2) + 1;
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + 1 + sizeOf(one), 3);
  if (typeof value !== 'object' || value === null) return 1;
  return Object.entries(value).reduce(
    (sum, [name, one]) => sum + Buffer.byteLength(name) + 1 + sizeOf(one),
    3,
  );
}
/** Names and values of a case's keys, `422826#case#…` and its place in an index. */
const keys = 130;

test('the part that every move rewrites stays under one kilobyte from filing to confirmation', () => {
  expect(sizeOf(packedCase(partsOf(makeCase()).moving)) + keys).toBeLessThan(1024);
});
