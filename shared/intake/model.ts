import * as z from 'zod';
import { say } from '../contract/bilingual.ts';
import { CivilDate, Id, Instant, Month, Stamp, Text } from '../contract/parameters.ts';

/** Where a case stands. The moves between states are data in `states.ts`. */
export const caseStates = [
  'submitted',
  'accepted',
  'assigned',
  'signedFor',
  'inProgress',
  'claimed',
  'confirmed',
  'reopened',
  'declined',
  'duplicate',
  'closedUnfixed',
  'closedUnrated',
  'withdrawn',
] as const;
export type CaseState = (typeof caseStates)[number];

/** The five levels of satisfaction, best first (非常满意 … 非常不满意). */
export const levels = ['verySatisfied', 'satisfied', 'neutral', 'dissatisfied', 'veryDissatisfied'] as const;
export const Level = z.enum(levels);
export type Level = z.infer<typeof Level>;

/** How a case was solved. */
export const Resolution = z.object({
  /** One of the county's means (贷款, 奖补, 绿色通道 …): a loan is not a grant. */
  means: Id,
  /** Integer yuan; only for means that are money. */
  yuan: z.number().int().min(1).max(1e14).optional(),
  /** Where the proof is: a document's number, a record of the site, a photo's number. */
  evidence: Text(200).optional(),
  /** Who held the on-site office at which it was solved. */
  head: Id.optional(),
});
export type Resolution = z.infer<typeof Resolution>;

/** What happened to a case, in order; clocks and rates are derived from these alone. */
export const CaseEvent = z.object({
  kind: z.enum([
    'submitted',
    'accepted',
    'assigned',
    'transferred',
    'signedFor',
    'contacted',
    'replied',
    'claimed',
    'confirmed',
    'rated',
    'reopened',
    'declined',
    'merged',
    'withdrawn',
    'closedUnfixed',
    'closedUnrated',
    'extended',
    'paused',
    'resumed',
    'escalated',
  ]),
  at: Instant,
  /** Who did it: `filer`, `system` or a person's id. Never an anonymous observer's. */
  by: z.string(),
  unit: Id.optional(),
  level: Level.optional(),
  /** What an extension adds to the finish limit, in the limit's own unit. */
  amount: z.number().int().optional(),
  reason: z.string().optional(),
  /** The message that came with it. A staff message that no event names was never sent. */
  message: Id.optional(),
  /** Of a claim. */
  resolution: Resolution.optional(),
});
export type CaseEvent = z.infer<typeof CaseEvent>;

/** What any filer may say about a problem. */
export const CaseFields = z.object({
  text: Text(2000),
  category: Id,
  indicator: Id.optional(),
  unitConcerned: Id.optional(),
  enterpriseName: z.string().trim().max(80).optional(),
  project: Id.optional(),
  place: z.string().trim().max(200).optional(),
  urgent: z.boolean().default(false),
  contact: z
    .object({
      name: z.string().trim().max(40),
      phone: z
        .string()
        .regex(/^[0-9+ -]{5,20}$/, say('电话号码只能含数字、空格和+-', 'A phone number has digits only')),
    })
    .optional(),
});

/** Who decided something, when and why. */
export const Motive = z.object({ by: z.string(), at: Instant, reason: z.string() });
export type Motive = z.infer<typeof Motive>;

/**
 * A request or a lead: the fields, where it stands, and its events. It is stored in two parts (`stored.ts`): what every move rewrites, and
 * the filing, written once; queues and other engines read the first alone, whose text is only the beginning.
 */
export const Case = CaseFields.extend(Stamp.shape).extend({
  id: Id,
  kind: z.enum(['request', 'lead']),
  channel: z.enum(['web', 'qr', 'phone', 'salon', 'visit', 'import']),
  /** SHA-256 (hex) of the normalised receipt; of cases that staff entered, and otherwise with the filing. */
  receiptHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  state: z.enum(caseStates),
  leadUnit: Id.optional(),
  supportingUnits: z.array(Id).default([]),
  joint: z.boolean().default(false),
  reworks: z.number().int().min(0).default(0),
  /** Of a lead whose observer chose to be named; nothing in the record of an anonymous one tells who filed it. */
  observerName: z.string().optional(),
  /** The surviving case of a duplicate. */
  mergedInto: Id.optional(),
  events: z.array(CaseEvent),
  /** A legal hold: names and contacts stay past their time, for this motive. */
  hold: Motive.optional(),
  /** The holds that were ended. */
  released: z.array(Motive).optional(),
  /** Since when names and contacts are gone, their time being over. */
  clearedAt: Instant.optional(),
});
export type Case = z.infer<typeof Case>;

/** One message of the thread between filer and unit, or an internal note. */
export const Message = z.object({
  id: Id,
  at: Instant,
  from: z.enum(['filer', 'unit', 'office', 'system']),
  text: z.string(),
  /** It came with a move and counts only if an event of the case names it. */
  bound: z.literal(true).optional(),
});
export type Message = z.infer<typeof Message>;

/** What a page needs to say about a running clock. `remaining` counts working days, negative when overdue. */
export const ClockView = z.object({
  clock: z.enum(['accept', 'assign', 'signFor', 'reply', 'finish', 'contact', 'confirm']),
  dueAt: Instant.optional(),
  metAt: Instant.optional(),
  overdue: z.boolean(),
  provisional: z.boolean(),
  remaining: z.number().int().optional(),
  colour: z.enum(['none', 'blue', 'yellow', 'red']),
});
export type ClockView = z.infer<typeof ClockView>;

/** Who must do what by when, in plain words. */
export const StatusLine = z.object({ zh: z.string(), en: z.string() });

/** What the review of a notice can find. `excused`: not met, for a valid reason. */
export const noticeOutcomes = ['met', 'notMet', 'excused'] as const;

/** What a notice is about. */
export const NoticeMatter = z.object({
  kind: z.enum(['case', 'task', 'milestone', 'duty']),
  /** Of a case or task its own; `project:milestone`; `person:duty:first day of the period`. */
  id: z.string().regex(/^[A-Za-z0-9._:-]{1,160}$/),
  title: z.string(),
  /** Whose page shows more: the project of a milestone, the subject of a task, the official who bears a duty. */
  subject: z
    .object({ kind: z.enum(['project', 'enterprise', 'chain', 'village', 'person']), id: Id })
    .optional(),
});
export type NoticeMatter = z.infer<typeof NoticeMatter>;

/** 督办单: a supervision notice. */
export const Notice = Stamp.extend({
  id: Id,
  colour: z.enum(['blue', 'yellow', 'red']),
  state: z.enum(['draft', 'discarded', 'issued', 'signed', 'replied', 'closed', 'withdrawn']),
  /** `督〔2026〕咸丰蓝012号`; given when issued, gap-free per jurisdiction, year and colour. */
  number: z.string().optional(),
  matter: NoticeMatter,
  /** Stable name of the ground it was drafted on; each ground of a matter is drafted once. */
  cause: z.string(),
  basis: StatusLine,
  requirement: z.string(),
  deadline: CivilDate,
  /** The unit that must act; `office` while the case is still there. */
  leadUnit: Id,
  supportingUnits: z.array(Id).default([]),
  draftedAt: Instant,
  issuedAt: Instant.optional(),
  issuer: z.string().optional(),
  signedAt: Instant.optional(),
  reply: z.string().optional(),
  repliedAt: Instant.optional(),
  /** What the review found, given when it is closed. */
  outcome: z.enum(noticeOutcomes).optional(),
  review: z.string().optional(),
  /** Why it was discarded or withdrawn. */
  reason: z.string().optional(),
});
export type Notice = z.infer<typeof Notice>;

/** A ratio with its parts; `value` is absent when nothing is in the denominator. */
export const Rate = z.object({
  numerator: z.number().int(),
  denominator: z.number().int(),
  value: z.number().optional(),
});

/** The three rates of a unit in a month, and what stays outside their denominators. */
export const UnitRates = z.object({
  unit: Id,
  month: Month,
  response: Rate,
  resolution: Rate,
  satisfaction: Rate,
  pending: z.number().int(),
  unrated: z.number().int(),
  openOverdue: z.number().int(),
});
export type UnitRates = z.infer<typeof UnitRates>;
