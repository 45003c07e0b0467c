import * as z from 'zod';
import { Id, Instant, Stamp } from '../contract/parameters.ts';
import type { WorkingCalendar } from '../time/calendar.ts';
import type { Instant as Moment } from '../time/civil.ts';
import { civilDateOf } from '../time/civil.ts';
import { deadlineOf, isPast, workingDaysBetween } from '../time/deadline.ts';
import { formatDate } from '../time/format.ts';
import type { Bilingual } from '../contract/bilingual.ts';
import type { IntakeConfig } from './config.ts';
import type { SatisfactionLevel } from './events.ts';
import type { Ground } from './grounds.ts';
import { Level } from './model.ts';

/** A named bad rating: the office calls the filer back, the unit puts it right. One a case, of its latest bad rating. */
export const FollowUp = Stamp.extend({
  caseId: Id,
  /** The case in one line. */
  title: z.string(),
  /** The unit that led when the filer rated. */
  unit: Id,
  level: Level,
  ratedAt: Instant,
  call: z.object({ by: z.string(), at: Instant, note: z.string() }).optional(),
  rectified: z.object({ by: z.string(), at: Instant, measures: z.string() }).optional(),
});
export type FollowUp = z.infer<typeof FollowUp>;

/** Whether a rating is one that is followed up: 不满意, 非常不满意. */
export const isBadRating = (level: SatisfactionLevel | undefined): boolean =>
  level === 'dissatisfied' || level === 'veryDissatisfied';

/**
 * The follow-up that a named bad rating gives rise to; undefined while a former one of the case is still open, because one call answers
 * both and the clock of the first runs on.
 */
export function followUpAfter(
  former: FollowUp | undefined,
  rating: Pick<FollowUp, 'caseId' | 'title' | 'unit' | 'level' | 'ratedAt'>,
): FollowUp | undefined {
  if (former && !former.rectified) return undefined;
  return { ...rating, version: (former?.version ?? 0) + 1, changedAt: rating.ratedAt, changedBy: 'filer' };
}

/** How a follow-up stands at an instant. */
export interface FollowUpStanding {
  readonly state: 'toCall' | 'toRectify' | 'rectified';
  /** The end of the last working day for putting it right. */
  readonly dueAt: Moment;
  /** Past it now, or when it was put right. */
  readonly overdue: boolean;
  /** Working days to the due day; absent once it was put right. */
  readonly remaining?: number;
  readonly statusLine: Bilingual;
}

/** Where a follow-up stands: a pure function of its record, the county's limit and the calendar. */
export function followUpStanding(
  { ratedAt, call, rectified }: FollowUp,
  { limits }: Pick<IntakeConfig, 'limits'>,
  calendar: WorkingCalendar,
  now: Moment,
): FollowUpStanding {
  const dueAt = deadlineOf(ratedAt, limits.rectify, calendar).dueAt ?? ratedAt;
  const overdue = isPast(rectified?.at ?? now, dueAt);
  const due = formatDate(civilDateOf(dueAt));
  const late = overdue ? { zh: ',已超期', en: '; overdue' } : { zh: '', en: '' };
  if (rectified)
    return {
      state: 'rectified',
      dueAt,
      overdue,
      statusLine: overdue
        ? { zh: '已整改(超期)', en: 'Put right, late' }
        : { zh: '已整改', en: 'Put right in time' },
    };
  const remaining = workingDaysBetween(civilDateOf(now), civilDateOf(dueAt), calendar);
  return call
    ? {
        state: 'toRectify',
        dueAt,
        overdue,
        remaining,
        statusLine: {
          zh: `已回访,应在${due.zh}前整改${late.zh}`,
          en: `Called; to be put right by ${due.en}${late.en}`,
        },
      }
    : {
        state: 'toCall',
        dueAt,
        overdue,
        remaining,
        statusLine: {
          zh: `营商办应回访提交人,并在${due.zh}前整改${late.zh}`,
          en: `The office must call the filer back; to be put right by ${due.en}${late.en}`,
        },
      };
}

/** The ground for a notice that a late follow-up gives; none while it is in time. */
export function groundsOfFollowUp(
  followUp: FollowUp,
  config: Pick<IntakeConfig, 'limits'>,
  calendar: WorkingCalendar,
  now: Moment,
): Ground[] {
  const { state, overdue, dueAt } = followUpStanding(followUp, config, calendar, now);
  if (state === 'rectified' || !overdue) return [];
  const due = formatDate(civilDateOf(dueAt));
  return [
    {
      cause: `overdue:rectify:${followUp.ratedAt}`,
      colour: 'red',
      failing: true,
      basis: {
        zh: `不满意件整改已超期:时限为${due.zh}`,
        en: `Putting right a bad rating is overdue: it was due on ${due.en}`,
      },
    },
  ];
}
