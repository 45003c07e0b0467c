import type { Duty } from '../../../../../shared/registry/model.ts';
import type { Bilingual } from '../../../../../shared/contract/bilingual.ts';
import { logKinds } from '../../../parts/kinds.ts';

/** What a duty asks for, without its id and whose programme it belongs to. */
export type DutyTemplate = Pick<Duty, 'appliesTo' | 'record' | 'minimum' | 'period'> & {
  readonly id: string;
  readonly name: Bilingual;
};

/** The duties that counties really lay on people, each a beginning that the office may change. */
export const dutyTemplates: readonly DutyTemplate[] = [
  {
    id: 'enterprise-contact',
    name: { zh: '每月至少联系包联企业一次', en: 'Contact the paired enterprise at least monthly' },
    appliesTo: 'official',
    record: 'contact',
    minimum: 1,
    period: 'month',
  },
  {
    id: 'on-site-office',
    name: { zh: '每季度至少现场办公一次', en: 'On-site office at least quarterly' },
    appliesTo: 'official',
    record: 'onSiteOffice',
    minimum: 1,
    period: 'quarter',
  },
  {
    id: 'village-journal',
    name: { zh: '包村月纪实每月一篇', en: 'A village journal every month' },
    appliesTo: 'official',
    record: 'journal',
    minimum: 1,
    period: 'month',
  },
  {
    id: 'village-review',
    name: { zh: '包村季点评每季度一次', en: 'A review of the village every quarter' },
    appliesTo: 'official',
    record: 'quarterReview',
    minimum: 1,
    period: 'quarter',
  },
  {
    id: 'small-industry',
    name: { zh: '每人每年至少帮办一个小产业', en: 'At least one small industry per person and year' },
    appliesTo: 'official',
    record: 'smallIndustry',
    minimum: 1,
    period: 'year',
  },
  {
    id: 'observer-lead',
    name: { zh: '每季度至少报送一条线索', en: 'At least one lead per quarter' },
    appliesTo: 'observer',
    record: 'lead',
    minimum: 1,
    period: 'quarter',
  },
];

/** The kinds of record that a duty of officials or of observers may count. */
export const recordsFor = (appliesTo: string): Duty['record'][] =>
  appliesTo === 'observer' ? ['lead'] : [...logKinds];
