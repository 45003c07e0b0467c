import type { FilerView } from './timeline.ts';

/**
 * Runs one act of the filer's and tells its outcome; `true` when it was done. Then the page is shown from its top, unless one
 * `stays` where one writes.
 */
export type Act = (call: Promise<FilerView>, done: string, stays?: boolean) => Promise<boolean>;
