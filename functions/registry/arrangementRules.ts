import type { FieldProblem } from '../../shared/contract/problems.ts';
import { deferrableCatalogue, guaranteeCatalogue, liveItems, slotIds } from '../../shared/registry/index.ts';
import type { Catalogue, CatalogueItem, Envoy } from '../../shared/registry/index.ts';
import { cataloguesOf, itemsOf } from './catalogues.ts';
import { backwards, turnOf, unknown, unknownPeople } from './references.ts';
import type { Rule } from './save.ts';

/**
 * A catalogue's slots are its limit; statuses and attributes are named once; the catalogue it links to exists; a new shape still fits the
 * entries in force, also those that a batch saves at the same moment.
 */
export const catalogueRule: Rule<'catalogues'> = async (items, context) => {
  const { store, jurisdiction } = context;
  const guards = await Promise.all(items.map(({ id }) => turnOf(context, `catalogue#${id}`)));
  const [shapes, ...entries] = await Promise.all([
    cataloguesOf(store, jurisdiction),
    ...items.map(({ id }) => itemsOf(store, jurisdiction, id)),
  ]);
  const known = new Set([...shapes, ...items].map(({ id }) => id));
  return {
    fields: items.flatMap((item, at) => [
      ...contradicted(item, liveItems(entries[at] ?? []), `/items/${at}`),
      ...(item.slots !== undefined && item.limit !== item.slots
        ? [
            {
              pointer: `/items/${at}/limit`,
              zh: `有${item.slots}个固定位时,上限应为${item.slots}`,
              en: `With ${item.slots} slots the limit is ${item.slots}`,
            },
          ]
        : []),
      ...(item.linksTo?.kind === 'catalogue' && !known.has(item.linksTo.catalogue)
        ? [
            {
              pointer: `/items/${at}/linksTo/catalogue`,
              zh: `没有清单${item.linksTo.catalogue}`,
              en: `There is no catalogue ${item.linksTo.catalogue}`,
            },
          ]
        : []),
      ...repeated(item, 'statuses', `/items/${at}/statuses`),
      ...repeated(item, 'attributes', `/items/${at}/attributes`),
    ]),
    guards,
  };
};

/** What entries in force have and the new shape does not: more than its limit, a status, an attribute. */
function contradicted(shape: Catalogue, entries: readonly CatalogueItem[], pointer: string): FieldProblem[] {
  const lost = (list: 'statuses' | 'attributes', used: readonly string[]): FieldProblem[] => {
    const kept = new Set(shape[list].map(({ id }) => id));
    return [...new Set(used)]
      .filter((id) => !kept.has(id))
      .map((id) => ({
        pointer: `${pointer}/${list}`,
        zh: `已有条目使用“${id}”,不能去掉`,
        en: `Entries use ${id}; it cannot be dropped`,
      }));
  };
  const slots = new Set(slotIds(shape));
  return [
    ...(shape.slots !== undefined && entries.some(({ id }) => !slots.has(id))
      ? [
          {
            pointer: `${pointer}/slots`,
            zh: '已有条目不在固定位上',
            en: 'Entries stand outside the slots',
          },
        ]
      : []),
    ...(entries.some(({ link }) => (link === undefined) !== (shape.linksTo === undefined))
      ? [
          {
            pointer: `${pointer}/linksTo`,
            zh: '与已有条目的关联不符',
            en: 'This contradicts what entries are linked to',
          },
        ]
      : []),
    ...(entries.length > shape.limit
      ? [
          {
            pointer: `${pointer}/limit`,
            zh: `已有${entries.length}项,多于上限${shape.limit}`,
            en: `${entries.length} entries are in force, more than the limit of ${shape.limit}`,
          },
        ]
      : []),
    ...lost(
      'statuses',
      entries.flatMap(({ status }) => status ?? []),
    ),
    ...lost(
      'attributes',
      entries.flatMap(({ attributes }) => Object.keys(attributes)),
    ),
  ];
}

const repeated = (shape: Catalogue, list: 'statuses' | 'attributes', pointer: string): FieldProblem[] =>
  shape[list].flatMap(({ id }, at) =>
    shape[list].findIndex((other) => other.id === id) === at
      ? []
      : [{ pointer: `${pointer}/${at}/id`, zh: `编号${id}重复`, en: `Id ${id} is used twice` }],
  );

/** The project exists; every guarantee is one of the county's and named once; who gives it is an official or a handler (F3). */
export const guaranteeRule: Rule<'guarantees'> = async (items, { store, jurisdiction }) => {
  const catalogue = new Set(
    liveItems(await itemsOf(store, jurisdiction, guaranteeCatalogue)).map(({ id }) => id),
  );
  const given = items.flatMap((row, at) =>
    row.given.map((entry, n) => ({ ...entry, row, n, pointer: `/items/${at}/given/${n}` })),
  );
  const [projects, people] = await Promise.all([
    unknown(
      store,
      jurisdiction,
      'projects',
      items.map(({ id }, at) => ({ pointer: `/items/${at}/id`, id })),
    ),
    unknownPeople(
      store,
      jurisdiction,
      'staff',
      given.map(({ pointer, person }) => ({ pointer: `${pointer}/person`, id: person })),
    ),
  ]);
  const wrong = given.flatMap(({ item, row, n, pointer }): FieldProblem[] => {
    if (!catalogue.has(item))
      return [
        {
          pointer: `${pointer}/item`,
          zh: `本地包保清单中没有${item}`,
          en: `${item} is none of this county’s guarantees`,
        },
      ];
    return row.given.findIndex((other) => other.item === item) === n
      ? []
      : [{ pointer: `${pointer}/item`, zh: '同一包保事项重复', en: 'The guarantee is given twice' }];
  });
  return { fields: [...projects, ...people, ...wrong] };
};

/** The document is on the county's list (F11); enterprise, project and unit exist; dates follow one another. */
export const deferralRule: Rule<'deferrals'> = async (items, { store, jurisdiction, existing }) => {
  const references = (name: 'enterprises' | 'projects' | 'units', field: 'enterprise' | 'project' | 'unit') =>
    unknown(
      store,
      jurisdiction,
      name,
      items.map((item, at) => ({ pointer: `/items/${at}/${field}`, id: item[field] })),
    );
  const [documents, ...missing] = await Promise.all([
    itemsOf(store, jurisdiction, deferrableCatalogue),
    references('enterprises', 'enterprise'),
    references('projects', 'project'),
    references('units', 'unit'),
  ]);
  const deferrable = new Set(liveItems(documents).map(({ id }) => id));
  const own = items.flatMap(({ id, document, acceptedOn, correctBy, correctedOn }, at) => [
    ...(deferrable.has(document) || existing.get(id)?.row.document === document
      ? []
      : [
          {
            pointer: `/items/${at}/document`,
            zh: `${document}不在可容缺材料清单内,须先提交`,
            en: `${document} is not on the list of documents that may be handed in later`,
          },
        ]),
    ...backwards(`/items/${at}/correctBy`, acceptedOn, correctBy),
    ...backwards(`/items/${at}/correctedOn`, acceptedOn, correctedOn),
  ]);
  return { fields: [...missing.flat(), ...own] };
};

/** Whether two terms have a day in common. */
const overlap = (a: Pick<Envoy, 'from' | 'to'>, b: Pick<Envoy, 'from' | 'to'>): boolean =>
  (b.to === undefined || a.from <= b.to) && (a.to === undefined || b.from <= a.to);

/** Enterprise and envoy exist; no day sees two primary envoys of an enterprise (F14), not even of two batches at once. */
export const envoyRule: Rule<'envoys'> = async (items, context) => {
  const { store, jurisdiction } = context;
  const turn = await turnOf(context, 'envoys');
  const [stored, enterprises, people] = await Promise.all([
    store.whole(jurisdiction, 'envoys'),
    unknown(
      store,
      jurisdiction,
      'enterprises',
      items.map(({ enterprise }, at) => ({ pointer: `/items/${at}/enterprise`, id: enterprise })),
    ),
    unknownPeople(
      store,
      jurisdiction,
      'staff',
      items.map(({ person }, at) => ({ pointer: `/items/${at}/person`, id: person })),
    ),
  ]);
  const batch = new Set(items.map(({ id }) => id));
  const primaries = Map.groupBy(
    stored.filter(({ id, primary }) => primary && !batch.has(id)),
    ({ enterprise }) => enterprise,
  );
  const own = items.flatMap((envoy, at) => {
    const before = primaries.get(envoy.enterprise) ?? [];
    const rival = envoy.primary && before.find((other) => overlap(other, envoy));
    if (envoy.primary) primaries.set(envoy.enterprise, [...before, envoy]);
    return [
      ...backwards(`/items/${at}/to`, envoy.from, envoy.to),
      ...(rival
        ? [
            {
              pointer: `/items/${at}/primary`,
              zh: `该企业同期已有首席特派员${rival.person}`,
              en: `${rival.person} is the enterprise’s primary envoy in that time`,
            },
          ]
        : []),
    ];
  });
  return { fields: [...enterprises, ...people, ...own], guards: [turn] };
};

/** Project, owner and team exist (Z15). */
export const siteRule: Rule<'sites'> = async (items, { store, jurisdiction }) => {
  const found = await Promise.all([
    unknown(
      store,
      jurisdiction,
      'projects',
      items.map(({ project }, at) => ({ pointer: `/items/${at}/project`, id: project })),
    ),
    unknownPeople(
      store,
      jurisdiction,
      'staff',
      items.flatMap(({ owner, team }, at) => [
        { pointer: `/items/${at}/owner`, id: owner },
        ...team.map((id, n) => ({ pointer: `/items/${at}/team/${n}`, id })),
      ]),
    ),
  ]);
  return { fields: found.flat() };
};
