import * as z from 'zod';
import { say } from '../contract/bilingual.ts';
import { CivilDate, Id, Instant, Stamp, Text } from '../contract/parameters.ts';
import { PairingSubject, Yuan } from '../registry/model.ts';
import { daysBetween } from '../time/civil.ts';
import { commitmentKinds, commitmentNatures } from './commitmentKinds.ts';
import type { CommitmentKind, CommitmentNature } from './commitmentKinds.ts';

const kinds = Object.keys(commitmentKinds) as [CommitmentKind, ...CommitmentKind[]];

/** What was promised: to a subject of the registry, or to the whole county where none is named. Money is in whole yuan. */
const Promised = z.object({
  kind: z.enum(kinds),
  title: Text(120),
  /** The unit that keeps it. */
  unit: Id,
  subject: PairingSubject.optional(),
  /** The case that it resolves. */
  case: Id.optional(),
  amount: Yuan.optional(),
  promisedOn: CivilDate,
  /** The last day on which it is kept in time. */
  dueOn: CivilDate.optional(),
  /** Until when it lasts, where it is kept over years. */
  lastsUntil: CivilDate.optional(),
});

/** What was promised, as it may be entered: no day before the promise, and no loan without its amount. */
export const CommitmentFields = Promised.superRefine(
  ({ kind, amount, promisedOn, dueOn, lastsUntil }, context) => {
    for (const [name, day] of Object.entries({ dueOn, lastsUntil }))
      if (day !== undefined && day < promisedOn)
        context.addIssue({
          code: 'custom',
          path: [name],
          message: say('不能早于承诺日期', 'It cannot lie before the day of the promise'),
        });
    if (commitmentKinds[kind].nature === 'lent' && amount === undefined)
      context.addIssue({
        code: 'custom',
        path: ['amount'],
        message: say('贷款应写明金额', 'A loan has an amount'),
      });
  },
);
export type CommitmentFields = z.infer<typeof CommitmentFields>;

/** One time that it was kept, wholly or in part. */
export const Fulfilment = z.object({
  on: CivilDate,
  amount: Yuan.optional(),
  /** Whether a commitment without amount is kept with this. */
  completes: z.boolean(),
  evidence: Text(500),
  by: Id,
});
export type Fulfilment = z.infer<typeof Fulfilment>;

/** What a commitment said until somebody corrected it. */
export const FormerCommitment = Promised.extend({ until: Instant, by: Id });

/** A commitment as stored. */
export const Commitment = Promised.extend(Stamp.shape).extend({
  id: Id,
  fulfilments: z.array(Fulfilment),
  /** Why it was taken back; it counts nowhere any more, and stays visible. */
  withdrawn: Text(200).optional(),
  /** What it said before, oldest first; of many corrections the latest. */
  former: z.array(FormerCommitment).optional(),
});
export type Commitment = z.infer<typeof Commitment>;

export const commitmentStates = ['open', 'partly', 'overdue', 'kept', 'keptLate', 'withdrawn'] as const;
export type CommitmentState = (typeof commitmentStates)[number];

/** How a commitment stands on a day; `days` is how many it is, or was, late. */
export const CommitmentStanding = z.object({
  nature: z.enum(commitmentNatures),
  state: z.enum(commitmentStates),
  keptAmount: z.number().int(),
  keptOn: CivilDate.optional(),
  days: z.number().int().optional(),
});
export type CommitmentStanding = z.infer<typeof CommitmentStanding>;

type Judged = Pick<Commitment, 'kind' | 'amount' | 'dueOn' | 'withdrawn'> & {
  readonly fulfilments: readonly Fulfilment[];
};

/** The day on which a commitment was wholly kept: with an amount when that was paid out, else when a fulfilment completed it. */
function keptOn({ amount, fulfilments }: Judged): string | undefined {
  let paid = 0;
  return fulfilments
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .find((one) => {
      paid += one.amount ?? 0;
      return amount === undefined ? one.completes : paid >= amount;
    })?.on;
}

/** Promised against kept, as it stands on `today`. */
export function commitmentStanding(commitment: Judged, today: string): CommitmentStanding {
  const { kind, dueOn, withdrawn, fulfilments } = commitment;
  const on = keptOn(commitment);
  const keptAmount = fulfilments.reduce((sum, { amount = 0 }) => sum + amount, 0);
  const late = dueOn !== undefined && (on ?? today) > dueOn;
  const state =
    withdrawn !== undefined
      ? 'withdrawn'
      : on !== undefined
        ? late
          ? 'keptLate'
          : 'kept'
        : late
          ? 'overdue'
          : fulfilments.length > 0
            ? 'partly'
            : 'open';
  return {
    nature: commitmentKinds[kind].nature,
    state,
    keptAmount,
    ...(on !== undefined && { keptOn: on }),
    ...(late && withdrawn === undefined && { days: daysBetween(dueOn, on ?? today) }),
  };
}

/** Commitments of one nature: how many were promised and kept, and yuan promised and kept. */
export interface CommitmentTotal {
  readonly nature: CommitmentNature;
  readonly promised: number;
  readonly kept: number;
  readonly overdue: number;
  readonly promisedAmount: number;
  readonly keptAmount: number;
}

/** Totals by nature, never added up across them. What was withdrawn is in none. */
export const commitmentTotals = (
  rows: readonly { readonly amount?: number | undefined; readonly standing: CommitmentStanding }[],
): CommitmentTotal[] =>
  commitmentNatures.map((nature) => {
    const own = rows.filter(({ standing }) => standing.nature === nature && standing.state !== 'withdrawn');
    return {
      nature,
      promised: own.length,
      kept: own.filter(({ standing }) => isKept(standing)).length,
      overdue: own.filter(({ standing }) => standing.state === 'overdue').length,
      promisedAmount: own.reduce((sum, { amount = 0 }) => sum + amount, 0),
      keptAmount: own.reduce((sum, { standing }) => sum + standing.keptAmount, 0),
    };
  });

/** Whether a commitment was kept, in time or late. */
export const isKept = ({ state }: Pick<CommitmentStanding, 'state'>): boolean =>
  state === 'kept' || state === 'keptLate';
