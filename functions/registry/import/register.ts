import { deferrableCatalogue } from '../../../shared/registry/index.ts';
import type { CatalogueItem, EditionRef, PairingPlan } from '../../../shared/registry/index.ts';
import type { LedgerRecords, LedgerRegister } from '../../../shared/registry/ledger/index.ts';
import type { RegistryStore } from '../store.ts';

/** An entry of the deferrable documents as ledgers have it. */
export const ledgerItem = ({ id, title, attributes }: CatalogueItem): LedgerRecords['catalogue'] => ({
  id,
  catalogue: 'deferrableDocuments',
  title,
  attributes,
});

/** The register against which a ledger is read, with no edition's pairings. */
export async function readRegister(store: RegistryStore, jurisdiction: string): Promise<LedgerRegister> {
  const [own, counties, units, people, enterprises, projects, chains, indicators, duties, catalogue] =
    await Promise.all([
      store.jurisdiction(jurisdiction),
      store.counties(jurisdiction),
      store.whole(jurisdiction, 'units'),
      store.whole(jurisdiction, 'people'),
      store.whole(jurisdiction, 'enterprises'),
      store.whole(jurisdiction, 'projects'),
      store.whole(jurisdiction, 'chains'),
      store.whole(jurisdiction, 'indicators'),
      store.whole(jurisdiction, 'duties'),
      store.catalogueItems(jurisdiction, deferrableCatalogue),
    ]);
  return {
    jurisdiction: { code: jurisdiction, name: own?.name ?? jurisdiction },
    counties,
    units,
    people,
    enterprises,
    projects,
    chains,
    indicators,
    duties,
    catalogue: catalogue.map(({ row }) => ledgerItem(row)),
    pairings: [],
  };
}

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
