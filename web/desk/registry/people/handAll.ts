import type { OutputOf } from '../../../../shared/contract/index.ts';
import { newKey } from '../../../lib/key.ts';
import type { Desk } from '../../core/desk.svelte.ts';
import { type HeldList, type HeldRows, heldLists, type Matter, rowsAfter } from './handover.ts';

/** A matter and who takes it over. */
export interface Handed {
  readonly matter: Matter;
  readonly successor: string;
}

const pageSize = 500;

async function readAll<L extends HeldList>(desk: Desk, list: L): Promise<HeldRows[L][]> {
  const key: `GET /api/{jurisdiction}/${HeldList}` = `GET /api/{jurisdiction}/${list}`;
  const rows: HeldRows[L][] = [];
  let cursor: string | undefined;
  do {
    const page = (await desk.call(key, { limit: pageSize, ...(cursor && { cursor }) })) as {
      items: HeldRows[L][];
      cursor?: string;
    };
    rows.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  return rows;
}

/** Saves the rows of one list with the successors in the leaver's place; rows that others changed meanwhile are refused. */
async function handRows<L extends HeldList>(
  desk: Desk,
  list: L,
  handed: readonly Handed[],
  leaver: string,
  on: string,
): Promise<void> {
  const successors = new Map(handed.map(({ matter, successor }) => [matter.row, successor]));
  const rows = await readAll(desk, list);
  const items = rows.flatMap((row) => {
    const successor = successors.get(row.id);
    return successor ? rowsAfter(list, row, { leaver, successor, on, newId: newKey }) : [];
  });
  const batch = 100;
  for (let at = 0; at < items.length; at += batch) {
    const key: `PUT /api/{jurisdiction}/${HeldList}` = `PUT /api/{jurisdiction}/${list}`;
    // The rows came from this very list; the server checks them against its schema.
    await desk.call(key, { items: items.slice(at, at + batch) as never[] });
  }
}

/**
 * Hands everything over: rows that name the leaver at once, pairings by drafting the next edition of the plan.
 * @returns the drafted editions, none where there was no pairing
 * @throws ApiProblem as `api` does; what was handed over before stays so, and doing it again goes on from there
 */
export async function handAll(
  desk: Desk,
  { leaver, on }: { leaver: string; on: string },
  handed: readonly Handed[],
): Promise<OutputOf<'handOver'>['plans']> {
  for (const list of heldLists) {
    const here = handed.filter(({ matter }) => matter.kind === list);
    if (here.length > 0) await handRows(desk, list, here, leaver, on);
  }
  await Promise.all((['indicators', 'programmes'] as const).map((list) => desk.directory.refresh(list)));
  // Last, so that doing it again after a failure drafts no second edition.
  const successors = handed.flatMap(({ matter: { subject }, successor }) =>
    subject ? [{ subject: { kind: subject.kind, id: subject.id }, official: successor }] : [],
  );
  if (successors.length === 0) return [];
  const input = { personId: leaver, on, successors };
  return (await desk.call('POST /api/{jurisdiction}/people/{personId}/hand-over', input)).plans;
}
