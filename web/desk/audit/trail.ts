import type { OutputOf } from '../../../shared/contract/index.ts';

type Page = OutputOf<'readAudit'>;

/** Reads the trail from its oldest entry to its end, page after page, and says how far it is. */
export async function wholeTrail(
  read: (cursor: string | undefined) => Promise<Page>,
  progress: (count: number) => void,
): Promise<Page['items']> {
  const entries: Page['items'] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    entries.push(...page.items);
    progress(entries.length);
    ({ cursor } = page);
  } while (cursor !== undefined);
  return entries;
}
