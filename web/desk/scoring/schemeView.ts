import * as z from 'zod';

const words = { zh: z.string(), en: z.string() };
const rule = z.object({ id: z.string(), ...words, points: z.number(), cap: z.number().optional() });

/** The part of a scheme that the desk shows; see `shared/scoring/scheme.ts` for the whole. */
const shownScheme = z.object({
  ...words,
  criteria: z.array(z.object({ id: z.string(), ...words, weight: z.number() })),
  deductions: z.array(rule).default([]),
  bonuses: z.array(rule).default([]),
});
export type ShownScheme = z.infer<typeof shownScheme>;

/** Reads a scheme for showing; undefined where a county's scheme has another shape. */
export const readScheme = (scheme: unknown): ShownScheme | undefined => shownScheme.safeParse(scheme).data;
