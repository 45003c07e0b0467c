import type { FilerView } from './timeline.ts';

/** Runs one act of the filer's and tells its outcome; `true` when it was done. */
export type Act = (call: Promise<FilerView>, done: string) => Promise<boolean>;
