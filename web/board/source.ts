import type {
  BoardClearing,
  BoardPublication,
  ClearingNotice,
  PublicationIndex,
} from '../../shared/scoring/board.ts';
import { publicationIndexPath, publicationPath } from '../../shared/scoring/board.ts';
import { type ChainVerdict, type Publication, verifyChain } from '../../shared/scoring/publication.ts';
import { addMonths, civilDateOf } from '../../shared/time/civil.ts';
import { MONTHS } from './months.ts';

export type IndexEntry = PublicationIndex['entries'][number];

/** Fetches a path of the site; `fetch` in the page, a table of files in tests. */
export type Fetch = (path: string) => Promise<Response>;

/** The browser's own fetch; only the index may have changed since it was last seen. */
export const siteFetch: Fetch = (path) =>
  fetch(path, path.endsWith('/index.json') ? { cache: 'no-cache' } : undefined);

/** `missing`: there is no such file. `offline`: no answer. `unreadable`: an answer that is no JSON. */
export class SourceProblem extends Error {
  readonly code: 'missing' | 'offline' | 'unreadable';
  constructor(code: SourceProblem['code'], path: string) {
    super(`${code}: ${path}`);
    this.name = 'SourceProblem';
    this.code = code;
  }
}

/** The statuses by which a bucket behind a CDN says that a file is not there. */
const ABSENT = [403, 404];

async function readJson<T>(get: Fetch, path: string): Promise<T> {
  const response = await get(`/${path}`).catch(() => undefined);
  if (!response) throw new SourceProblem('offline', path);
  if (ABSENT.includes(response.status)) throw new SourceProblem('missing', path);
  if (!response.ok) throw new SourceProblem('unreadable', path);
  return response.json().catch(() => {
    throw new SourceProblem('unreadable', path);
  }) as Promise<T>;
}

/** What a county has published, newest first; undefined where it has published nothing. @throws SourceProblem */
export async function readIndex(get: Fetch, jurisdiction: string): Promise<PublicationIndex | undefined> {
  try {
    return await readJson<PublicationIndex>(get, publicationIndexPath(jurisdiction));
  } catch (error) {
    if (error instanceof SourceProblem && error.code === 'missing') return undefined;
    throw error;
  }
}

/** The code of the deployment's own county, where the address names none. @throws SourceProblem */
export async function ownJurisdiction(get: Fetch): Promise<string> {
  return (await readJson<{ jurisdiction: string }>(get, 'config.json')).jurisdiction;
}

/** @throws SourceProblem */
export function readPublication(
  get: Fetch,
  jurisdiction: string,
  sequence: number,
): Promise<BoardPublication> {
  return readJson<BoardPublication>(get, publicationPath(jurisdiction, sequence));
}

/** The boards that count: the last one of each month, newest month first. A later one of the same month corrects the earlier. */
export function monthEntries({ entries }: PublicationIndex): IndexEntry[] {
  const last = new Map<string, IndexEntry>();
  for (const entry of entries) {
    if (entry.kind !== 'board') continue;
    if (entry.sequence > (last.get(entry.month)?.sequence ?? 0)) last.set(entry.month, entry);
  }
  return [...last.values()].sort((a, b) => (a.month < b.month ? 1 : -1));
}

/** Earlier boards of the same month, which this one corrects. */
export function correctedBy(entry: IndexEntry, { entries }: PublicationIndex): IndexEntry[] {
  return entries.filter(
    ({ kind, month, sequence }) => kind === entry.kind && month === entry.month && sequence < entry.sequence,
  );
}

/** What checking the chain found. `fileMissing`: a publication cannot be fetched. `indexDiffers`: the list names another hash. */
export type Check =
  | ChainVerdict
  | {
      readonly intact: false;
      readonly code: 'fileMissing' | 'indexDiffers' | 'offline';
      readonly sequence: number;
    };

/**
 * Fetches every publication from 1 to the one on the page and verifies all hashes and links in this browser. The page's own
 * document is checked as it is shown, not fetched anew. `progress` is told how many of them have arrived.
 */
export async function checkChain(
  get: Fetch,
  shown: BoardPublication,
  index: PublicationIndex,
  progress: (done: number) => void,
): Promise<Check> {
  const publications: BoardPublication[] = [];
  for (let sequence = 1; sequence < shown.sequence; sequence += 1) {
    try {
      publications.push(await readPublication(get, shown.jurisdiction, sequence));
    } catch (error) {
      const offline = error instanceof SourceProblem && error.code === 'offline';
      return { intact: false, code: offline ? 'offline' : 'fileMissing', sequence };
    }
    progress(sequence);
  }
  publications.push(shown);
  progress(shown.sequence);
  const verdict = await verifyChain(publications);
  if (!verdict.intact) return verdict;
  const hashOf = new Map(publications.map(({ sequence, hash }) => [sequence, hash]));
  const other = index.entries.find(
    ({ sequence, hash }) => hashOf.has(sequence) && hashOf.get(sequence) !== hash,
  );
  return other ? { intact: false, code: 'indexDiffers', sequence: other.sequence } : verdict;
}

/** Boards of earlier months, and the months whose file did not arrive or is not the one that the index names. */
export interface EarlierMonths {
  readonly publications: readonly BoardPublication[];
  readonly missing: readonly string[];
}

/** Fetches the boards of the months before the one on the page, as far back as heat maps and lines look; none of them may fail the others. */
export async function readEarlier(
  get: Fetch,
  shown: BoardPublication,
  index: PublicationIndex,
): Promise<EarlierMonths> {
  const first = addMonths(shown.month, 1 - MONTHS);
  const wanted = monthEntries(index).filter(({ month }) => month >= first && month < shown.month);
  const read = await Promise.all(
    wanted.map(async ({ month, sequence, hash }) => {
      const publication = await readPublication(get, shown.jurisdiction, sequence).catch(() => undefined);
      return { month, publication: publication?.hash === hash ? publication : undefined };
    }),
  );
  return {
    publications: read.flatMap(({ publication }) => publication ?? []),
    missing: read.flatMap(({ month, publication }) => (publication ? [] : [month])),
  };
}

/**
 * The names cleared in the board's month: those on the board, and those that were published after it as links of the chain. One that does
 * not arrive is left to the next visit; the board itself stands.
 */
export async function readClearings(
  get: Fetch,
  { jurisdiction, month, payload }: BoardPublication,
  { entries }: PublicationIndex,
): Promise<readonly BoardClearing[]> {
  const onBoard = payload.clearings ?? [];
  const later = entries.filter(
    (entry) =>
      entry.kind === 'nameClearing' && entry.month === month && entry.publishedAt > payload.publishedAt,
  );
  const read = await Promise.all(
    later.map(({ sequence }) =>
      readJson<Publication<ClearingNotice>>(get, publicationPath(jurisdiction, sequence)).catch(
        () => undefined,
      ),
    ),
  );
  return [
    ...onBoard,
    ...read.flatMap((link) =>
      link
        ? {
            name: link.payload.name,
            text: link.payload.text,
            publishedOn: civilDateOf(link.payload.publishedAt),
          }
        : [],
    ),
  ];
}
