/** The one source of the present. In the local stage `clock.local.ts` takes this file's place. */
export interface Clock {
  now(): Date;
}

/** The system's time. */
export const clock: Clock = { now: () => new Date() };
