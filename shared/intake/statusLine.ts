import type { Bilingual } from '../contract/bilingual.ts';
import type { WorkingCalendar } from '../time/calendar.ts';
import type { Instant } from '../time/civil.ts';
import { civilDateOf, daysBetween, millisecondsOf, yearOf } from '../time/civil.ts';
import { formatDate, formatDay, formatTime } from '../time/format.ts';
import type { Clock, ClockName } from './clocks.ts';
import { clocksOf, isRunning } from './clocks.ts';
import type { IntakeConfig } from './config.ts';
import type { CaseFacts } from './events.ts';
import type { CaseState } from './model.ts';

/** Who reads the line, and what the parties are called. */
export interface StatusLineNames {
  readonly audience: 'filer' | 'staff';
  /** The lead unit's name, used in both languages. */
  readonly unit?: string | undefined;
  readonly office?: Bilingual;
}

const defaultOffice: Bilingual = { zh: '营商办', en: 'The office' };

const verbs: Record<Exclude<ClockName, 'confirm' | 'contact'>, Bilingual> = {
  accept: { zh: '受理', en: 'accept the case' },
  assign: { zh: '交办', en: 'assign it to a unit' },
  signFor: { zh: '签收', en: 'sign for it' },
  reply: { zh: '答复', en: 'reply' },
  finish: { zh: '办结', en: 'finish' },
};

const closed: Partial<Record<CaseState, Record<'filer' | 'staff', Bilingual>>> = {
  confirmed: {
    filer: { zh: '您已确认解决', en: 'You confirmed that it is solved' },
    staff: { zh: '提交人已确认解决', en: 'The filer confirmed that it is solved' },
  },
  declined: {
    filer: { zh: '不予受理,理由见办理记录', en: 'Declined; the reason is in the record' },
    staff: { zh: '不予受理', en: 'Declined' },
  },
  duplicate: {
    filer: {
      zh: '已并入同一问题的另一件,进展会显示在这里',
      en: 'Joined to another case of the same problem; its progress shows here',
    },
    staff: { zh: '已并案', en: 'Merged into another case' },
  },
  closedUnfixed: {
    filer: {
      zh: '目前无法解决,原因见办理记录',
      en: 'It cannot be solved at present; the explanation is in the record',
    },
    staff: { zh: '无法解决,已如实结案', en: 'Closed honestly as not solvable' },
  },
  closedUnrated: {
    filer: { zh: '未收到您的确认,已按未评价结案', en: 'Closed as unrated: you did not answer' },
    staff: { zh: '提交人未答复,已按未评价结案', en: 'Closed as unrated: the filer did not answer' },
  },
  withdrawn: {
    filer: { zh: '您已撤回', en: 'You withdrew it' },
    staff: { zh: '提交人已撤回', en: 'Withdrawn by the filer' },
  },
};

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function verbOf(clock: Exclude<ClockName, 'confirm'>, audience: StatusLineNames['audience']): Bilingual {
  if (clock !== 'contact') return verbs[clock];
  return audience === 'filer'
    ? { zh: '与您联系', en: 'contact you' }
    : { zh: '联系提交人', en: 'contact the filer' };
}

/** A due day as one would say it today: without the year if it is this year's. */
const sayDay = (dueAt: Instant, now: Instant): Bilingual => {
  const [due, today] = [civilDateOf(dueAt), civilDateOf(now)];
  return yearOf(due) === yearOf(today) ? formatDay(due) : formatDate(due);
};

function confirmLine(dueAt: Instant, audience: StatusLineNames['audience'], now: Instant): Bilingual {
  const left = daysBetween(civilDateOf(now), civilDateOf(dueAt));
  const day = sayDay(dueAt, now);
  const [zhLeft, enLeft] =
    left > 0 ? [`还剩${left}天`, `${plural(left, 'day')} left`] : ['今天截止', 'the last day'];
  return audience === 'filer'
    ? {
        zh: `请您在${day.zh}(${zhLeft})前确认是否解决,到期未答复将按未评价结案`,
        en: `Please say by ${day.en} (${enLeft}) whether it is solved; without an answer it closes as unrated`,
      }
    : {
        zh: `等待提交人在${day.zh}(${zhLeft})前确认`,
        en: `Waiting for the filer to confirm by ${day.en} (${enLeft})`,
      };
}

function dutyLine(
  who: Bilingual,
  verb: Bilingual,
  { dueAt = '', overdue, remaining = 0, provisional, limit }: Clock,
  now: Instant,
): Bilingual {
  const day = sayDay(dueAt, now);
  const note = provisional
    ? { zh: ';日期暂定,待放假安排公布', en: '; provisional until the official holidays are announced' }
    : { zh: '', en: '' };
  if (limit.unit === 'hours') {
    const time = formatTime(dueAt);
    return overdue
      ? {
          zh: `${who.zh}应在${day.zh}${time}前${verb.zh},已超期`,
          en: `${who.en} had to ${verb.en} by ${time} on ${day.en}; overdue`,
        }
      : {
          zh: `${who.zh}应在${day.zh}${time}前${verb.zh}`,
          en: `${who.en} must ${verb.en} by ${time} on ${day.en}`,
        };
  }
  if (overdue) {
    const [zhLate, enLate] =
      remaining < 0 ? [`${-remaining}个工作日`, ` by ${plural(-remaining, 'working day')}`] : ['', ''];
    return {
      zh: `${who.zh}应在${day.zh}前${verb.zh},已超期${zhLate}${note.zh}`,
      en: `${who.en} had to ${verb.en} by ${day.en}; overdue${enLate}${note.en}`,
    };
  }
  return civilDateOf(dueAt) === civilDateOf(now)
    ? {
        zh: `${who.zh}应在今天(${day.zh})内${verb.zh}${note.zh}`,
        en: `${who.en} must ${verb.en} today (${day.en})${note.en}`,
      }
    : {
        zh: `${who.zh}应在${day.zh}(还剩${remaining}个工作日)前${verb.zh}${note.zh}`,
        en: `${who.en} must ${verb.en} by ${day.en} (${plural(remaining, 'working day')} left)${note.en}`,
      };
}

/** The clock that says what comes next: the one due first among those that run. */
export const nextClock = (clocks: readonly Clock[]): Clock | undefined =>
  clocks
    .filter((clock) => clock.clock !== 'confirm' && isRunning(clock) && clock.dueAt !== undefined)
    .toSorted((a, b) => millisecondsOf(a.dueAt ?? '') - millisecondsOf(b.dueAt ?? ''))[0];

/**
 * Who must do what by when, in plain words: `市场监管局应在8月5日(还剩2个工作日)前答复`. Of several duties the one due first is named; for a
 * claimed case, what the filer can do; while the clocks stand still, why; for a closed case, how it ended.
 */
export function statusLine(
  facts: CaseFacts & { readonly state: CaseState },
  { audience, unit, office = defaultOffice }: StatusLineNames,
  config: IntakeConfig,
  calendar: WorkingCalendar,
  now: Instant,
): Bilingual {
  const ended = closed[facts.state]?.[audience];
  if (ended !== undefined) return ended;
  const clocks = clocksOf(facts, config, calendar, now);
  if (facts.state === 'claimed') {
    const dueAt = clocks.find(({ clock }) => clock === 'confirm')?.dueAt;
    if (dueAt !== undefined) return confirmLine(dueAt, audience, now);
  }
  const next = nextClock(clocks);
  if (next === undefined || next.clock === 'confirm') {
    const reason = facts.events.findLast(({ kind }) => kind === 'paused')?.reason;
    return {
      zh: `已暂停计时${reason === undefined ? '' : `(${reason})`},恢复后另行告知时限`,
      en: `The clocks stand still${reason === undefined ? '' : ` (${reason})`}; the deadline follows when they resume`,
    };
  }
  const withOffice = facts.state === 'submitted' || facts.state === 'accepted';
  const who = withOffice ? office : { zh: unit ?? '承办单位', en: unit ?? 'The unit' };
  return dutyLine(who, verbOf(next.clock, audience), next, now);
}
