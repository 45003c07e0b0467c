import type { FieldProblem } from '../../shared/contract/problems.ts';
import {
  countByStatus,
  defaultCatalogues,
  defaultItems,
  emptySlots,
  liveItems,
  slotIds,
} from '../../shared/registry/index.ts';
import type { Catalogue, CatalogueItem } from '../../shared/registry/index.ts';
import type { UseCase } from '../platform/http.ts';
import { problem } from '../platform/problem.ts';
import { stamp } from './ports.ts';
import type { Ports } from './ports.ts';
import { unknown } from './references.ts';
import { saveBatch, unversioned } from './save.ts';
import type { RegistryStore, Stored } from './store.ts';

/** The catalogues that ship, each as the county has it, then the county's own. */
export const cataloguesOf = async (store: RegistryStore, jurisdiction: string): Promise<Catalogue[]> =>
  withShipped(await store.all(jurisdiction, 'catalogues'));

function withShipped(own: readonly Catalogue[]): Catalogue[] {
  const saved = new Map(own.map((shape) => [shape.id, shape]));
  const shipped = defaultCatalogues.map((shape) => saved.get(shape.id) ?? shape);
  const added = own.filter(({ id }) => !shipped.some((shape) => shape.id === id));
  return [...shipped, ...added];
}

/** The entries of a catalogue, retired ones included; those that ship (in version 0) until the county saves its own. */
async function storedItemsOf(
  store: RegistryStore,
  jurisdiction: string,
  catalogue: string,
): Promise<Stored<CatalogueItem>[]> {
  const saved = await store.catalogueItems(jurisdiction, catalogue);
  return saved.length > 0 ? saved : defaultItems(catalogue).map((row) => ({ row, version: 0 }));
}

/** The entries alone. */
export const itemsOf = async (
  store: RegistryStore,
  jurisdiction: string,
  catalogue: string,
): Promise<CatalogueItem[]> => (await storedItemsOf(store, jurisdiction, catalogue)).map(({ row }) => row);

async function shapeOf(store: RegistryStore, jurisdiction: string, id: string): Promise<Catalogue> {
  const shape =
    (await store.catalogue(jurisdiction, id)) ?? defaultCatalogues.find((shipped) => shipped.id === id);
  if (!shape) throw problem('not-found');
  return shape;
}

/** The shapes of a county's catalogues, those that ship unchanged in version 0. */
export const listCatalogues =
  ({ store }: Pick<Ports, 'store'>): UseCase<'listCatalogues'> =>
  async ({ jurisdiction }) => {
    const saved = await store.catalogueShapes(jurisdiction);
    const versions = new Map(saved.map(({ row, version }) => [row.id, version]));
    const shapes = withShipped(saved.map(({ row }) => row));
    return { items: shapes.map((shape) => ({ ...shape, version: versions.get(shape.id) ?? 0 })) };
  };

/** A catalogue whole: its entries, its empty slots, how many stand where. @throws Problem `not-found`. */
export const readCatalogue =
  ({ store }: Pick<Ports, 'store'>): UseCase<'readCatalogue'> =>
  async ({ jurisdiction, catalogue: id }) => {
    const catalogue = await shapeOf(store, jurisdiction, id);
    const stored = await storedItemsOf(store, jurisdiction, id);
    const items = stored.map(({ row }) => row);
    return {
      catalogue,
      items: stored.map(({ row, version }) => ({ ...row, version })),
      emptySlots: emptySlots(catalogue, items),
      byStatus: countByStatus(catalogue, items),
    };
  };

/**
 * Saves entries of a catalogue. The first entries a county saves stand instead of those that ship.
 * @throws Problem `not-found` for a catalogue that nobody made; `rule-refused` for an entry beyond the limit or outside the slots, a status
 *   or an attribute the catalogue does not know, a link to nothing.
 */
export const saveCatalogueItems =
  (ports: Ports): UseCase<'saveCatalogueItems'> =>
  async ({ jurisdiction, catalogue: id, items: sent }, caller) => {
    const { store, clock } = ports;
    const { items, versions } = unversioned<CatalogueItem>(sent);
    const turn = await store.turn(jurisdiction, `catalogue#${id}`, (version) =>
      stamp(clock, caller, version),
    );
    const shape = await shapeOf(store, jurisdiction, id);
    const saved = await store.catalogueItems(jurisdiction, id);
    const fields = await itemFaults(
      store,
      jurisdiction,
      shape,
      saved.map(({ row }) => row),
      items,
    );
    return saveBatch<CatalogueItem>(ports, caller, {
      items,
      versions,
      existing: new Map(saved.map((entry) => [entry.row.id, entry])),
      verdict: { fields, guards: [turn] },
      save: (item) => store.saveCatalogueItem(jurisdiction, id, item),
    });
  };

/** What is wrong with entries to be saved beside those that are: shape, limit, links. */
export const itemFaults = async (
  store: RegistryStore,
  jurisdiction: string,
  shape: Catalogue,
  saved: readonly CatalogueItem[],
  items: readonly CatalogueItem[],
): Promise<FieldProblem[]> => [
  ...items.flatMap((item, at) => misshapen(shape, item, `/items/${at}`)),
  ...beyondLimit(shape, saved, items),
  ...(await brokenLinks(store, jurisdiction, shape, items)),
];

function misshapen(shape: Catalogue, item: CatalogueItem, pointer: string): FieldProblem[] {
  const statuses = shape.statuses.map(({ id }) => id);
  const attributes = new Set(shape.attributes.map(({ id }) => id));
  const fields: FieldProblem[] = [];
  if (shape.slots !== undefined && !slotIds(shape).includes(item.id))
    fields.push({
      pointer: `${pointer}/id`,
      zh: `“${shape.zh}”只有1至${shape.slots}号位`,
      en: `"${shape.en}" has the slots 1 to ${shape.slots} only`,
    });
  if (item.status === undefined ? statuses.length > 0 : !statuses.includes(item.status))
    fields.push({
      pointer: `${pointer}/status`,
      zh: statuses.length > 0 ? `状态应为${statuses.join('、')}之一` : '该清单不记状态',
      en: statuses.length > 0 ? `The status is one of ${statuses.join(', ')}` : 'Entries have no status here',
    });
  if ((item.link === undefined) !== (shape.linksTo === undefined))
    fields.push({
      pointer: `${pointer}/link`,
      zh: shape.linksTo ? '应写明关联对象' : '该清单条目不关联其他对象',
      en: shape.linksTo ? 'Name what the entry belongs to' : 'Entries belong to nothing here',
    });
  for (const name of Object.keys(item.attributes).filter((key) => !attributes.has(key)))
    fields.push({
      pointer: `${pointer}/attributes/${name}`,
      zh: `该清单没有“${name}”一栏`,
      en: `The catalogue has no attribute ${name}`,
    });
  return fields;
}

/** The entries of a batch that come into force beyond the limit, counted in the batch's order. */
function beyondLimit(
  { limit, zh, en }: Catalogue,
  saved: readonly CatalogueItem[],
  items: readonly CatalogueItem[],
): FieldProblem[] {
  const batch = new Map(items.map((item) => [item.id, item]));
  const inForce = new Set(
    liveItems(saved)
      .filter(({ id }) => !batch.get(id)?.retired)
      .map(({ id }) => id),
  );
  return items.flatMap(({ id, retired }, at) => {
    if (retired || inForce.has(id)) return [];
    inForce.add(id);
    return inForce.size <= limit
      ? []
      : [
          {
            pointer: `/items/${at}`,
            zh: `“${zh}”最多${limit}项`,
            en: `"${en}" takes ${limit} entries at most`,
          },
        ];
  });
}

async function brokenLinks(
  store: RegistryStore,
  jurisdiction: string,
  { linksTo }: Catalogue,
  items: readonly CatalogueItem[],
): Promise<FieldProblem[]> {
  if (!linksTo) return [];
  const links = items.map(({ link }, at) => ({ pointer: `/items/${at}/link`, id: link }));
  if (linksTo.kind === 'list') return unknown(store, jurisdiction, linksTo.list, links);
  const known = new Set(liveItems(await itemsOf(store, jurisdiction, linksTo.catalogue)).map(({ id }) => id));
  return links.flatMap(({ pointer, id }) =>
    id === undefined || known.has(id)
      ? []
      : [{ pointer, zh: `清单中没有${id}`, en: `There is no entry ${id} in that catalogue` }],
  );
}
