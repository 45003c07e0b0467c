import * as z from 'zod';
import { say } from '../contract/bilingual.ts';
import { CivilDate, Id, Instant, Month, Stamp } from '../contract/parameters.ts';
import { Level } from '../intake/model.ts';
import { ReminderCount } from './conduct.ts';

const hex64 = z.string().regex(/^[0-9a-f]{64}$/, say('应为64位十六进制数', 'Must be 64 hexadecimal digits'));

/** A stratum as drawn from (see `strata.ts`). */
const Stratum = z.object({
  code: z.string(),
  members: z.array(z.string()),
  frame: z.number().int(),
  eligible: z.number().int(),
  drawn: z.number().int(),
});

/** What is published at the freeze (see `draw.ts`). Names nobody. */
export const FreezeRecord = z.object({
  month: Month,
  frameHash: hex64,
  frameRoot: hex64,
  frameSize: z.number().int(),
  eligibleHash: hex64,
  eligibleSize: z.number().int(),
  sampleSize: z.number().int(),
  strata: z.array(Stratum),
  commit: hex64,
});

/** What is published after the beacon; with the frame, anyone recomputes the draw from it. */
export const DrawRecord = FreezeRecord.extend({
  secretHex: hex64,
  beacon: z.string(),
  seed: hex64,
  drawnHash: hex64,
});

/** A month's round: frozen, drawn with a beacon, open for answers, closed. Holds public figures only. */
export const Round = Stamp.extend({
  month: Month,
  state: z.enum(['frozen', 'drawn', 'open', 'closed']),
  /** The named future public beacon, as announced at the freeze. */
  beaconName: z.string(),
  figures: z.union([DrawRecord, FreezeRecord]),
  exclusions: z.array(z.object({ reason: z.enum(['belowScale', 'noContact']), count: z.number().int() })),
  frozenAt: Instant,
  /** When the commit was published; without that nothing is drawn. */
  announcedAt: Instant.optional(),
  closesOn: CivilDate.optional(),
  invited: z.number().int(),
  answered: z.number().int(),
  /** The secret, sealed for the auditor at the freeze (see `escrow.ts`), so that its reveal cannot be withheld. */
  escrow: z.object({ auditorKey: z.string(), sealed: z.string() }).optional(),
  /** Days on which non-answerers were reminded. */
  reminders: z.array(ReminderCount).optional(),
  /** Enterprises that could not be reached and were replaced. */
  replaced: z.number().int().optional(),
});
export type Round = z.infer<typeof Round>;

/** One answer about a unit or an indicator. `none` is 未接触. */
export const Choice = z.union([Level, z.literal('none')]);

/** A filled questionnaire: nothing in it says who filled it. */
export const Answers = z.object({
  units: z
    .array(z.object({ unit: Id, level: Choice }))
    .max(8, say('最多选择8个单位', 'Choose at most 8 units')),
  indicators: z.array(z.object({ indicator: Id, level: Choice })).max(18),
  overall: Level,
  asked: z.enum(['no', 'asked', 'helped']),
  text: z.string().trim().max(2000, say('最多2000个字', 'At most 2000 characters')).optional(),
  /** Said by the form when all was answered within seconds; a sign, no proof. Times themselves are never sent. */
  quick: z.literal(true).optional(),
});
export type Answers = z.infer<typeof Answers>;

/** A stored response: answers, coarse stratum and day. No token, enterprise, address or finer time. */
export const StoredResponse = Answers.extend({ id: Id, month: Month, stratum: z.string(), day: CivilDate });
export type StoredResponse = z.infer<typeof StoredResponse>;
