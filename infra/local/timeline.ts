import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { MovableClock } from './clock.ts';
import { damagedData } from './errors.ts';
import { writeAtomically } from './files.ts';
import { dueBetween, type Schedule } from './schedules.ts';

/** What a move of the clock did. */
export interface Moved {
  readonly now: string;
  readonly fired: number;
  /** Runs that still failed after their retries, as `<schedule> <due time>: <reason>`. */
  readonly failed: readonly string[];
}

/** Time as the stack lives it: the clock, and the schedules that fall due on it. */
export interface Timeline {
  /**
   * Moves the clock to an instant. Every run that falls due on the way happens at its time, in order, and what follows
   * from it is done before the next.
   * @throws RangeError when the instant is past or too much falls due on the way
   */
  readonly moveTo: (instant: Date) => Promise<Moved>;
  /** Ends the ticking; a run at hand is finished. */
  readonly stop: () => Promise<void>;
}

/** What a timeline is made of. */
export interface TimelineOptions {
  readonly clock: MovableClock;
  readonly schedules: readonly Schedule[];
  readonly invoke: (functionId: string, event: unknown) => Promise<unknown>;
  /** Waits until what a run has caused through streams and queues is done. */
  readonly settle: () => Promise<void>;
  readonly report: (message: string) => void;
  /** Where the instant up to which schedules have run is kept; without it, forgotten. */
  readonly file?: string | undefined;
  /** How many runs one move may cause. */
  readonly limit?: number;
}

/** A year of two hourly runs, and some. */
export const DEFAULT_RUN_LIMIT = 20_000;

/** Lambda tries an asynchronous event three times. */
const ATTEMPTS = 3;

const TICK_MS = 1000;

const stateSchema = z.object({ doneUntil: z.iso.datetime() });

/** Starts the timeline: from now on schedules also fire as the clock runs by itself. */
export function startTimeline(options: TimelineOptions): Timeline {
  const { clock, schedules, invoke, settle, report, file, limit = DEFAULT_RUN_LIMIT } = options;
  const abort = new AbortController();
  let doneUntil = (file && readState(file)) || clock.now();
  let last: Promise<unknown> = Promise.resolve();
  const keep = (instant: Date): void => {
    doneUntil = instant;
    if (file) writeAtomically(file, JSON.stringify({ doneUntil: instant.toISOString() }));
  };
  keep(doneUntil);

  const fire = async (schedule: Schedule, at: Date): Promise<string | undefined> => {
    let reason = '';
    for (let attempt = 1; attempt <= ATTEMPTS && !abort.signal.aborted; attempt += 1) {
      try {
        await invoke(schedule.functionId, schedule.event(at));
        return undefined;
      } catch (error) {
        reason = error instanceof Error ? error.message : String(error);
      }
    }
    const failure = `${schedule.id} ${at.toISOString()}: ${reason}`;
    report(failure);
    return failure;
  };

  const runUntil = async (instant: Date): Promise<Omit<Moved, 'now'>> => {
    const failed: string[] = [];
    let fired = 0;
    for (const { schedule, at } of dueBetween(schedules, doneUntil, instant, limit)) {
      if (abort.signal.aborted) return { fired, failed };
      if (at > clock.now()) clock.set(at);
      const failure = await fire(schedule, at);
      if (failure && abort.signal.aborted) return { fired, failed };
      if (failure) failed.push(failure);
      fired += 1;
      await settle();
      keep(at);
    }
    if (instant > doneUntil) keep(instant);
    return { fired, failed };
  };

  const exclusively = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };

  const tick = async (): Promise<void> => {
    while (!abort.signal.aborted) {
      await exclusively(() => runUntil(clock.now())).catch((error: unknown) => report(String(error)));
      await sleep(TICK_MS, undefined, { signal: abort.signal }).catch(() => {});
    }
  };
  const ticking = tick();

  return {
    moveTo: (instant) =>
      exclusively(async () => {
        if (Number.isNaN(instant.getTime()) || instant < clock.now()) {
          throw new RangeError(`the clock only moves forward: it is ${clock.now().toISOString()}`);
        }
        const { fired, failed } = await runUntil(instant);
        if (instant > clock.now()) clock.set(instant);
        await settle();
        return { now: clock.now().toISOString(), fired, failed };
      }),
    stop: async () => {
      abort.abort();
      await ticking;
      await last;
    },
  };
}

function readState(file: string): Date | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return new Date(stateSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).doneUntil);
  } catch (error) {
    throw damagedData(`the schedules' file ${file} cannot be read`, error);
  }
}
