import type { OutputOf, RouteKey } from '../../../../../shared/contract/index.ts';
import { toast } from '../../../../lib/toast.svelte.ts';
import type { Desk } from '../../../core/desk.svelte.ts';
import { type Resource, resource } from '../../../core/resource.svelte.ts';
import { t } from '../messages.ts';

/** The rows of each list as these pages read them, with their versions. */
interface Rows {
  programmes: OutputOf<'listProgrammes'>['items'][number];
  assignments: OutputOf<'listAssignments'>['items'][number];
  guarantees: OutputOf<'listGuarantees'>['items'][number];
  envoys: OutputOf<'listEnvoys'>['items'][number];
  sites: OutputOf<'listSites'>['items'][number];
  deferrals: OutputOf<'listDeferrals'>['items'][number];
  duties: OutputOf<'listDuties'>['items'][number];
}
export type ArrangementList = keyof Rows;
export type RowOf<N extends ArrangementList> = Rows[N];

const pageSize = 500;
const underWay = new Map<string, Promise<unknown>>();

async function fetchWhole<N extends ArrangementList>(desk: Desk, list: N): Promise<RowOf<N>[]> {
  const key = `GET /api/{jurisdiction}/${list as ArrangementList}` satisfies RouteKey;
  const found: unknown[] = [];
  let cursor: string | undefined;
  do {
    const page: { items: readonly unknown[]; cursor?: string | undefined } = await desk.call(key, {
      limit: pageSize,
      ...(cursor && { cursor }),
    });
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  return found as RowOf<N>[];
}

/**
 * Every row of a list. Two parts of the page that ask at the same time, the list and the detail beside it, share one reading.
 * @throws ApiProblem as `api` does
 */
export function readWhole<N extends ArrangementList>(desk: Desk, list: N): Promise<RowOf<N>[]> {
  const known = underWay.get(list) as Promise<RowOf<N>[]> | undefined;
  if (known) return known;
  const reading = fetchWhole(desk, list).finally(() => underWay.delete(list));
  underWay.set(list, reading);
  return reading;
}

/** A whole list, read anew after every change made at this desk. Call while a component is being set up. */
export const wholeList = <N extends ArrangementList>(desk: Desk, list: N): Resource<RowOf<N>[]> =>
  resource(() => {
    void desk.turn;
    return readWhole(desk, list);
  });

/** One row as it stands now. @throws ApiProblem as `api` does */
export async function readRow<N extends ArrangementList>(
  desk: Desk,
  list: N,
  id: string,
): Promise<RowOf<N> | undefined> {
  return (await fetchWhole(desk, list)).find((row) => row.id === id);
}

/** Saves one row and says so. @throws ApiProblem as `api` does */
export async function saveRow<N extends ArrangementList>(desk: Desk, list: N, row: RowOf<N>): Promise<void> {
  const key = `PUT /api/{jurisdiction}/${list as ArrangementList}` satisfies RouteKey;
  // Which of the lists it is, the compiler has checked in this function's own signature.
  const { unchanged } = await desk.call(key, { items: [row as never] });
  toast.show(t(unchanged === 0 ? 'saved' : 'same'));
}
