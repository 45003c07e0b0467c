import * as z from 'zod';
import { CivilDate, Id, Instant, Month, Stamp, Text } from '../contract/parameters.ts';

/** What may point to arranged answers. None says that they are; a person judges. */
export const signKinds = ['burst', 'sameText', 'sameAnswers', 'quick'] as const;
export type SignKind = (typeof signKinds)[number];

/** A sign of manipulation in a month's responses. It shows no level: nobody sees results before exclusions are decided. */
export const Sign = z.object({
  id: Id,
  kind: z.enum(signKinds),
  /** Responses it covers. */
  answers: z.number().int(),
  /** Their share of the month's responses, 0 to 1. */
  share: z.number(),
  day: CivilDate.optional(),
  /** The text that several responses share. */
  text: z.string().optional(),
});
export type Sign = z.infer<typeof Sign>;

/** Among the responses that rate a unit, the share that says an answer was asked for or helped; null where they are too few. */
export const UnitInfluence = z.object({ unit: Id, n: z.number().int(), influenced: z.number().nullable() });
export type UnitInfluence = z.infer<typeof UnitInfluence>;

/** The proposal to leave the responses of a sign out, and what a second person decided. */
export const Exclusion = Stamp.extend({
  month: Month,
  sign: Sign,
  state: z.enum(['proposed', 'excluded', 'kept']),
  reason: Text(300),
  proposedBy: z.string(),
  proposedAt: Instant,
  decision: z.object({ by: z.string(), at: Instant, reason: Text(300) }).optional(),
});
export type Exclusion = z.infer<typeof Exclusion>;

/** What is published about answers left out. */
export const ExcludedCount = z.object({
  kind: z.enum(signKinds),
  answers: z.number().int(),
  reason: z.string(),
});

/** A statement for publication: Chinese, and English where somebody wrote it. */
const Words = z.object({ zh: Text(300), en: Text(600).optional() });

/**
 * What follows from a finding about a unit (see `criticism.ts`). Grounds for criticism: the unit is asked, replies, and a person signs
 * or drops it. Below the first limit only: a private reminder.
 */
export const Hearing = Stamp.extend({
  month: Month,
  unit: Id,
  state: z.enum(['asked', 'replied', 'signed', 'dropped', 'reminded']),
  /** What the unit is told. */
  message: Text(300),
  askedBy: z.string(),
  askedAt: Instant,
  /** Last day of the right of reply. */
  replyBy: CivilDate.optional(),
  reply: Words.extend({ by: z.string(), at: Instant }).optional(),
  decision: z.object({ words: Words, by: z.string(), at: Instant }).optional(),
});
export type Hearing = z.infer<typeof Hearing>;
export type HearingState = Hearing['state'];

/** What can be done with a finding, and by whom: `ask`, `remind` by the office, `reply` by the unit, `sign` and `drop` by the supervisor. */
export const hearingActs = ['ask', 'remind', 'reply', 'sign', 'drop'] as const;
export type HearingAct = (typeof hearingActs)[number];

const moves: Readonly<Record<HearingAct, { from: readonly (HearingState | 'none')[]; to: HearingState }>> = {
  ask: { from: ['none'], to: 'asked' },
  remind: { from: ['none'], to: 'reminded' },
  reply: { from: ['asked'], to: 'replied' },
  sign: { from: ['asked', 'replied'], to: 'signed' },
  drop: { from: ['asked', 'replied'], to: 'dropped' },
};

/** Where an act leads; undefined where it is not allowed. */
export const hearingAfter = (state: HearingState | 'none', act: HearingAct): HearingState | undefined =>
  moves[act].from.includes(state) ? moves[act].to : undefined;

/** Whether the right of reply has been used or has lapsed: only then may criticism be signed. `today` is a civil date. */
export const heard = ({ state, replyBy }: Pick<Hearing, 'state' | 'replyBy'>, today: string): boolean =>
  state === 'replied' || (state === 'asked' && replyBy !== undefined && today > replyBy);
