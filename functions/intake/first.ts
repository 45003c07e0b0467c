import { Problem } from '../platform/problem.ts';
import type { Write } from '../platform/table.ts';
import type { IntakeStore } from './store.ts';

/** Writes unless someone else was there first; whether it was written. */
export async function writtenFirst(
  store: Pick<IntakeStore, 'write'>,
  ...writes: [Write, ...Write[]]
): Promise<boolean> {
  try {
    await store.write(...writes);
    return true;
  } catch (error) {
    if (error instanceof Problem && (error.code === 'duplicate' || error.code === 'stale-version'))
      return false;
    throw error;
  }
}
