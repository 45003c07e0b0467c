import * as z from 'zod';
import { say } from '../contract/bilingual.ts';
import { Id, Stamp, Text } from '../contract/parameters.ts';
import type { QuietConfig } from './config.ts';

const DayOfMonth = z
  .number()
  .int()
  .min(1, say('应为1至31日', 'A day of the month is 1 to 31'))
  .max(31, say('应为1至31日', 'A day of the month is 1 to 31'));

/** The quiet production period (安静生产期) as a county may set it. A period from the 26th to the 5th runs over the month's end. */
export const QuietRules = z.object({
  fromDay: DayOfMonth,
  toDay: DayOfMonth,
  /** Reasons for which an inspection may take place all the same. */
  reasons: z
    .array(z.object({ code: Id, zh: Text(40), en: Text(80) }))
    .min(1, say('至少列一项理由', 'List at least one reason'))
    .max(40),
}) satisfies z.ZodType<QuietConfig>;
export type QuietRules = z.infer<typeof QuietRules>;

/** The rules as stored: one record a jurisdiction. */
export const QuietConfiguration = Stamp.extend({ rules: QuietRules });
export type QuietConfiguration = z.infer<typeof QuietConfiguration>;
