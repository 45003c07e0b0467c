import { cataloguesFor, listsFor } from '../../registry/ledger/index.ts';
import type { LedgerName, LedgerRegister, RegisterList } from '../../registry/ledger/index.ts';
import { everyRow } from './source.ts';
import type { ExportSource } from './source.ts';

/** Lists of the register that the API gives page by page. */
const paged = [
  'units',
  'people',
  'enterprises',
  'projects',
  'chains',
  'villages',
  'indicators',
  'duties',
  'programmes',
  'assignments',
  'guarantees',
  'envoys',
  'sites',
  'deferrals',
] as const satisfies readonly RegisterList[];
type PagedList = (typeof paged)[number];

const empty: Omit<LedgerRegister, 'jurisdiction'> = {
  units: [],
  people: [],
  enterprises: [],
  projects: [],
  chains: [],
  villages: [],
  indicators: [],
  duties: [],
  programmes: [],
  assignments: [],
  guarantees: [],
  envoys: [],
  sites: [],
  deferrals: [],
  catalogues: [],
  catalogue: [],
  categories: [],
  cityPeople: [],
  pairings: [],
};

/**
 * The lists that a ledger's export shows and takes names from, as the caller may see them. The people of the city above are not among them:
 * their ids stand for their names.
 */
export async function readLists(source: ExportSource, ledger: LedgerName): Promise<LedgerRegister> {
  const needed = listsFor(ledger);
  const lists = await Promise.all(
    paged
      .filter((name) => needed.has(name))
      .map(async (name: PagedList) => [name, await everyRow(source, name)] as const),
  );
  const wantsShapes = needed.has('catalogues') || needed.has('catalogue');
  const catalogues = wantsShapes ? (await source.call('GET /api/{jurisdiction}/catalogues', {})).items : [];
  const wanted = needed.has('catalogue')
    ? catalogues.filter(({ id }) => cataloguesFor(ledger)?.includes(id) ?? true)
    : [];
  const entries = await Promise.all(
    wanted.map(async ({ id }) =>
      (await source.call('GET /api/{jurisdiction}/catalogues/{catalogue}', { catalogue: id })).items.map(
        (item) => ({ ...item, catalogue: id }),
      ),
    ),
  );
  const categories = needed.has('categories')
    ? (await source.call('GET /api/{jurisdiction}/form-options', {})).categories
    : [];
  return {
    ...empty,
    ...(Object.fromEntries(lists) as Partial<LedgerRegister>),
    jurisdiction: { code: '', name: '' },
    catalogues,
    catalogue: entries.flat(),
    categories: categories.map(({ id, zh }) => ({ id, name: zh })),
  };
}
