import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PairingLink } from './pairing.ts';
import { planDifference } from './planDifference.ts';

const link = (official: string, id: string, over: Partial<PairingLink> = {}): PairingLink => ({
  official,
  subject: { kind: 'project', id },
  role: 'lead',
  from: '2026-01-01',
  ...over,
});

describe('two editions compared', () => {
  test('a handover: one pairing ends, another begins, the rest stays', () => {
    const before = [link('a', 'P-1'), link('b', 'P-2')];
    const ended = link('a', 'P-1', { to: '2026-09-30' });
    const begun = link('c', 'P-1', { from: '2026-10-01' });
    expect(planDifference(before, [ended, begun, link('b', 'P-2')])).toEqual({
      added: [begun],
      removed: [],
      changed: [{ before: before[0], after: ended, fields: ['to'] }],
      unchanged: 1,
    });
  });

  test('the same id of another kind is another subject', () => {
    const chain = { ...link('a', 'P-1'), subject: { kind: 'chain', id: 'P-1' } };
    expect(planDifference([link('a', 'P-1')], [chain])).toMatchObject({
      added: [chain],
      removed: [link('a', 'P-1')],
      changed: [],
      unchanged: 0,
    });
  });

  const plan = fc.uniqueArray(
    fc.record({
      official: fc.constantFrom('a', 'b', 'c'),
      subject: fc.record({
        kind: fc.constantFrom('project', 'chain'),
        id: fc.constantFrom('1', '2', '3'),
      }),
      role: fc.constantFrom('lead', 'deputy'),
      from: fc.constantFrom('2026-01-01', '2026-10-01'),
      to: fc.constantFrom(undefined, '2026-12-31'),
    }),
    { selector: ({ official, subject }) => `${official} ${subject.kind} ${subject.id}` },
  );

  test('every pairing is in one list; read backwards, added and removed change places', () => {
    fc.assert(
      fc.property(plan, plan, (before, after) => {
        const there = planDifference<PairingLink>(before, after);
        const back = planDifference<PairingLink>(after, before);
        expect(there.added.length + there.changed.length + there.unchanged).toBe(after.length);
        expect(there.removed.length + there.changed.length + there.unchanged).toBe(before.length);
        expect(back).toMatchObject({
          added: there.removed,
          removed: there.added,
          unchanged: there.unchanged,
        });
      }),
    );
  });
});
