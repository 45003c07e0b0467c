import { parentJurisdiction } from '../../../shared/identifiers/jurisdiction.ts';
import type { EditionRef, PairingPlan } from '../../../shared/registry/index.ts';
import { cataloguesFor, listsFor } from '../../../shared/registry/ledger/index.ts';
import type { LedgerName, LedgerRegister } from '../../../shared/registry/ledger/index.ts';
import { cataloguesOf, itemsOf } from '../catalogues.ts';
import type { RegistryStore, Row } from '../store.ts';
import type { ImportList } from './rules.ts';

/** The register against which a ledger is read: the lists it fills or names, with no edition's pairings. */
export async function readRegister(
  store: RegistryStore,
  jurisdiction: string,
  ledger: LedgerName,
): Promise<LedgerRegister> {
  const needed = listsFor(ledger);
  const list = async <N extends ImportList>(name: N): Promise<Row<N>[]> =>
    needed.has(name) ? store.whole(jurisdiction, name) : [];
  const city = parentJurisdiction(jurisdiction);
  const shapes = needed.has('catalogues') || needed.has('catalogue') ? cataloguesOf(store, jurisdiction) : [];
  const [own, counties, catalogues, catalogue, categories, cityPeople, ...rows] = await Promise.all([
    store.jurisdiction(jurisdiction),
    store.counties(jurisdiction),
    shapes,
    needed.has('catalogue') ? itemsOfAll(store, jurisdiction, cataloguesFor(ledger)) : [],
    needed.has('categories') ? categoriesOf(store, jurisdiction) : [],
    needed.has('cityPeople') && city !== undefined ? store.whole(city, 'people') : [],
    list('units'),
    list('people'),
    list('enterprises'),
    list('projects'),
    list('chains'),
    list('villages'),
    list('indicators'),
    list('duties'),
    list('programmes'),
    list('assignments'),
    list('guarantees'),
    list('envoys'),
    list('sites'),
    list('deferrals'),
  ]);
  const [units, people, enterprises, projects, chains, villages, indicators, duties, ...arranged] = rows;
  const [programmes, assignments, guarantees, envoys, sites, deferrals] = arranged;
  return {
    jurisdiction: { code: jurisdiction, name: own?.name ?? jurisdiction },
    counties,
    units,
    people,
    enterprises,
    projects,
    chains,
    villages,
    indicators,
    duties,
    programmes,
    assignments,
    guarantees,
    envoys,
    sites,
    deferrals,
    catalogues,
    catalogue,
    categories,
    cityPeople,
    pairings: [],
  };
}

/** The entries of these catalogues, or of all; those that ship where the county has saved none. */
async function itemsOfAll(
  store: RegistryStore,
  jurisdiction: string,
  ids: readonly string[] | undefined,
): Promise<LedgerRegister['catalogue'][number][]> {
  const wanted = ids ?? (await cataloguesOf(store, jurisdiction)).map(({ id }) => id);
  const found = await Promise.all(
    wanted.map(async (catalogue) =>
      (await itemsOf(store, jurisdiction, catalogue)).map((item) => ({ ...item, catalogue })),
    ),
  );
  return found.flat();
}

const categoriesOf = async (store: RegistryStore, jurisdiction: string) =>
  (await store.intakeSettings(jurisdiction)).categories.map(({ code, zh }) => ({ id: code, name: zh }));

/** The edition that a year's schedule goes into, and the one it is compared with. */
export interface ScheduleEditions {
  readonly into: EditionRef & { readonly isNew: boolean };
  readonly latest: PairingPlan | undefined;
}

/** A draft that is there takes the schedule's rows; beside a frozen edition a new one is opened, which holds what the schedule says. */
export async function scheduleEditions(
  store: RegistryStore,
  jurisdiction: string,
  year: number,
): Promise<ScheduleEditions> {
  const latest = (await store.plans(jurisdiction))
    .filter((plan) => plan.year === year)
    .reduce<PairingPlan | undefined>(
      (last, plan) => (last && last.edition > plan.edition ? last : plan),
      undefined,
    );
  const isNew = latest?.status !== 'draft';
  return { into: { year, edition: (latest?.edition ?? 0) + (isNew ? 1 : 0), isNew }, latest };
}
