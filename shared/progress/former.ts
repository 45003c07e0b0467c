import type * as z from 'zod';

/** How many former versions a record carries beside what it says now; the audit trail dates every one. */
const MOST = 20;

/**
 * The former versions of a record that is being corrected: those it had and what it says until now, oldest first; none for a new record.
 * @param Former the schema of a former version; what is no part of it is left out
 */
export const withFormer = <F>(
  Former: z.ZodType<F>,
  existing: { readonly former?: readonly F[] | undefined } | undefined,
  correction: { readonly until: string; readonly by: string },
): { former?: F[] } =>
  existing
    ? { former: [...(existing.former ?? []), Former.parse({ ...existing, ...correction })].slice(-MOST) }
    : {};
