import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Desk } from '../core/desk.svelte.ts';
import { yuan } from '../../lib/format.ts';
import { t } from './messages.ts';

/** The plain lists of the registry. */
export const rowLists = ['units', 'people', 'enterprises', 'projects', 'indicators'] as const;
export type RowListName = (typeof rowLists)[number];
export const isRowList = (name: string): name is RowListName =>
  (rowLists as readonly string[]).includes(name);

/** One line of any list, as texts in the order of its heads. */
export interface Row {
  readonly id: string;
  readonly cells: readonly string[];
}

/** A page of a list and where the next begins. */
export interface RowPage {
  readonly rows: readonly Row[];
  readonly cursor: string | undefined;
}

const pageSize = 200;

interface RowsOf {
  units: OutputOf<'listUnits'>['items'][number];
  people: OutputOf<'listPeople'>['items'][number];
  enterprises: OutputOf<'listEnterprises'>['items'][number];
  projects: OutputOf<'listProjects'>['items'][number];
  indicators: OutputOf<'listIndicators'>['items'][number];
}

/** The heads of a list's columns, in the page's language. */
export function heads(list: RowListName): string[] {
  const names = {
    units: [t('name'), t('kind'), t('rated'), t('id')],
    people: [t('person'), t('kind'), t('post'), t('unit')],
    enterprises: [t('name'), t('townName'), t('sector'), t('size'), t('aboveScale'), t('phone')],
    projects: [t('name'), t('amount'), t('owner'), t('difficulty')],
    indicators: [t('name'), t('chief'), t('leadUnit')],
  };
  return names[list];
}

const yesNo = (yes: boolean): string => t(yes ? 'yes' : 'no');

function cellsOf(desk: Pick<Desk, 'directory'>): {
  [N in RowListName]: (row: RowsOf[N]) => string[];
} {
  const unit = (id: string | undefined): string => desk.directory.name('units', id);
  return {
    units: ({ name, kind, rated, id }) => [name, t(kind), yesNo(rated), id],
    people: ({ name, kind, post, unit: id }) => [name, t(kind), post ?? '—', unit(id)],
    enterprises: ({ name, town, sector, size, aboveScale, contact }) => [
      name,
      town,
      t(sector),
      t(size),
      yesNo(aboveScale),
      contact ? `${contact.name} ${contact.phone}` : '—',
    ],
    projects: ({ name, amount, ownerUnit, difficulty, suspended }) => [
      name + (suspended ? t('suspended') : ''),
      yuan(amount),
      unit(ownerUnit),
      difficulty,
    ],
    indicators: ({ name, chief, leadUnit }) => [name, desk.directory.name('people', chief), unit(leadUnit)],
  };
}

/** Reads one page of a list. Names of units and people follow as they arrive. */
export async function readPage(
  desk: Desk,
  list: RowListName,
  cursor: string | undefined,
  signal?: AbortSignal,
): Promise<{ items: RowsOf[RowListName][]; cursor: string | undefined }> {
  const key = `GET /api/{jurisdiction}/${list}` as const;
  const page: { items: RowsOf[RowListName][]; cursor?: string | undefined } = await desk.call(
    key,
    { limit: pageSize, ...(cursor && { cursor }) },
    signal,
  );
  return { items: page.items, cursor: page.cursor };
}

/** A list's records as lines of texts. */
export function rowsOf(
  desk: Pick<Desk, 'directory'>,
  list: RowListName,
  items: readonly RowsOf[RowListName][],
): Row[] {
  const cells = cellsOf(desk)[list] as (row: RowsOf[RowListName]) => string[];
  return items.map((item) => ({ id: item.id, cells: cells(item) }));
}

/** The lines in which every word of the search occurs somewhere. */
export function search(rows: readonly Row[], text: string): Row[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(({ id, cells }) => {
    const all = [id, ...cells].join(' ').toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
