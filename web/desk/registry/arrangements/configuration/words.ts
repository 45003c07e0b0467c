import { t } from './messages.ts';
import type { LimitUnit, NumberPath, SharePath } from './intake.ts';

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

type LastOf<P extends string> = P extends `${string}/${infer Rest}` ? LastOf<Rest> : P;

/** The message that names a number of the rules: its last step. */
export const lastOf = <P extends NumberPath | SharePath>(path: P): LastOf<P> =>
  path.split('/').at(-1) as LastOf<P>;

/** What is to be known of a number before it is changed. */
export const numberHint = (path: NumberPath): string | undefined =>
  path === 'protection/bits' || path === 'protection/mostBits' ? t('bitsHint') : undefined;
