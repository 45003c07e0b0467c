import { t } from './messages.ts';
import type { LimitUnit } from './intake.ts';

const names = [
  'accept',
  'assign',
  'signFor',
  'reply',
  'finish.simple',
  'finish.joint',
  'contact',
  'confirm',
  'rectify',
] as const;

/** What a limit is called; a class of the county's own by its code. */
export function limitName(name: string): string {
  const known = names.find((one) => one === name);
  return known ? t(known) : `${t('finish')}(${name.replace('finish.', '')})`;
}

/** `5个工作日`. */
export const limitWords = ({ amount, unit }: { amount: number; unit: LimitUnit }): string =>
  t('limitOf', { n: amount, unit: t(unit) });
