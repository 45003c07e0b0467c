import * as z from 'zod';
import { Id, Instant, Month, Stamp } from '../contract/parameters.ts';

/** What is scored. */
export const schemeKinds = ['project', 'unit', 'official'] as const;
export const SchemeKind = z.enum(schemeKinds);
export type SchemeKind = z.infer<typeof SchemeKind>;

/** A month's scoring run of one kind; its lines are stored beside it, its facts in the archive. */
export const Run = Stamp.extend({
  id: Id,
  month: Month,
  kind: SchemeKind,
  state: z.enum(['computed', 'reviewed', 'published']),
  schemeVersion: z.number().int(),
  schemeHash: z.string(),
  factsHash: z.string(),
  resultHash: z.string(),
  subjects: z.number().int(),
  computedAt: Instant,
  reviewer: z.string().optional(),
  corrects: Id.optional(),
  reason: z.string().optional(),
});
export type Run = z.infer<typeof Run>;
