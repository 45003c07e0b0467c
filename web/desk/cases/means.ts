import type { OutputOf } from '../../../shared/contract/index.ts';
import { inLanguage } from '../../lib/bilingual.ts';

/** What the county's rules offer in the forms of a case. */
export type CaseOptions = OutputOf<'caseOptions'>;
type Means = CaseOptions['closing']['means'];

/** A catalogue as the options of a Select. */
export const choicesOf = (entries: readonly { code: string; zh: string; en: string }[]) =>
  entries.map((one) => ({ value: one.code, label: inLanguage(one) }));

/** A means in the page's language, or its code where the county has given it up. */
export function meansName(means: Means, code: string): string {
  const known = means.find((one) => one.code === code);
  return known ? inLanguage(known) : code;
}

/** Whether an amount belongs to a means. */
export const isMoney = (means: Means, code: string): boolean =>
  means.some((one) => one.code === code && one.money);
