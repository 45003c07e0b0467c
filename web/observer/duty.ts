import type { OutputOf } from '../../shared/contract/index.ts';
import { date } from '../lib/format.ts';
import { t } from './messages.ts';

type Duty = NonNullable<OutputOf<'observerHome'>['duty']>;

/** What the observer owes in the running period, what is done, and what is left by when. */
export function dutyText({ period, minimum, done, dueOn }: Duty): string {
  const words = { period: t(period), minimum, done, date: date(dueOn), left: minimum - done };
  return t(done >= minimum ? 'dutyDone' : 'dutyOpen', words);
}
