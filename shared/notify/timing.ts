import type { Instant } from '../time/civil.ts';
import { addDays, civilDateOf, civilTimeOf, instantAt, millisecondsOf, shiftInstant } from '../time/civil.ts';
import type { ChannelSettings } from './channel.ts';

/** Whether a time of day (`HH:mm:ss`) is within quiet hours; `21:00`–`08:00` goes over midnight, equal ends are none. */
export function isQuiet(time: string, quiet: ChannelSettings['quiet']): boolean {
  if (!quiet) return false;
  const [now, { from, to }] = [time.slice(0, 5), quiet];
  return from <= to ? from <= now && now < to : now >= from || now < to;
}

/** The last instant at or before `now` at which a digest goes out. */
function lastDigest(digestAt: string, now: Instant): Instant {
  const today = civilDateOf(now);
  const at = instantAt(today, digestAt);
  return at <= now ? at : instantAt(addDays(today, -1), digestAt);
}

/**
 * Whether what was noted at an instant may be sent now. Urgent matters always; with a digest, what was noted before it; else whatever is
 * not kept back by quiet hours.
 */
export function mayGo(
  { quiet, digestAt }: Pick<ChannelSettings, 'quiet' | 'digestAt'>,
  { notedAt, urgent }: { readonly notedAt: Instant; readonly urgent: boolean },
  now: Instant,
): boolean {
  if (urgent) return true;
  if (digestAt !== undefined) return notedAt <= lastDigest(digestAt, now);
  return !isQuiet(civilTimeOf(now), quiet);
}

/** When a delivery that failed so many times is tried again, and after how many failures it is given up (**P**). */
export interface Patience {
  /** Milliseconds after the first failure; doubled with every other … */
  readonly first: number;
  /** … up to this. */
  readonly longest: number;
  readonly attempts: number;
}
export const defaultPatience: Patience = { first: 5 * 60_000, longest: 12 * 3_600_000, attempts: 12 };

/** The instant of the next attempt after the n-th failure; undefined: given up. */
export const nextAttempt = (failures: number, now: Instant, patience: Patience): Instant | undefined =>
  failures >= patience.attempts
    ? undefined
    : shiftInstant(now, Math.min(patience.longest, patience.first * 2 ** (failures - 1)));

/** The start of the minute an instant is in, as milliseconds: the window of the robots' limits. */
export const minuteOf = (now: Instant): number => Math.floor(millisecondsOf(now) / 60_000);
