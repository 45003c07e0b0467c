import * as z from 'zod';
import { CivilDate, Id, Instant, Month } from '../contract/parameters.ts';

/** Why an invitation did not arrive, so that the next in the order of the draw steps in. */
export const replacementReasons = ['deadAddress', 'closedDown', 'moved'] as const;
export type ReplacementReason = (typeof replacementReasons)[number];

/** An enterprise that could not be reached, and who stepped in for it. */
export const Replacement = z.object({
  out: Id,
  in: Id,
  /** Stratum of both, after merging. */
  stratum: z.string(),
  /** Place of the one who steps in among all eligible of the stratum in the order of the draw, from 1. */
  place: z.number().int(),
  reason: z.enum(replacementReasons),
  at: Instant,
  by: z.string(),
});
export type Replacement = z.infer<typeof Replacement>;

/** How many were reminded on a day. */
export const ReminderCount = z.object({ on: CivilDate, count: z.number().int(), newLinks: z.number().int() });

/** Proof of one enterprise's own line (see `proof.ts`), and where the draw put it. */
export const OwnLine = z.object({
  month: Month,
  commit: z.string(),
  frameRoot: z.string(),
  proof: z.object({
    line: z.object({ id: z.string(), stratum: z.string() }),
    index: z.number().int(),
    frameSize: z.number().int(),
    path: z.array(z.string()),
  }),
  /** Whether it could be drawn this month: not asked in the months before. */
  eligible: z.boolean(),
  /** Where the draw put it; absent before the draw, and for who was not eligible. */
  place: z
    .object({
      /** Stratum after merging. */
      stratum: z.string(),
      /** HMAC-SHA-256(seed, id), in hexadecimal: what the order goes by. */
      key: z.string(),
      /** Place in the stratum's order, from 1; the first `drawn` of the stratum table were drawn. */
      number: z.number().int(),
      drawn: z.boolean(),
    })
    .optional(),
});
export type OwnLine = z.infer<typeof OwnLine>;
