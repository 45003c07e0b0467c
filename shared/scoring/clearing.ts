import type { Bilingual } from '../contract/bilingual.ts';
import type { WorkingCalendar } from '../time/calendar.ts';
import type { CivilDate } from '../time/civil.ts';
import { civilDateOf, startOfDay } from '../time/civil.ts';
import { deadlineOf, workingDaysBetween } from '../time/deadline.ts';
import { formatDate, formatDay } from '../time/format.ts';
import type { ClearingRecord } from './conduct.ts';

/** How the clearing of a name stands: its last day in time, whether that has passed unused, and who must do what by when. */
export interface ClearingStanding {
  readonly publishBy: CivilDate;
  readonly overdue: boolean;
  readonly statusLine: Bilingual;
}

/** The last day on which a clearing is in time: so many working days after the day of the decision, which is day 0. */
export const clearBy = (decidedOn: CivilDate, workingDays: number, calendar: WorkingCalendar): CivilDate =>
  civilDateOf(
    deadlineOf(startOfDay(decidedOn), { amount: workingDays, unit: 'workingDays' }, calendar).dueAt!,
  );

/** Working days late, in words; nothing where only days off have passed. */
const lateBy = (from: CivilDate, to: CivilDate, calendar: WorkingCalendar): Bilingual => {
  const days = workingDaysBetween(from, to, calendar);
  return days > 0
    ? { zh: `${days}个工作日`, en: ` by ${days} working day${days === 1 ? '' : 's'}` }
    : { zh: '', en: '' };
};

/** How a clearing stands on a day (X14): the supervisor publishes it; once its day has passed, only with a stated reason. */
export function clearingStanding(
  { decidedOn, published }: Pick<ClearingRecord, 'decidedOn' | 'published'>,
  workingDays: number,
  calendar: WorkingCalendar,
  today: CivilDate,
): ClearingStanding {
  const publishBy = clearBy(decidedOn, workingDays, calendar);
  const day = formatDay(publishBy);
  if (published) {
    const on = civilDateOf(published.at);
    const { zh, en } = formatDate(on);
    const { lateReason } = published;
    const late = lateBy(publishBy, on, calendar);
    return {
      publishBy,
      overdue: false,
      statusLine:
        lateReason === undefined
          ? { zh: `已于${zh}公开`, en: `Published on ${en}` }
          : {
              zh: `已于${zh}公开,逾期${late.zh}:${lateReason}`,
              en: `Published on ${en}, late${late.en}: ${lateReason}`,
            },
    };
  }
  if (today > publishBy) {
    const late = lateBy(publishBy, today, calendar);
    return {
      publishBy,
      overdue: true,
      statusLine: {
        zh: `督查应在${day.zh}前公开,已超期${late.zh};现在公开须说明逾期原因`,
        en: `The supervisor had to publish it by ${day.en}; overdue${late.en}; published now, it needs a reason`,
      },
    };
  }
  const left = workingDaysBetween(today, publishBy, calendar);
  return {
    publishBy,
    overdue: false,
    statusLine:
      today === publishBy
        ? {
            zh: `督查应在今天(${day.zh})内公开`,
            en: `The supervisor must publish it today (${day.en})`,
          }
        : {
            zh: `督查应在${day.zh}(还剩${left}个工作日)前公开`,
            en: `The supervisor must publish it by ${day.en} (${left} working day${left === 1 ? '' : 's'} left)`,
          },
  };
}
