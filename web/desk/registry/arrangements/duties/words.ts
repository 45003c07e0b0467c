import type { Duty } from '../../../../../shared/registry/model.ts';
import { logKind } from '../../../parts/words.ts';
import { t } from './messages.ts';

/** What a kind of record is called. */
export const recordWord = (record: Duty['record']): string =>
  record === 'lead' ? t('lead') : logKind(record);

/** What a duty asks for: `每月至少1次联系`. */
export const ruleWords = ({ record, minimum, period }: Pick<Duty, 'record' | 'minimum' | 'period'>): string =>
  t('rule', { period: t(period), n: minimum, record: recordWord(record) });
