import { setTimeout as sleep } from 'node:timers/promises';

/** Something that asks a source for work again and again. */
export interface Poller {
  /** Works until a pass finds nothing; gives how much was found. */
  readonly drain: () => Promise<number>;
  /** Ends after the pass at hand, which is told by the signal. */
  readonly stop: () => Promise<void>;
}

/** One look at the source; gives how much it found. `draining` asks it not to wait for more. */
export type Pass = (signal: AbortSignal, draining: () => boolean) => Promise<number>;

/** Pauses in milliseconds: between looks that found nothing, and after a look that failed. */
export interface PollerPauses {
  readonly idle: number;
  readonly failed: number;
}

const DEFAULT_PAUSES: PollerPauses = { idle: 250, failed: 1000 };

/** Starts polling. Passes never overlap. */
export function startPoller(
  pass: Pass,
  report: (error: unknown) => void,
  pauses: PollerPauses = DEFAULT_PAUSES,
): Poller {
  const abort = new AbortController();
  const { signal } = abort;
  let last: Promise<unknown> = Promise.resolve();
  let draining = 0;

  const exclusively = (): Promise<number> => {
    const next = last.then(() => (signal.aborted ? 0 : pass(signal, () => draining > 0)));
    last = next.catch(() => 0);
    return next;
  };

  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      let pause = 0;
      try {
        if ((await exclusively()) === 0) pause = pauses.idle;
      } catch (error) {
        if (!signal.aborted) report(error);
        pause = pauses.failed;
      }
      await sleep(pause, undefined, { signal }).catch(() => {});
    }
  };
  const running = loop();

  return {
    drain: async () => {
      draining += 1;
      try {
        let total = 0;
        for (let found = await exclusively(); found > 0; found = await exclusively()) total += found;
        return total;
      } finally {
        draining -= 1;
      }
    },
    stop: async () => {
      abort.abort();
      await running;
      await last;
    },
  };
}
