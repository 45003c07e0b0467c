import { compareBytes } from './bytes.ts';
import type { SurveyConfig } from './config.ts';
import { defaultSurveyConfig } from './config.ts';
import { sectorGroupOf } from './frame.ts';

/** A stratum as drawn from: one or more frame strata, with what was in the frame, eligible, and drawn. */
export interface DrawStratum {
  /** The member codes joined by `+`. */
  readonly code: string;
  /** Frame strata merged into this one, sorted by bytes. */
  readonly members: readonly string[];
  readonly frame: number;
  readonly eligible: number;
  readonly drawn: number;
}

type Undrawn = Omit<DrawStratum, 'drawn'>;

/**
 * Invitations of a month: one third of the frame while it is small, else the larger of a fixed number and a percentage,
 * rounded up, and never more than are eligible.
 *
 * @param frameSize number of enterprises in the frame, eligible or not.
 */
export function sampleSize(
  frameSize: number,
  eligible: number,
  { sampling }: SurveyConfig = defaultSurveyConfig,
): number {
  const wanted =
    frameSize < sampling.smallFrameBelow
      ? Math.ceil(frameSize / sampling.smallFrameParts)
      : Math.max(sampling.largeFrameMinimum, Math.ceil((frameSize * sampling.largeFramePercent) / 100));
  return Math.min(wanted, eligible);
}

/**
 * Seats of each stratum, in the order given: `b = min(base, N)` each if those fit into `seats`, else none; the rest by
 * largest remainder in proportion to `N − b`, ties by stratum code (bytes). All arithmetic is on exact integers.
 * Throws RangeError if there are more seats than eligible enterprises or the numbers are too large to be exact.
 */
export function allocate(
  strata: readonly { readonly code: string; readonly eligible: number }[],
  seats: number,
  baseSeats = defaultSurveyConfig.sampling.baseSeats,
): number[] {
  const total = strata.reduce((sum, { eligible }) => sum + eligible, 0);
  if (seats > total) throw new RangeError(`${seats} seats for ${total} eligible enterprises`);
  if (!Number.isSafeInteger(seats * total)) throw new RangeError('Frame too large for exact allocation');
  const wantedBase = strata.map(({ eligible }) => Math.min(baseSeats, eligible));
  const baseSum = wantedBase.reduce((sum, b) => sum + b, 0);
  const base = baseSum <= seats ? wantedBase : strata.map(() => 0);
  const rest = baseSum <= seats ? seats - baseSum : seats;
  const pool = baseSum <= seats ? total - baseSum : total;
  if (rest === 0) return base;
  const shares = strata.map(({ code, eligible }, index) => {
    const product = rest * (eligible - base[index]!);
    return { index, code, whole: Math.floor(product / pool), remainder: product % pool };
  });
  const result = shares.map(({ index, whole }) => base[index]! + whole);
  const left = seats - result.reduce((sum, n) => sum + n, 0);
  shares.sort((a, b) => b.remainder - a.remainder || compareBytes(a.code, b.code));
  for (const { index } of shares.slice(0, left)) result[index]! += 1;
  return result;
}

const smallestFirst = (a: Undrawn, b: Undrawn) => a.eligible - b.eligible || compareBytes(a.code, b.code);

function join(a: Undrawn, b: Undrawn): Undrawn {
  const members = [...a.members, ...b.members].sort(compareBytes);
  return {
    code: members.join('+'),
    members,
    frame: a.frame + b.frame,
    eligible: a.eligible + b.eligible,
  };
}

function sharesSectorGroup(a: Undrawn, b: Undrawn): boolean {
  const groups = new Set(a.members.map(sectorGroupOf));
  return b.members.some((member) => groups.has(sectorGroupOf(member)));
}

/**
 * Merges strata until each gets at least `minInvitations` of the `seats`, or one is left, and allocates the seats.
 * In each step, of the strata that would get too few, the one with the fewest eligible joins the one with the fewest
 * eligible of its sector group, else of all; ties by code. A merged stratum belongs to the sector groups of all its
 * members. The result is sorted by code.
 *
 * @param counts for each frame stratum, its enterprises in the frame and those of them that are eligible.
 */
export function mergeAndAllocate(
  counts: readonly { readonly code: string; readonly frame: number; readonly eligible: number }[],
  seats: number,
  { sampling }: SurveyConfig = defaultSurveyConfig,
): DrawStratum[] {
  let strata: Undrawn[] = counts.map(({ code, frame, eligible }) => ({
    code,
    members: [code],
    frame,
    eligible,
  }));
  for (;;) {
    const drawn = allocate(strata, seats, sampling.baseSeats);
    const short = strata.filter((_, index) => drawn[index]! < sampling.minInvitations).sort(smallestFirst)[0];
    if (short === undefined || strata.length === 1) {
      return strata
        .map((stratum, index) => ({ ...stratum, drawn: drawn[index]! }))
        .sort((a, b) => compareBytes(a.code, b.code));
    }
    const others = strata.filter((stratum) => stratum !== short).sort(smallestFirst);
    const partner = others.find((other) => sharesSectorGroup(short, other)) ?? others[0]!;
    strata = [...others.filter((other) => other !== partner), join(short, partner)];
  }
}
