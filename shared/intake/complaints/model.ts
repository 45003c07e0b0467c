import * as z from 'zod';
import { say } from '../../contract/bilingual.ts';
import { Id, Instant, Stamp, Text } from '../../contract/parameters.ts';
import { Attachment } from '../attachments/model.ts';
import { Motive } from '../model.ts';

/** Where a complaint stands. The moves between states are data in `states.ts`. */
export const complaintStates = ['submitted', 'accepted', 'inProgress', 'answered', 'closed'] as const;
export type ComplaintState = (typeof complaintStates)[number];

/** How a complaint can end. None of them counts as another, and none is called solved. */
export const complaintOutcomes = [
  'substantiated',
  'partlySubstantiated',
  'unsubstantiated',
  'unverifiable',
  'transferred',
  'notOurMatter',
  'withdrawn',
] as const;
export const ComplaintOutcome = z.enum(complaintOutcomes);
export type ComplaintOutcome = z.infer<typeof ComplaintOutcome>;

/** What happened to a complaint, in order; its clocks are derived from these alone. */
export const ComplaintEvent = z.object({
  kind: z.enum(['submitted', 'accepted', 'replied', 'answered', 'objected', 'agreed', 'withdrawn', 'closed']),
  at: Instant,
  /** `filer` or a custodian's id. */
  by: z.string(),
  outcome: ComplaintOutcome.optional(),
});
export type ComplaintEvent = z.infer<typeof ComplaintEvent>;

/** What the filer may say besides who she is. */
export const ComplaintFields = z.object({
  text: Text(5000),
  unitConcerned: Id.optional(),
  /** Whom it is about, in the filer's words. */
  about: z.string().trim().max(200).optional(),
  place: z.string().trim().max(200).optional(),
});

/** Who filed it: given freely, stored apart, shown only after a disclosure. */
export const ComplaintIdentity = z.object({
  name: z.string().trim().max(40),
  phone: z
    .string()
    .regex(/^[0-9+ -]{5,20}$/, say('电话号码只能含数字、空格和+-', 'A phone number has digits only')),
});
export type ComplaintIdentity = z.infer<typeof ComplaintIdentity>;

/** One message between filer and custodian. */
export const ComplaintMessage = z.object({
  id: Id,
  at: Instant,
  from: z.enum(['filer', 'custodian']),
  text: z.string(),
});
export type ComplaintMessage = z.infer<typeof ComplaintMessage>;

/**
 * A complaint as stored: one record with its thread and the list of its files, so that who holds the receipt needs to read one key and
 * nothing else. Who filed it is not in it.
 */
export const Complaint = ComplaintFields.extend(Stamp.shape).extend({
  id: Id,
  /** Empty once it was cleared. */
  text: z.string(),
  jurisdiction: z.string(),
  /** SHA-256 (hex) of the normalised receipt. */
  receiptHash: z.string().regex(/^[0-9a-f]{64}$/),
  state: z.enum(complaintStates),
  /** Whether an identity lies sealed beside it. */
  named: z.boolean(),
  outcome: ComplaintOutcome.optional(),
  events: z.array(ComplaintEvent),
  thread: z.array(ComplaintMessage),
  attachments: z.array(Attachment).default([]),
  /** A legal hold: everything stays past its time, for this motive. */
  hold: Motive.optional(),
  /** The holds that were ended. */
  released: z.array(Motive).optional(),
  /** Since when text, thread, files and who filed are gone, their time being over. */
  clearedAt: Instant.optional(),
});
export type Complaint = z.infer<typeof Complaint>;

/**
 * A request of one custodian to learn who filed, decided by another. The journal of these is readable by every custodian and nothing is
 * ever taken out of it.
 */
export const Disclosure = Stamp.extend({
  id: Id,
  complaintId: Id,
  state: z.enum(['requested', 'approved', 'refused']),
  motive: z.string(),
  requestedBy: z.string(),
  requestedAt: Instant,
  decidedBy: z.string().optional(),
  decidedAt: Instant.optional(),
  /** What the second person gave as her reason. */
  reason: z.string().optional(),
  /** Until when the requester may open the identity. */
  until: Instant.optional(),
  /** When she opened it. */
  openedAt: z.array(Instant).default([]),
});
export type Disclosure = z.infer<typeof Disclosure>;
