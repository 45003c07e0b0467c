import type { Desk } from '../core/desk.svelte.ts';
import { problemText } from '../core/problem.ts';
import type { CaseRow } from './queue.ts';

/** What became of one case of many. */
export interface BulkResult {
  readonly id: string;
  readonly title: string;
  /** Why it was not assigned; absent if it was. */
  readonly problem?: string;
}

/** Whether a case waits to be assigned, accepted or not. */
export const isAssignable = ({ state }: CaseRow): boolean => state === 'submitted' || state === 'accepted';

/**
 * Hands many cases to one unit, one after the other and each by itself: what fails stays as it was and says why, the others are done.
 * `onresult` is told of each as it comes.
 */
export async function assignAll(
  desk: Pick<Desk, 'call'>,
  rows: readonly CaseRow[],
  leadUnit: string,
  onresult: (result: BulkResult) => void,
): Promise<void> {
  for (const { id, title, state, version } of rows) {
    const at = { caseId: id, version, leadUnit };
    try {
      await (state === 'submitted'
        ? desk.call('POST /api/{jurisdiction}/cases/{caseId}/accept-assign', at)
        : desk.call('POST /api/{jurisdiction}/cases/{caseId}/assign', at));
      onresult({ id, title });
    } catch (error) {
      onresult({ id, title, problem: problemText(error) });
    }
  }
}
