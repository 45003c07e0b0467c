import { workerData } from 'node:worker_threads';
import type { Clock } from './clock.ts';

/** Milliseconds between the local runner's movable clock and the machine's, in memory shared with the runner. */
const offset = new Float64Array((workerData as { readonly clock: SharedArrayBuffer }).clock);

/** The time of the local stage, which the runner sets and moves. */
export const clock: Clock = { now: () => new Date(Date.now() + (offset[0] ?? 0)) };
