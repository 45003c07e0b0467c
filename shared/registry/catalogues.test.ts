import { expect, test } from 'vitest';
import { Catalogue, CatalogueItem } from './arrangements.ts';
import { countByStatus, defaultCatalogues, defaultItems, emptySlots, liveItems } from './catalogues.ts';

const item = (id: string, more: Partial<CatalogueItem> = {}): CatalogueItem => ({
  id,
  title: id,
  attributes: {},
  ...more,
});

test('what ships fits the schemas, and each id is used once', () => {
  for (const shape of defaultCatalogues) {
    expect(Catalogue.parse(shape)).toEqual(shape);
    for (const entry of defaultItems(shape.id)) expect(CatalogueItem.parse(entry)).toEqual(entry);
  }
  expect(new Set(defaultCatalogues.map(({ id }) => id)).size).toBe(defaultCatalogues.length);
});

test('only the guarantees ship with entries: nothing is invented (F10)', () => {
  const filled = defaultCatalogues.filter(({ id }) => defaultItems(id).length > 0);
  expect(filled.map(({ id }) => id)).toEqual(['guarantees']);
});

test('what a catalogue links to ships as well', () => {
  const ids = defaultCatalogues.map(({ id }) => id);
  for (const { linksTo } of defaultCatalogues)
    if (linksTo?.kind === 'catalogue') expect(ids).toContain(linksTo.catalogue);
});

test('a retired entry leaves its slot empty and stands at no status', () => {
  const items = [item('1', { status: 'done' }), item('3', { status: 'done', retired: true })];
  expect(emptySlots({ slots: 3 }, items)).toEqual(['2', '3']);
  expect(emptySlots({}, items)).toEqual([]);
  const statuses = ['planned', 'done'].map((id) => ({ id, zh: id, en: id }));
  expect(countByStatus({ statuses }, items)).toEqual({ planned: 0, done: 1 });
  expect(liveItems(items).map(({ id }) => id)).toEqual(['1']);
});
