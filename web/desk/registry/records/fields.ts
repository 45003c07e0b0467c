import { milestoneName, milestoneOrder } from '../../../../shared/registry/milestoneNames.ts';
import { inLanguage } from '../../../lib/bilingual.ts';
import type { Choice } from '../../../lib/choice.ts';
import type { StaffRole } from '../../../../shared/contract/route.ts';
import type { ListName } from '../../core/directory.svelte.ts';
import { t } from './messages.ts';

/** The lists whose rows are seen and edited one by one. */
export const recordLists = [
  'units',
  'people',
  'enterprises',
  'projects',
  'chains',
  'villages',
  'indicators',
] as const satisfies readonly ListName[];
export type RecordList = (typeof recordLists)[number];
export const isRecordList = (name: string): name is RecordList =>
  (recordLists as readonly string[]).includes(name);

/** The address of a row that is not there yet. No id begins so. */
export const newRecord = '~new';

/** One field of a form, and where its value stands in the row. */
export interface FieldSpec {
  /** Path in the row: `contact.phone`. */
  readonly name: string;
  readonly label: () => string;
  /**
   * `one`: a row of `list`; `many`: several of `options`; `money`: yuan as one writes it; `planned`: the day or month for which the
   * milestone `schedule.<kind>` is planned.
   */
  readonly kind: 'text' | 'tel' | 'date' | 'flag' | 'choice' | 'money' | 'one' | 'many' | 'planned';
  readonly options?: () => readonly Choice[];
  readonly list?: ListName;
  readonly optional?: boolean;
  readonly hint?: () => string;
  /** Asked of a new row only: it can never change. */
  readonly fixed?: boolean;
}

type Word = Parameters<typeof t>[0];
const options =
  (...words: readonly Word[]) =>
  (): Choice[] =>
    words.map((word) => ({ value: word, label: t(word) }));
const letters =
  (...values: readonly string[]) =>
  (): Choice[] =>
    values.map((value) => ({ value, label: value }));
const text = (name: string, label: Word, more: Partial<FieldSpec> = {}): FieldSpec => ({
  name,
  label: () => t(label),
  kind: 'text',
  ...more,
});

const staffRoles = ['handler', 'official', 'office', 'supervisor', 'custodian', 'auditor', 'admin'] as const;
/** Every role of the desk is offered; the compiler sees to it. */
type Missing = Exclude<StaffRole, (typeof staffRoles)[number]>;
const roles: readonly (Missing extends never ? StaffRole : never)[] = staffRoles;

/** The fields of each list in the order of its form. */
export const fields: Readonly<Record<RecordList, readonly FieldSpec[]>> = {
  units: [
    text('name', 'name'),
    text('kind', 'kind', { kind: 'choice', options: options('department', 'park', 'town', 'bank') }),
    text('rated', 'rated', { kind: 'flag' }),
  ],
  people: [
    text('name', 'personName'),
    text('kind', 'kind', { kind: 'choice', options: options('official', 'handler', 'observer', 'contact') }),
    text('unit', 'unit', { kind: 'one', list: 'units', optional: true }),
    text('post', 'post', { optional: true }),
    text('rank', 'rank', {
      kind: 'choice',
      optional: true,
      options: options(
        'partySecretary',
        'countyHead',
        'standingCommittee',
        'deputyCountyHead',
        'countyLeader',
        'sectionHead',
        'staff',
      ),
    }),
    text('from', 'serviceFrom', { kind: 'date' }),
    text('to', 'serviceTo', { kind: 'date', optional: true, hint: () => t('serviceHint') }),
    text('roles', 'roles', { kind: 'many', optional: true, options: options(...roles) }),
  ],
  enterprises: [
    text('id', 'creditCode', { fixed: true, hint: () => t('creditHint') }),
    text('name', 'name'),
    text('town', 'townName'),
    text('sector', 'sector', {
      kind: 'choice',
      options: options('industry', 'construction', 'trade', 'services', 'agriculture'),
    }),
    text('size', 'size', { kind: 'choice', options: options('large', 'medium', 'small', 'micro') }),
    text('aboveScale', 'aboveScale', { kind: 'flag' }),
    text('liftable', 'liftable', { kind: 'flag', optional: true }),
    text('lenient', 'lenient', { kind: 'flag', optional: true }),
    text('contact.name', 'contactName', { optional: true }),
    text('contact.phone', 'phone', { kind: 'tel', optional: true }),
  ],
  projects: [
    text('name', 'name'),
    text('code', 'code', { optional: true }),
    text('amount', 'amount', { kind: 'money' }),
    text('yearPlan', 'yearPlan', { kind: 'money' }),
    text('kind', 'kind', { kind: 'choice', options: options('continuing', 'newStart', 'planned') }),
    text('stage', 'stage', { kind: 'choice', options: options('resumed', 'started', 'advancing') }),
    text('difficulty', 'difficulty', { kind: 'choice', options: letters('A', 'B', 'C') }),
    text('priority', 'priority', { kind: 'choice', options: options('county', 'city', 'province') }),
    text('ownerUnit', 'ownerUnit', { kind: 'one', list: 'units' }),
    text('enterprise', 'enterprise', { kind: 'one', list: 'enterprises', optional: true }),
    text('chain', 'chain', { kind: 'one', list: 'chains', optional: true }),
    text('upgrade', 'upgrade', { kind: 'flag', optional: true }),
    ...milestoneOrder.map((milestone): FieldSpec => ({
      name: `schedule.${milestone}`,
      label: () => t('plannedFor', { milestone: inLanguage(milestoneName(milestone)) }),
      kind: 'planned',
      optional: true,
      hint: () => t('plannedHint'),
    })),
    text('suspended', 'suspended', { kind: 'flag', hint: () => t('suspendedHint') }),
  ],
  chains: [text('name', 'name')],
  villages: [text('name', 'name'), text('town', 'townName')],
  indicators: [
    text('name', 'name'),
    text('chief', 'chief', { kind: 'one', list: 'people' }),
    text('leadUnit', 'leadUnit', { kind: 'one', list: 'units' }),
  ],
};

/** What a new row has beside what its form asks. */
export const blank: Readonly<Record<RecordList, Readonly<Record<string, unknown>>>> = {
  units: {},
  people: { roles: [] },
  enterprises: {},
  projects: { schedule: [] },
  chains: {},
  villages: {},
  indicators: {},
};

/** The 18 indicators are published; the office names their chiefs and adds none. */
export const mayAdd = (list: RecordList): boolean => list !== 'indicators';
