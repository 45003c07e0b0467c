import type { OutputOf } from '../../../../../shared/contract/index.ts';
import type { Desk } from '../../../core/desk.svelte.ts';

type Catalogue = OutputOf<'listCatalogues'>['items'][number];
type Whole = OutputOf<'readCatalogue'>;

/** What a county has of the practice that another may take over. */
export interface CountyPractice {
  readonly catalogues: readonly Catalogue[];
  /** Catalogues whose entries are practice, with their entries. */
  readonly entries: readonly Whole[];
  readonly duties: readonly { readonly id: string; readonly name: string }[];
  readonly programmes: readonly { readonly id: string; readonly name: string }[];
  /** Version of the rules for cases, and of those of the quiet period; 0 while the defaults apply. */
  readonly intake: number;
  readonly quiet: number;
}

/** What taking over would add. */
export interface Additions {
  readonly catalogues: readonly Catalogue[];
  /** By catalogue, how many entries. */
  readonly entries: readonly { readonly catalogue: Catalogue; readonly count: number }[];
  readonly duties: readonly string[];
  readonly programmes: readonly string[];
  readonly intake: boolean;
  readonly quiet: boolean;
}

const lacking = <T extends { readonly id: string }>(
  theirs: readonly T[],
  ours: readonly { readonly id: string }[],
): T[] => {
  const known = new Set(ours.map(({ id }) => id));
  return theirs.filter(({ id }) => !known.has(id));
};

/** What was saved by a county; what merely ships has version 0. */
const saved = <T extends { readonly version: number }>(rows: readonly T[]): T[] =>
  rows.filter(({ version }) => version > 0);

/**
 * What a county would gain by another's practice, by the rule of the API: what is lacking, and of a catalogue only while the county has
 * no entry of its own in it.
 */
export function additions(theirs: CountyPractice, ours: CountyPractice): Additions {
  const own = new Map(ours.entries.map((whole) => [whole.catalogue.id, saved(whole.items)]));
  const entries = theirs.entries.flatMap(({ catalogue, items }) => {
    const offered = saved(items);
    const known = own.get(catalogue.id) ?? [];
    if (lacking(known, offered).length > 0) return [];
    const count = lacking(offered, known).filter(({ retired }) => !retired).length;
    const listed = theirs.catalogues.find(({ id }) => id === catalogue.id);
    return count > 0 && listed ? [{ catalogue: listed, count }] : [];
  });
  return {
    catalogues: lacking(saved(theirs.catalogues), saved(ours.catalogues)),
    entries,
    duties: lacking(theirs.duties, ours.duties).map(({ name }) => name),
    programmes: lacking(theirs.programmes, ours.programmes).map(({ name }) => name),
    intake: theirs.intake > 0 && ours.intake === 0,
    quiet: theirs.quiet > 0 && ours.quiet === 0,
  };
}

/** Whether nothing of this would be added. */
export const isEmpty = ({ catalogues, entries, duties, programmes, intake, quiet }: Additions): boolean =>
  catalogues.length + entries.length + duties.length + programmes.length === 0 && !intake && !quiet;

/** A county's practice, its own or another's that the caller's account covers. @throws ApiProblem as `api` does */
export async function readPractice(desk: Desk, jurisdiction: string): Promise<CountyPractice> {
  const at = { jurisdiction };
  const most = 500;
  const [{ items: catalogues }, duties, programmes, intake, quiet] = await Promise.all([
    desk.call('GET /api/{jurisdiction}/catalogues', at),
    desk.call('GET /api/{jurisdiction}/duties', { ...at, limit: most }),
    desk.call('GET /api/{jurisdiction}/programmes', { ...at, limit: most }),
    desk.call('GET /api/{jurisdiction}/intake/configuration', at),
    desk.call('GET /api/{jurisdiction}/quiet-period', at),
  ]);
  const entries = await Promise.all(
    catalogues
      .filter(({ practice, linksTo }) => practice && !linksTo)
      .map(({ id }) => desk.call('GET /api/{jurisdiction}/catalogues/{catalogue}', { ...at, catalogue: id })),
  );
  return {
    catalogues,
    entries,
    duties: duties.items,
    programmes: programmes.items,
    intake: intake.version,
    quiet: quiet.version,
  };
}
