import { drawIndexPath } from '../../shared/survey/publicFigures.ts';
import type { DrawFile, DrawIndex } from '../../shared/survey/publicFigures.ts';

/** The files of one month's draw: what was announced, and what came of it. */
export interface DrawFiles {
  readonly commit: DrawFile;
  readonly draw: DrawFile | undefined;
}

/** Fetches a path of the site; `fetch` in the page, a table of files in tests. */
export type Fetch = (path: string) => Promise<Response>;

/** `undefined` where there is no such file. @throws Error without an answer, and for one that is no JSON. */
async function read<T>(get: Fetch, path: string): Promise<T | undefined> {
  const response = await get(`/${path}`);
  if (response.status === 403 || response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as T;
}

/** The county of the address, or the deployment's own. */
export async function jurisdictionOf(get: Fetch, wanted: string | null): Promise<string> {
  if (wanted && /^\d{6}$/.test(wanted)) return wanted;
  return (await read<{ jurisdiction: string }>(get, 'config.json'))?.jurisdiction ?? '';
}

/** A county's draws, newest first; none where nothing was published. */
export async function drawsOf(get: Fetch, jurisdiction: string): Promise<DrawIndex['draws']> {
  return (await read<DrawIndex>(get, drawIndexPath(jurisdiction)))?.draws ?? [];
}

/** The files of a listed draw. @throws Error if the announced one is gone: then nothing can be verified. */
export async function filesOf(get: Fetch, entry: DrawIndex['draws'][number]): Promise<DrawFiles> {
  const [commit, draw] = await Promise.all([
    read<DrawFile>(get, entry.commitPath),
    entry.drawPath ? read<DrawFile>(get, entry.drawPath) : undefined,
  ]);
  if (!commit) throw new Error(`${entry.commitPath} is gone`);
  return { commit, draw };
}

/** What a file that somebody hands in turns out to be. */
export type HandedIn =
  | { readonly kind: 'figures'; readonly file: DrawFile }
  | { readonly kind: 'audit'; readonly value: unknown }
  | { readonly kind: 'line'; readonly value: unknown };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Tells public figures, the auditor's export and a proof of a line apart; `undefined` for anything else. */
export function handedIn(text: string): HandedIn | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  if ((value['kind'] === 'commit' || value['kind'] === 'draw') && isObject(value['figures']))
    return { kind: 'figures', file: value as unknown as DrawFile };
  if (isObject(value['round']) && Array.isArray(value['lines'])) return { kind: 'audit', value };
  if (isObject(value['proof']) && 'frameRoot' in value) return { kind: 'line', value };
  return undefined;
}
