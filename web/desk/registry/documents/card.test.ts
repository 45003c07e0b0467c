import { expect, test } from 'vitest';
import { cardsOf } from './card.ts';

const official = (id: string, over: object = {}) => ({
  official: id,
  name: `${id}同志`,
  role: 'lead' as const,
  from: '2026-01-01',
  ...over,
});
const row = (id: string, officials: ReturnType<typeof official>[], guarantees: string[] = []) => ({
  subject: { kind: 'project' as const, id, name: `${id}项目` },
  officials,
  guarantees: guarantees.map((person) => ({
    item: 'policy',
    title: '优惠政策落实',
    person,
    personName: person,
  })),
});

test('[S5] one card an official, with exactly the pairings that hold on the day', () => {
  const schedule = {
    jurisdiction: { code: '422826', name: '咸丰县' },
    on: '2026-09-01',
    plan: { year: 2026, edition: 2, status: 'approved' as const },
    rows: [
      row('x', [official('p1'), official('p2', { role: 'deputy' })], ['p1']),
      row('y', [official('p1', { to: '2026-06-30' }), official('p3')]),
      row('z', [official('p1', { from: '2026-07-01' })]),
    ],
  };
  const duty = {
    id: 'd',
    programme: '包联',
    name: '联系企业',
    record: 'contact',
    minimum: 1,
    period: 'month',
  } as const;
  const cards = cardsOf(schedule, [
    { ...duty, appliesTo: 'official' },
    { ...duty, id: 'o', appliesTo: 'observer' },
  ]);
  expect(cards.map(({ person, pairings }) => [person.id, pairings.map(({ subject }) => subject.id)])).toEqual(
    [
      ['p1', ['x', 'z']],
      ['p2', ['x']],
      ['p3', ['y']],
    ],
  );
  expect(cards[0]!.pairings[0]!.guarantees).toEqual(['优惠政策落实']);
  expect(cards[1]!.pairings[0]).toMatchObject({ role: 'deputy', guarantees: [] });
  expect(cards[0]!.duties.map(({ id }) => id)).toEqual(['d']);
});
