import type { OutputOf } from '../../shared/contract/index.ts';
import { guaranteeCatalogue } from '../../shared/registry/index.ts';
import type { PairingPlan, ProjectGuarantees } from '../../shared/registry/index.ts';
import type { CivilDate } from '../../shared/time/civil.ts';
import { itemsOf } from './catalogues.ts';
import type { RegistryStore } from './store.ts';

type Card = OutputOf<'responsibilityCard'>;

/** What stands at the head of a printed sheet: whose it is, and of which day. A county not yet registered goes by its code. */
export async function letterhead(
  store: Pick<RegistryStore, 'jurisdiction'>,
  code: string,
  on: CivilDate,
): Promise<Pick<Card, 'jurisdiction' | 'on'>> {
  return { jurisdiction: { code, name: (await store.jurisdiction(code))?.name ?? code }, on };
}

/** An edition as a sheet names it. */
export const sheetPlan = ({
  year,
  edition,
  status,
  submittedAt,
  approvedAt,
}: PairingPlan): NonNullable<Card['plan']> => ({ year, edition, status, submittedAt, approvedAt });

/** The guarantees of projects with the county's words for them and the names of those who give them. */
export async function guaranteesOf(
  store: RegistryStore,
  jurisdiction: string,
  rows: readonly ProjectGuarantees[],
): Promise<(project: string) => Card['pairings'][number]['guarantees']> {
  const [items, people] = await Promise.all([
    rows.length > 0 ? itemsOf(store, jurisdiction, guaranteeCatalogue) : [],
    store.rows(
      jurisdiction,
      'people',
      rows.flatMap(({ given }) => given.map(({ person }) => person)),
    ),
  ]);
  const titles = new Map(items.map(({ id, title }) => [id, title]));
  const order = new Map(items.map(({ id }, at) => [id, at]));
  const given = new Map(rows.map((row) => [row.id, row.given]));
  return (project) =>
    (given.get(project) ?? [])
      .toSorted((a, b) => (order.get(a.item) ?? items.length) - (order.get(b.item) ?? items.length))
      .map(({ item, person }) => ({
        item,
        title: titles.get(item) ?? item,
        person,
        personName: people.get(person)?.row.name ?? person,
      }));
}
