import type * as z from 'zod';
import { covers } from '../../shared/identifiers/jurisdiction.ts';
import type { IntakeSettings } from '../../shared/intake/configuration.ts';
import type { QuietRules } from '../../shared/progress/quietRules.ts';
import type { ListName, Programme } from '../../shared/registry/index.ts';
import type { SchemeRecord } from '../../shared/scoring/model.ts';
import type { UseCase } from '../platform/http.ts';
import { problem, refused } from '../platform/problem.ts';
import { cataloguesOf } from './catalogues.ts';
import { stamp } from './ports.ts';
import type { Ports } from './ports.ts';
import type { RegistryStore, Row } from './store.ts';

/** Whose practice a county started from; version 0 before it did. */
export const readConfiguration =
  ({ store }: Pick<Ports, 'store'>): UseCase<'readConfiguration'> =>
  async ({ jurisdiction }) => {
    const known = await store.configuration(jurisdiction);
    return { version: known?.version ?? 0, startedFrom: known?.startedFrom };
  };

/** From whom, and to whom. */
interface Way {
  readonly store: RegistryStore;
  readonly from: string;
  readonly to: string;
}

/**
 * Starts a county from another's practice (F16): shapes of catalogues, entries of those that are practice (guarantees among them),
 * duties, the shapes of programmes, the scoring schemes in force with their versions, rules for cases and for the quiet period. What
 * names people or units stays behind. Adds what is lacking and overwrites
 * nothing, so that it may be repeated; the two counties go their own ways from then on.
 * @throws Problem `not-found` for a county that is not served or that the caller may not see, `rule-refused` for the county itself.
 */
export const startConfiguration =
  ({ store, clock }: Ports): UseCase<'startConfiguration'> =>
  async ({ jurisdiction: to, from, version }, caller) => {
    if (from === to)
      throw refused('不能沿用自己的做法', 'A county cannot start from itself', [
        { pointer: '/from', zh: '请选择另一地', en: 'Choose another county' },
      ]);
    if (!covers(caller.jurisdiction, from) || !(await store.jurisdiction(from))) throw problem('not-found');
    const known = await store.configuration(to);
    if ((known?.version ?? 0) !== version) throw problem('stale-version');

    const way = { store, from, to };
    const fresh = stamp(clock, caller, 0);
    const [shapes, duties, programmes, entries, schemes, intake, quiet, source] = await Promise.all([
      lacking(way, 'catalogues'),
      lacking(way, 'duties'),
      lacking(way, 'programmes'),
      lackingEntries(way),
      lackingSchemes(way),
      lackingIntake(way),
      lackingQuietRules(way),
      store.configuration(from),
    ]);
    await store.write([
      store.saveConfiguration(to, {
        startedFrom: { jurisdiction: from, version: source?.version ?? 0 },
        ...stamp(clock, caller, version),
      }),
      ...shapes.map((row) => store.saveRow(to, 'catalogues', { ...row, ...fresh })),
      ...duties.map((row) => store.saveRow(to, 'duties', { ...row, ...fresh })),
      ...programmes.map((row) => store.saveRow(to, 'programmes', { ...shapeOnly(row), ...fresh })),
      ...schemes.map((scheme) =>
        store.insertScheme(to, { ...scheme, changedAt: fresh.changedAt, changedBy: fresh.changedBy }),
      ),
      ...(quiet ? [store.saveQuietConfiguration(to, { rules: quiet, ...fresh })] : []),
      ...(intake ? [store.saveIntakeConfiguration(to, { settings: intake, ...fresh })] : []),
      ...entries.map(({ catalogue, item }) => store.saveCatalogueItem(to, catalogue, { ...item, ...fresh })),
    ]);
    return {
      version: version + 1,
      catalogues: shapes.length,
      entries: entries.length,
      duties: duties.length,
      programmes: programmes.length,
      schemes: schemes.length,
      intake: intake !== undefined,
      quiet: quiet !== undefined,
    };
  };

async function lacking<N extends ListName>({ store, from, to }: Way, name: N): Promise<Row<N>[]> {
  const [theirs, ours] = await Promise.all([store.whole(from, name), store.whole(to, name)]);
  const known = new Set(ours.map(({ id }) => id));
  return theirs.filter(({ id }) => !known.has(id));
}

/** Entries in force of the catalogues that are practice, unless the county has entries of its own in them. */
async function lackingEntries({ store, from, to }: Way) {
  const shapes = (await cataloguesOf(store, from)).filter(({ practice, linksTo }) => practice && !linksTo);
  const found = await Promise.all(
    shapes.map(async ({ id }) => {
      const [theirs, ours] = await Promise.all([
        store.catalogueItems(from, id),
        store.catalogueItems(to, id),
      ]);
      const offered = new Set(theirs.map(({ row }) => row.id));
      const known = new Set(ours.map(({ row }) => row.id));
      if (!known.isSubsetOf(offered)) return [];
      return theirs
        .filter(({ row }) => !row.retired && !known.has(row.id))
        .map(({ row }) => ({ catalogue: id, item: row }));
    }),
  );
  return found.flat();
}

async function lackingIntake({ store, from, to }: Way): Promise<z.output<typeof IntakeSettings> | undefined> {
  const [theirs, ours] = await Promise.all([store.intakeConfiguration(from), store.intakeConfiguration(to)]);
  if (!theirs || ours) return undefined;
  const { categories, ...settings } = theirs.settings;
  return { ...settings, categories: categories.map(({ code, zh, en }) => ({ code, zh, en })) };
}

/** The scheme in force of each kind in which the county saved none of its own. */
async function lackingSchemes({ store, from, to }: Way): Promise<SchemeRecord[]> {
  const [theirs, ours] = await Promise.all([store.schemes(from), store.schemes(to)]);
  const known = new Set(ours.map(({ kind }) => kind));
  const latest = new Map(theirs.map((scheme) => [scheme.kind, scheme]));
  return [...latest.values()].filter(({ kind }) => !known.has(kind));
}

async function lackingQuietRules({ store, from, to }: Way): Promise<QuietRules | undefined> {
  const [theirs, ours] = await Promise.all([store.quietConfiguration(from), store.quietConfiguration(to)]);
  return ours ? undefined : theirs?.rules;
}

/** A programme without its people and units. */
const shapeOnly = ({ workstreams, workGroups, ...shape }: Programme): Programme => ({
  ...shape,
  workstreams: workstreams.map(({ id, name }) => ({ id, name })),
  workGroups: workGroups.map(({ id, name, categories }) => ({ id, ...(name && { name }), categories })),
});
