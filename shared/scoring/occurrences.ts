import type { Bilingual } from '../contract/bilingual.ts';
import { reconcile } from '../progress/milestones.ts';
import { firstDay, lastDay, monthOfMoment } from '../progress/partialDate.ts';
import { firstDayOf, monthOf } from '../time/civil.ts';
import { type PeriodKind, periodOf } from '../time/period.ts';
import type { FactRef, Facts, Reading, SubjectKind } from './facts.ts';

/** Something that happened once and may cost or earn points. Without `on` it is a state of the scored month. */
export interface Occurrence extends FactRef {
  readonly on?: string;
}

/** A kind of occurrence that deductions and bonuses may name. */
export interface OccurrenceKind extends Bilingual {
  readonly id: string;
  readonly subjects: readonly SubjectKind[];
  readonly of: (facts: Facts, reading: Reading) => readonly Occurrence[];
}

function notices(colour: 'blue' | 'yellow' | 'red', zh: string): OccurrenceKind {
  return {
    id: `notice.${colour}`,
    zh,
    en: `${colour} notice`,
    subjects: ['project', 'unit', 'official'],
    of: (facts) =>
      facts.notices
        .filter((notice) => notice.colour === colour && notice.withdrawn !== true)
        .map(({ number, issuedAt }) => ({ id: number, label: number, on: issuedAt })),
  };
}

/** Every occurrence that a rule may name. */
export const OCCURRENCES: readonly OccurrenceKind[] = [
  notices('blue', '蓝色督办单'),
  notices('yellow', '黄色督办单'),
  notices('red', '红色督办单'),
  {
    id: 'report.late',
    zh: '月报逾期',
    en: 'late monthly report',
    subjects: ['project'],
    of: (facts) =>
      facts.kind === 'project' && !facts.reportFiledOnTime
        ? [{ id: `${facts.id}/report/${facts.month}`, label: facts.month }]
        : [],
  },
  {
    id: 'problem.overdue',
    zh: '问题超期未决',
    en: 'overdue problem',
    subjects: ['project'],
    of: (facts) => (facts.kind === 'project' ? facts.problems.overdue : []),
  },
  {
    id: 'case.overdue',
    zh: '诉求超期未结',
    en: 'overdue case',
    subjects: ['unit'],
    of: (facts) => (facts.kind === 'unit' ? facts.overdueOpen : []),
  },
  {
    id: 'milestone.early',
    zh: '节点提前完成',
    en: 'milestone reached early',
    subjects: ['project'],
    of: (facts, reading) =>
      facts.kind !== 'project'
        ? []
        : facts.milestones.flatMap((milestone) => {
            const { kind, planned, verified } = milestone;
            if (!planned || !verified || reconcile(milestone, reading) !== 'reconciled') return [];
            const early = lastDay(verified) < firstDay(planned);
            return early ? [{ id: `${facts.id}/${kind}`, label: `${kind} ${verified}`, on: verified }] : [];
          }),
  },
  {
    id: 'deed.verified',
    zh: '一线事迹',
    en: 'front-line deed',
    subjects: ['official'],
    of: (facts) =>
      facts.kind !== 'official'
        ? []
        : (facts.deeds ?? []).flatMap(({ id, label, verifiedOn }) =>
            verifiedOn === undefined ? [] : [{ id, label, on: verifiedOn }],
          ),
  },
  {
    id: 'task.overdue',
    zh: '攻坚任务逾期',
    en: 'overdue task of the campaign',
    subjects: ['campaignGroup'],
    of: (facts) => (facts.kind === 'campaignGroup' ? facts.overdue : []),
  },
  {
    id: 'publication.missing',
    zh: '本月未公示',
    en: 'month not published',
    subjects: ['county'],
    of: (facts) =>
      facts.kind === 'county' && facts.publication === undefined
        ? [{ id: `${facts.id}/publication/${facts.month}`, label: facts.month }]
        : [],
  },
];

const BY_ID = new Map(OCCURRENCES.map((kind) => [kind.id, kind]));

/** The kind of occurrence with this id, if there is one. */
export function findOccurrence(id: string): OccurrenceKind | undefined {
  return BY_ID.get(id);
}

/**
 * The occurrences that count for the scored month: numbered from the beginning of the period (a calendar quarter, half-year or
 * year), taken from the `from`-th on, and charged in the month in which they happen, once, even if the facts name one twice. Removed ones are not numbered, so that
 * after the removal of a first yellow notice the second becomes the first.
 */
export function chargeable(
  occurrences: readonly Occurrence[],
  month: string,
  { period, from }: { readonly period: PeriodKind; readonly from: number },
  removed: ReadonlySet<string>,
): Occurrence[] {
  const begin = monthOf(periodOf(period, firstDayOf(month)).from);
  const distinct = new Map(occurrences.map((occurrence) => [occurrence.id, occurrence]));
  return [...distinct.values()]
    .filter(({ id }) => !removed.has(id))
    .map((occurrence) => ({ occurrence, at: monthOfMoment(occurrence.on ?? month) }))
    .filter(({ at }) => at >= begin && at <= month)
    .sort(
      (a, b) =>
        order(a.occurrence.on ?? month, b.occurrence.on ?? month) || order(a.occurrence.id, b.occurrence.id),
    )
    .slice(from - 1)
    .filter(({ at }) => at === month)
    .map(({ occurrence }) => occurrence);
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
