import type { OutputOf } from '../../shared/contract/index.ts';
import { api, ApiProblem } from '../lib/api.ts';

/** What the receipt page shows. */
export interface Filed {
  receipt: string;
  answer: Pick<OutputOf<'fileRequest'>, 'id' | 'statusLine' | 'acknowledgedAt'>;
  /** An earlier attempt, whose answer was lost, had arrived with another text: that text stands. */
  earlier: boolean;
}

/**
 * Sends a case under its receipt. Where the receipt is already taken by an earlier attempt of this very form, that case is shown
 * instead of filing the problem twice.
 * @throws ApiProblem when it was refused or did not arrive
 */
export async function fileUnder(
  receipt: string,
  send: () => Promise<Filed['answer']>,
  read: typeof api = api,
): Promise<Filed> {
  try {
    return { receipt, answer: await send(), earlier: false };
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'duplicate') throw error;
    const { id, statusLine, filedAt } = await read(
      'GET /api/case',
      {},
      {
        auth: { scheme: 'Receipt', value: receipt },
      },
    );
    return { receipt, answer: { id, statusLine, acknowledgedAt: filedAt }, earlier: true };
  }
}
