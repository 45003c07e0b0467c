import type { PlanDifference } from '../../../../shared/registry/planDifference.ts';
import { date } from '../../../lib/format.ts';
import type { Directory } from '../../core/directory.svelte.ts';
import { subjectList } from '../subject.ts';
import type { Pairing } from './editions.ts';
import { t } from './messages.ts';

/** One line of a comparison, as a table shows it and as one says it. */
export interface DifferenceRow {
  readonly key: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly official: string;
  readonly subject: string;
  readonly before: string;
  readonly after: string;
  readonly words: string;
}

const span = ({ role, from, to }: Pairing): string =>
  `${t(role)} · ${to ? t('span', { from: date(from), to: date(to) }) : date(from)}`;

/** What a field of a pairing says. */
const valueOf = (pairing: Pairing, field: 'role' | 'from' | 'to'): string => {
  if (field === 'role') return t(pairing.role);
  const day = pairing[field];
  return day ? date(day) : t('openEnded');
};

/** The lines of a comparison: what is new, what is gone, what changed; in the page's language. */
export function differenceRows(
  { added, removed, changed }: PlanDifference<Pairing>,
  directory: Pick<Directory, 'name'>,
): DifferenceRow[] {
  const names = ({ official, subject }: Pairing) => ({
    official: directory.name('people', official),
    subject: directory.name(subjectList[subject.kind], subject.id),
  });
  const keyOf = ({ official, subject }: Pairing): string => `${official}:${subject.kind}:${subject.id}`;
  return [
    ...added.map((one): DifferenceRow => ({
      key: `+${keyOf(one)}`,
      kind: 'added',
      ...names(one),
      before: '',
      after: span(one),
      words: t('addedLine', { ...names(one), role: t(one.role), from: date(one.from) }),
    })),
    ...removed.map((one): DifferenceRow => ({
      key: `-${keyOf(one)}`,
      kind: 'removed',
      ...names(one),
      before: span(one),
      after: '',
      words: t('removedLine', names(one)),
    })),
    ...changed.map(({ before, after, fields }): DifferenceRow => ({
      key: `~${keyOf(after)}`,
      kind: 'changed',
      ...names(after),
      before: span(before),
      after: span(after),
      words: t('changedLine', {
        ...names(after),
        what: fields
          .map((field) =>
            t('fieldLine', {
              field: t(field),
              before: valueOf(before, field),
              after: valueOf(after, field),
            }),
          )
          .join(','),
      }),
    })),
  ];
}
