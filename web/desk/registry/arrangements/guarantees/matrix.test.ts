import { expect, test } from 'vitest';
import { guaranteeRows } from './matrix.ts';

const items = ['procedures', 'progress', 'problems', 'policy'].map((id) => ({ id }));
const four = items.map(({ id }) => ({ item: id, person: 'p1' }));

test('[F3] a project with one missing stands before one with all four; one that nobody looked after, first', () => {
  const rows = guaranteeRows([{ id: 'whole' }, { id: 'three' }, { id: 'none' }], items, [
    { id: 'whole', given: four },
    { id: 'three', given: four.slice(1) },
  ]);
  expect(rows.map(({ project, missing }) => [project.id, missing.length])).toEqual([
    ['none', 4],
    ['three', 1],
    ['whole', 0],
  ]);
  expect(rows[1]).toMatchObject({
    missing: ['procedures'],
    given: new Map(four.slice(1).map(({ item }) => [item, 'p1'])),
  });
});
test('a guarantee that the county gave up is neither asked for nor missed', () => {
  const [row] = guaranteeRows([{ id: 'p' }], items.slice(0, 1), [{ id: 'p', given: four }]);
  expect(row?.missing).toEqual([]);
});
