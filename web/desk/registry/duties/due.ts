import type { OutputOf } from '../../../../shared/contract/index.ts';
import { lastDayOf, type Month } from '../../../../shared/time/civil.ts';

export type Duty = OutputOf<'dutyStatus'>['items'][number];

/** The duties whose period ends in a month, those not met first, then by day and person. Who is exempt owes nothing. */
export function dueIn(month: Month, duties: readonly Duty[]): Duty[] {
  const [first, last] = [`${month}-01`, lastDayOf(month)];
  return duties
    .filter(({ dueOn, status }) => dueOn >= first && dueOn <= last && status !== 'exempt')
    .toSorted(
      (a, b) =>
        Number(a.status === 'met') - Number(b.status === 'met') ||
        a.dueOn.localeCompare(b.dueOn) ||
        a.personName.localeCompare(b.personName, 'zh-CN'),
    );
}
