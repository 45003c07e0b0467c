import * as z from 'zod';
import { isJurisdictionCode } from '../identifiers/jurisdiction.ts';
import { say } from './bilingual.ts';

const sixDigits = say('行政区划代码应为6位数字', 'A jurisdiction code has six digits');

/** GB/T 2260 code of a jurisdiction: six digits. */
export const JurisdictionCode = z
  .string()
  .regex(/^[1-9]\d{5}$/, { error: sixDigits, abort: true })
  .refine(isJurisdictionCode, sixDigits);

/** A calendar month, `YYYY-MM`. */
export const Month = z
  .string()
  .regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, say('月份应写作2026-09', 'Write the month as 2026-09'));

/** A civil date in Asia/Shanghai, `YYYY-MM-DD`; the day must exist. */
export const CivilDate = z.iso.date(say('日期应写作2026-09-01', 'Write the date as 2026-09-01'));

/** An instant, ISO-8601 in UTC. */
export const Instant = z.iso.datetime();

/** An identifier made by this system or by an imported ledger: letters, digits, hyphen, dot, underscore, colon. */
export const Id = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/,
    say('编号只能含字母、数字和-._:', 'An id has letters, digits and -._:'),
  );

/** The schema of every path parameter, by its name. */
export const pathParameters = {
  jurisdiction: JurisdictionCode,
  month: Month,
  year: z.coerce.number().int().min(2000).max(2100),
  edition: z.coerce.number().int().min(1),
  personId: Id,
  projectId: Id,
  unitId: Id,
  caseId: Id,
  complaintId: Id,
  disclosureId: Id,
  noticeId: Id,
  enterpriseId: Id,
  runId: Id,
  orderId: Id,
  subjectId: Id,
  milestone: Id,
  catalogue: Id,
  programmeId: Id,
  taskId: Id,
  commitmentId: Id,
  figuresId: Id,
  planId: Id,
  achievementId: Id,
  channelId: Id,
  measureId: Id,
  appealId: Id,
  adjustmentId: Id,
} as const;
export type PathParameter = keyof typeof pathParameters;

/** The fields every mutable record carries: who changed it last, when, and the version a writer must name. */
export const Stamp = z.object({
  version: z.number().int().min(1),
  changedAt: Instant,
  changedBy: z.string(),
});
export type Stamp = z.infer<typeof Stamp>;

/** A text of at most `max` characters that is not blank. */
export const Text = (max: number) =>
  z
    .string()
    .trim()
    .min(1, say('请填写内容', 'Enter a text'))
    .max(max, say(`最多${max}个字`, `At most ${max} characters`));
