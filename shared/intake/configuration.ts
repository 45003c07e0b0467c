import * as z from 'zod';
import { Id, Stamp, Text } from '../contract/parameters.ts';
import type { FieldProblem } from '../contract/problems.ts';
import { defaultClosing, defaultIntakeConfig, defaultProtection, noticeSubjects } from './config.ts';
import type { IntakeConfig } from './config.ts';

/** How long a clock may run. */
export const Limit = z.object({
  amount: z.number().int().min(0).max(3660),
  unit: z.enum(['hours', 'workingDays', 'calendarDays']),
});
const Colour = z.enum(['blue', 'yellow', 'red']);
const CatalogueEntry = z.object({ code: Id, zh: Text(40), en: Text(80) });

/** A county's rules for cases and notices, as it may set them. Codes of decline reasons are fixed; their wording is not. */
export const IntakeSettings = z.object({
  limits: z.object({
    accept: Limit,
    assign: Limit,
    signFor: Limit,
    reply: Limit,
    finish: z.object({ simple: Limit, joint: Limit }).catchall(Limit),
    contact: Limit,
    confirm: Limit,
    rectify: Limit,
  }),
  extensionsPerCase: z.number().int().min(0).max(10),
  escalation: z.object({
    reworks: z.number().int().min(1).max(20),
    transfersUnsigned: z.number().int().min(1).max(20),
  }),
  notices: z.object({
    ruleset: z.enum(['state', 'ladder']),
    blueWithin: z.number().int().min(0).max(60),
    urgentEntry: Colour,
    subjects: z.array(z.enum(noticeSubjects)).default([]),
    autoIssue: z.array(Colour),
    deadlineWithin: z.number().int().min(0).max(60),
    countedBy: z.enum(['month', 'quarter', 'halfYear', 'year']).default('year'),
    consequences: z.array(
      z.object({
        colour: Colour,
        from: z.number().int().min(1),
        measure: z.enum(['letter', 'interview']),
        points: z.number(),
      }),
    ),
  }),
  duplicates: z.object({
    similarity: z.number().min(0).max(1),
    sameEnterprise: z.number().min(0).max(1).default(defaultIntakeConfig.duplicates.sameEnterprise),
    shown: z.number().int().min(0).max(50),
  }),
  closing: z
    .object({
      evidence: z.boolean(),
      means: z.array(CatalogueEntry.extend({ money: z.boolean() })).min(1),
    })
    .default({ evidence: defaultClosing.evidence, means: [...defaultClosing.means] }),
  retentionMonths: z.number().int().min(1).max(600),
  protection: z
    .object({
      windowMinutes: z.number().int().min(1).max(1440),
      calm: z.number().int().min(1).max(1_000_000),
      bits: z.number().int().min(1).max(20),
      mostBits: z.number().int().min(1).max(24),
      challengeMinutes: z.number().int().min(5).max(1440),
    })
    .default(defaultProtection),
  categories: z.array(CatalogueEntry.extend({ unit: Id.optional() })).min(1),
  declineReasons: z.array(CatalogueEntry).min(1),
}) satisfies z.ZodType<IntakeConfig>;

/** The settings as stored: one record a jurisdiction. */
export const IntakeConfiguration = Stamp.extend({ settings: IntakeSettings });
export type IntakeConfiguration = z.infer<typeof IntakeConfiguration>;

/** What the schema cannot say of a county's rules: a code that stands twice, and work that would shrink as a flood grows. */
export function settingsFaults({
  categories,
  declineReasons,
  closing,
  protection,
}: IntakeConfig): FieldProblem[] {
  const twice = (path: string, entries: readonly { readonly code: string }[]): FieldProblem[] =>
    entries.flatMap(({ code }, at) =>
      entries.findIndex((other) => other.code === code) === at
        ? []
        : [
            {
              pointer: `/settings/${path}/${at}/code`,
              zh: `编号${code}重复`,
              en: `The code ${code} stands twice`,
            },
          ],
    );
  return [
    ...twice('categories', categories),
    ...twice('declineReasons', declineReasons),
    ...twice('closing/means', closing.means),
    ...(protection.mostBits < protection.bits
      ? [
          {
            pointer: '/settings/protection/mostBits',
            zh: `最多不能少于起步的${protection.bits}`,
            en: `The most cannot be less than the ${protection.bits} it begins with`,
          },
        ]
      : []),
  ];
}
