import { expect, test } from 'vitest';
import { additions, type CountyPractice, isEmpty } from './practice.ts';

const shape = (id: string, version: number) => ({
  id,
  zh: id,
  en: id,
  limit: 20,
  statuses: [],
  attributes: [],
  practice: true,
  version,
});
const whole = (id: string, entries: readonly [id: string, version: number, retired?: boolean][]) => ({
  catalogue: shape(id, 1),
  items: entries.map(([entry, version, retired]) => ({
    id: entry,
    title: entry,
    attributes: {},
    version,
    ...(retired && { retired }),
  })),
  emptySlots: [],
  byStatus: {},
});
const bare: CountyPractice = {
  catalogues: [shape('guarantees', 0)],
  entries: [whole('guarantees', [['procedures', 0]])],
  duties: [],
  programmes: [],
  intake: 0,
  quiet: 0,
};
const full: CountyPractice = {
  catalogues: [shape('guarantees', 2), shape('own', 1)],
  entries: [
    whole('guarantees', [
      ['logistics', 1],
      ['water', 1],
      ['old', 2, true],
    ]),
  ],
  duties: [{ id: 'contact', name: '每月联系' }],
  programmes: [{ id: 'gj', name: '攻坚120天' }],
  intake: 3,
  quiet: 1,
};

test('[F16] a county that has nothing of its own would gain all that is in force', () => {
  const gain = additions(full, bare);
  expect(gain.catalogues.map(({ id }) => id)).toEqual(['guarantees', 'own']);
  expect(gain.entries.map(({ catalogue, count }) => [catalogue.id, count])).toEqual([['guarantees', 2]]);
  expect(gain).toMatchObject({ duties: ['每月联系'], programmes: ['攻坚120天'], intake: true, quiet: true });
});
test('[F16] what ships counts as nothing, and taking over twice gains nothing', () => {
  expect(isEmpty(additions(bare, full))).toBe(true);
  expect(isEmpty(additions(full, full))).toBe(true);
});
test('[F16] a county with guarantees of its own keeps to them', () => {
  const own = { ...bare, entries: [whole('guarantees', [['roads', 1]])] };
  expect(additions(full, own).entries).toEqual([]);
});
