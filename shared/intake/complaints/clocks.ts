import type { Bilingual } from '../../contract/bilingual.ts';
import type { WorkingCalendar } from '../../time/calendar.ts';
import type { Instant } from '../../time/civil.ts';
import { civilDateOf } from '../../time/civil.ts';
import { isPast } from '../../time/deadline.ts';
import { formatDay } from '../../time/format.ts';
import type { Clock } from '../clocks.ts';
import { clocksOf } from '../clocks.ts';
import type { IntakeConfig } from '../config.ts';
import type { CaseEvent, CaseFacts } from '../events.ts';
import { nextClock, statusLine } from '../statusLine.ts';
import type { Complaint, ComplaintEvent } from './model.ts';
import { outcomeNames } from './states.ts';

/** What the line is by default. */
export interface ComplaintSettings {
  /** Days for which an approved disclosure may be opened. */
  readonly disclosureDays: number;
  /** Messages a thread may have: the whole complaint is one record. */
  readonly messages: number;
}

/** The defaults (**P**). */
export const complaintSettings: ComplaintSettings = { disclosureDays: 7, messages: 50 };

/** The custodian, as filers know it. */
const custodian: Bilingual = { zh: '纪委监委', en: 'The commission' };

/**
 * A complaint's events as those of a case: accepting it is taking it in hand at once, an answer is a reply and a claim, an objection
 * reopens. So the county's limits to accept, to reply, to finish (the joint ones) and to answer back hold for complaints as well.
 */
const asCaseEvents: Readonly<Record<ComplaintEvent['kind'], readonly CaseEvent['kind'][]>> = {
  submitted: ['submitted'],
  accepted: ['accepted', 'assigned', 'signedFor'],
  replied: ['replied'],
  answered: ['replied', 'claimed'],
  objected: ['reopened'],
  agreed: ['confirmed'],
  withdrawn: ['withdrawn'],
  closed: ['closedUnrated'],
};

const factsOf = ({ events }: Pick<Complaint, 'events'>): CaseFacts => ({
  urgent: false,
  joint: true,
  events: events.flatMap(({ kind, at, by }) => asCaseEvents[kind].map((event) => ({ kind: event, at, by }))),
});

/** The clocks of a complaint; those a custodian can miss are accept, reply and finish, and confirm is the filer's to object. */
export const complaintClocks = (
  complaint: Pick<Complaint, 'events'>,
  config: IntakeConfig,
  calendar: WorkingCalendar,
  now: Instant,
): Clock[] =>
  clocksOf(factsOf(complaint), config, calendar, now).filter(
    ({ clock }) => clock !== 'assign' && clock !== 'signFor',
  );

/** The clock that says what comes next: the filer's after an answer, else the one due first. */
export const complaintClock = (complaint: Complaint, clocks: readonly Clock[]): Clock | undefined => {
  if (complaint.state === 'closed') return undefined;
  return complaint.state === 'answered' ? clocks.find(({ clock }) => clock === 'confirm') : nextClock(clocks);
};

/** Whether the filer's time to object has run out. */
export const objectionOver = (clocks: readonly Clock[], now: Instant): boolean => {
  const due = clocks.find(({ clock }) => clock === 'confirm')?.dueAt;
  return due !== undefined && isPast(now, due);
};

/** Who must do what by when, in plain words; for a closed complaint, what was found. */
export function complaintLine(
  complaint: Complaint,
  audience: 'filer' | 'staff',
  config: IntakeConfig,
  calendar: WorkingCalendar,
  now: Instant,
): Bilingual {
  if (complaint.state === 'closed') {
    const found = complaint.outcome && outcomeNames[complaint.outcome];
    const gone = complaint.clearedAt !== undefined;
    return {
      zh: `已结案:${found?.zh ?? ''}${gone ? '。保存期已满,内容已清除' : ''}`,
      en: `Closed: ${found?.en ?? ''}${gone ? '. Its time is over; the contents were removed' : ''}`,
    };
  }
  if (complaint.state === 'answered') {
    const due = complaintClock(complaint, complaintClocks(complaint, config, calendar, now))?.dueAt ?? now;
    const day = formatDay(civilDateOf(due));
    return audience === 'filer'
      ? {
          zh: `已答复。如有异议请在${day.zh}前提出,到期没有异议即结案`,
          en: `Answered. Object by ${day.en} if you disagree; without an objection it closes`,
        }
      : { zh: `已答复,提交人可在${day.zh}前提出异议`, en: `Answered; the filer may object until ${day.en}` };
  }
  const state = complaint.state === 'submitted' ? 'submitted' : 'accepted';
  return statusLine({ ...factsOf(complaint), state }, { audience, office: custodian }, config, calendar, now);
}
