import { isMonth } from '../../../../shared/time/civil.ts';
import { date, month, yuan } from '../../../lib/format.ts';
import { typedYuan } from '../../core/money.ts';
import type { Directory } from '../../core/directory.svelte.ts';
import type { FieldSpec } from './fields.ts';
import { t } from './messages.ts';
import type { Value } from './values.ts';

/** What the value of a field is called, in the page's language; a dash where it has none. */
export function wordsOf(
  directory: Pick<Directory, 'name'>,
  { kind, options, list }: FieldSpec,
  value: Value | undefined,
): string {
  if (value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  const label = (one: string): string => options?.().find((option) => option.value === one)?.label ?? one;
  if (typeof value !== 'string') return value.map(label).join('、') || '—';
  if (kind === 'planned' && isMonth(value)) return month(value);
  if (kind === 'date' || kind === 'planned') return date(value);
  if (kind === 'money') return yuan(typedYuan(value).yuan ?? 0);
  return list ? directory.name(list, value) : label(value);
}
