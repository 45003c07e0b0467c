import type { Bilingual } from '../contract/bilingual.ts';
import type { WorkingCalendar } from '../time/calendar.ts';
import type { Instant } from '../time/civil.ts';
import { civilDateOf } from '../time/civil.ts';
import { isPast, workingDaysBetween } from '../time/deadline.ts';
import { formatDate } from '../time/format.ts';
import type { Clock, ClockName } from './clocks.ts';
import { clocksOf, isRunning } from './clocks.ts';
import { reworkColour } from './colour.ts';
import type { IntakeConfig, NoticeColour } from './config.ts';
import type { CaseFacts } from './events.ts';
import { eventsUntil } from './events.ts';

/** Why a notice may be drafted. */
export interface Ground {
  /** Stable name of this ground within its matter: the same lateness never has two. */
  readonly cause: string;
  /** The colour under the `state` ruleset. */
  readonly colour: NoticeColour;
  /** Something was already missed, not merely close; what the `ladder` ruleset goes by. */
  readonly failing: boolean;
  readonly basis: Bilingual;
}

/** What each clock asks for, as a noun. */
export const clockWords: Readonly<Record<ClockName, Bilingual>> = {
  accept: { zh: '受理', en: 'acceptance' },
  assign: { zh: '交办', en: 'assignment' },
  signFor: { zh: '签收', en: 'signing for it' },
  reply: { zh: '首次答复', en: 'the first reply' },
  finish: { zh: '办结', en: 'finishing' },
  contact: { zh: '紧急联系', en: 'urgent contact' },
  confirm: { zh: '确认', en: 'confirmation' },
};

const overdueBasis = (what: Bilingual, dueAt: Instant): Bilingual => {
  const due = formatDate(civilDateOf(dueAt));
  return { zh: `${what.zh}已超期:时限为${due.zh}`, en: `${what.en} is overdue: it was due on ${due.en}` };
};

const dueSoonBasis = (what: Bilingual, dueAt: Instant, remaining: number): Bilingual => {
  const due = formatDate(civilDateOf(dueAt));
  return {
    zh: `${what.zh}即将到期:时限为${due.zh},还剩${remaining}个工作日`,
    en: `${what.en} is due on ${due.en}, in ${remaining} working days`,
  };
};

function groundOfClock(clock: Clock, { notices }: IntakeConfig): Ground | undefined {
  const { dueAt, remaining } = clock;
  if (clock.clock === 'confirm' || !isRunning(clock) || dueAt === undefined || remaining === undefined)
    return undefined;
  const run = `${clock.clock}:${clock.startedAt}:${clock.limit.amount}`;
  const what = clockWords[clock.clock];
  if (clock.overdue)
    return { cause: `overdue:${run}`, colour: 'red', failing: true, basis: overdueBasis(what, dueAt) };
  if (clock.clock !== 'finish' || remaining > notices.blueWithin) return undefined;
  return { cause: `due:${run}`, colour: 'blue', failing: false, basis: dueSoonBasis(what, dueAt, remaining) };
}

/** The grounds a case gives now: clocks overdue (red), the finish clock close to due (blue), and rework, one colour above what it was. */
export function groundsOfCase(
  facts: CaseFacts,
  config: IntakeConfig,
  calendar: WorkingCalendar,
  now: Instant,
): Ground[] {
  const grounds = clocksOf(facts, config, calendar, now).flatMap(
    (clock) => groundOfClock(clock, config) ?? [],
  );
  const colour = reworkColour(facts, config, calendar, now);
  if (colour === 'none') return grounds;
  const reworks = eventsUntil(facts.events, now).filter(({ kind }) => kind === 'reopened').length;
  const basis = {
    zh: `提交人认为问题没有解决,第${reworks}次退回重办`,
    en: `The filer says it is not solved; returned for the ${reworks}. time`,
  };
  return [...grounds, { cause: `rework:${reworks}`, colour, failing: true, basis }];
}

/** A task, milestone or duty under supervision. */
export interface PlannedMatter {
  readonly title: Bilingual;
  readonly dueAt: Instant;
  readonly done: boolean;
  /** Behind plan or of poor quality, with what was found; `cause` tells one finding from the next. */
  readonly findings?: readonly { readonly cause: string; readonly basis: Bilingual }[];
}

/** The grounds that a task, milestone or duty gives now: overdue (red), findings (yellow), close to due (blue). */
export function groundsOfPlan(
  { title, dueAt, done, findings = [] }: PlannedMatter,
  { notices }: IntakeConfig,
  calendar: WorkingCalendar,
  now: Instant,
): Ground[] {
  const found = findings.map(({ cause, basis }) => ({
    cause,
    colour: 'yellow' as const,
    failing: true,
    basis,
  }));
  if (done) return found;
  if (isPast(now, dueAt))
    return [
      ...found,
      { cause: `overdue:${dueAt}`, colour: 'red', failing: true, basis: overdueBasis(title, dueAt) },
    ];
  const remaining = workingDaysBetween(civilDateOf(now), civilDateOf(dueAt), calendar);
  if (remaining > notices.blueWithin) return found;
  return [
    ...found,
    { cause: `due:${dueAt}`, colour: 'blue', failing: false, basis: dueSoonBasis(title, dueAt, remaining) },
  ];
}
