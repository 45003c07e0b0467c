import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { damagedData } from './errors.ts';
import { writeAtomically } from './files.ts';

/** The clock of the local stage: it runs at the machine's pace from wherever it was set. */
export interface MovableClock {
  /** Eight shared bytes, a Float64: milliseconds between this clock and the machine's. Functions read it. */
  readonly shared: SharedArrayBuffer;
  readonly now: () => Date;
  /** Moves the clock forward. @throws RangeError when the instant lies in this clock's past */
  readonly set: (instant: Date) => void;
  /** Stops keeping time: what is stored is where the next start goes on. */
  readonly close: () => void;
}

/** What a clock is made of. */
export interface ClockOptions {
  /** Where the clock stands on fresh data. */
  readonly start: Date;
  /** Where its state is kept; without it the clock forgets. */
  readonly file?: string | undefined;
  /** The machine's time in milliseconds since 1970. */
  readonly machine?: () => number;
}

const stateSchema = z.union([
  z.object({ offset: z.number() }),
  z.object({ stoppedAt: z.iso.datetime({ offset: true }) }),
]);

/**
 * Opens the clock. It stands still while the system is stopped, and after a crash goes on as if it had never stopped,
 * so it never runs backwards.
 */
export function openClock({ start, file, machine = Date.now }: ClockOptions): MovableClock {
  const shared = new SharedArrayBuffer(8);
  const offset = new Float64Array(shared);
  const write = (state: z.infer<typeof stateSchema>): void => {
    if (file) writeAtomically(file, JSON.stringify(state));
  };
  const now = (): Date => new Date(machine() + (offset[0] ?? 0));

  const state = file ? readState(file) : undefined;
  if (state && 'offset' in state) offset[0] = state.offset;
  else offset[0] = (state ? Date.parse(state.stoppedAt) : start.getTime()) - machine();
  write({ offset: offset[0] });

  return {
    shared,
    now,
    set: (instant) => {
      if (!(instant.getTime() >= now().getTime())) {
        throw new RangeError(`the clock only moves forward: it is ${now().toISOString()}`);
      }
      offset[0] = instant.getTime() - machine();
      write({ offset: offset[0] });
    },
    close: () => write({ stoppedAt: now().toISOString() }),
  };
}

function readState(file: string): z.infer<typeof stateSchema> | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw damagedData(`the clock's file ${file} cannot be read`, error);
  }
}
