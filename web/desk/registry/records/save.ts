import type { RouteKey } from '../../../../shared/contract/index.ts';
import type { Desk } from '../../core/desk.svelte.ts';
import type { RecordList } from './fields.ts';
import type { Row } from './values.ts';

/** Saves one row of a list and reads the list anew; answers whether anything changed. @throws ApiProblem as `api` does */
export async function saveRow(desk: Desk, list: RecordList, row: Row): Promise<boolean> {
  const key = `PUT /api/{jurisdiction}/${list}` satisfies RouteKey;
  // Which list it is, is known at run time only; the server checks the row against that list's schema.
  const { unchanged } = await desk.call(key, { items: [row as never] });
  await desk.directory.refresh(list);
  return unchanged === 0;
}
