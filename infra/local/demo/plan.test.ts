import { describe, expect, test } from 'vitest';
import { stateAfter } from '../../../shared/intake/states.ts';
import type { CaseEvent, CaseState } from '../../../shared/intake/model.ts';
import { workingCalendar } from '../../../shared/time/calendar.ts';
import { instantAt } from '../../../shared/time/civil.ts';
import { answerProblems } from '../../../shared/survey/answers.ts';
import { sampleCounty } from '../sample/index.ts';
import { fates, planCases, type CasePlan, type Move } from './casePlan.ts';
import { monthToPlay, phases, workingDaysOf } from './month.ts';
import { planLog } from './people.ts';
import { reportDayOf, reportDays, reportOf } from './reportPlan.ts';
import { answersOf, respondentOf } from './respondents.ts';
import { standInBeacon } from './survey.ts';

const month = '2026-09';
const county = sampleCounty();
const observers = county.people.filter(({ kind }) => kind === 'observer');
const days = 21;
const plan = (of = month): CasePlan[] => planCases(of, observers, county.enterprises, days);
const respondents = county.enterprises.map(({ id }) => respondentOf(month, id));

const eventOf: Readonly<Record<Exclude<Move['act'], 'file'>, CaseEvent['kind']>> = {
  accept: 'accepted',
  assign: 'assigned',
  decline: 'declined',
  sign: 'signedFor',
  transfer: 'transferred',
  contact: 'contacted',
  reply: 'replied',
  claim: 'claimed',
  closeUnfixed: 'closedUnfixed',
  confirm: 'confirmed',
  reopen: 'reopened',
  withdraw: 'withdrawn',
};

/** Where a plan leads; throws at a move that the state machine does not allow. */
function stateOf({ key, steps }: CasePlan): CaseState {
  let state: CaseState = 'submitted';
  for (const { move } of steps) {
    if (move.act === 'file') continue;
    const next = stateAfter(state, eventOf[move.act]);
    if (!next) throw new Error(`${key}: ${state} cannot be ${move.act}`);
    state = next;
  }
  return state;
}

describe('cases', () => {
  test('the same month gives the same plan, another month another one', () => {
    expect(plan()).toEqual(plan());
    expect(plan('2026-10')).not.toEqual(plan());
  });

  test('30 leads by all 22 observers, a few not anonymous, and 40 requests by as many enterprises', () => {
    const origins = plan().map(({ origin }) => origin);
    const leads = origins.filter((origin) => origin.kind === 'lead');
    const requests = origins.filter((origin) => origin.kind === 'request');
    expect([leads.length, requests.length]).toEqual([30, 40]);
    expect(new Set(leads.map(({ observer }) => observer.id)).size).toBe(22);
    expect(leads.filter(({ anonymous }) => !anonymous)).toHaveLength(4);
    expect(new Set(requests.map(({ enterprise }) => enterprise.id)).size).toBe(40);
  });

  test('every plan is legal, in order of time, and ends as its fate says', () => {
    const order = Object.keys(phases);
    const ends = plan().map((one) => {
      const times = one.steps.map(({ day, phase }) => day * order.length + order.indexOf(phase));
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(one.steps.every(({ day }) => day < days)).toBe(true);
      return [one.fate, stateOf(one)] as const;
    });
    for (const [fate, count] of Object.entries(fates))
      expect(ends.filter(([own]) => own === fate)).toHaveLength(count);
    const end: Partial<Record<CasePlan['fate'], CaseState>> = {
      prompt: 'confirmed',
      silent: 'claimed',
      overdue: 'inProgress',
      declined: 'declined',
      unfixed: 'closedUnfixed',
      withdrawn: 'withdrawn',
      reopened: 'confirmed',
    };
    for (const [fate, state] of ends) if (end[fate]) expect([fate, state]).toEqual([fate, end[fate]]);
  });

  test('a month cut short still gives legal plans', () => {
    for (const short of [1, 2, 5, 9])
      for (const one of planCases(month, observers, county.enterprises, short)) stateOf(one);
  });
});

describe('survey', () => {
  test('about four in five answer, some only look, a few send twice', () => {
    const count = (does: string) => respondents.filter((one) => one.does === does).length;
    expect(count('answers') / respondents.length).toBeGreaterThan(0.75);
    expect(count('answers') / respondents.length).toBeLessThan(0.85);
    expect(count('opens')).toBeGreaterThan(0);
    for (const again of ['retries', 'repeats'])
      expect(respondents.some((one) => one.again === again)).toBe(true);
  });

  test('every filled questionnaire is one that the page would send', () => {
    const units = county.units.filter(({ rated }) => rated);
    for (const { id } of county.enterprises) {
      const answers = answersOf(month, id, { units, indicators: [...county.indicators] });
      expect(
        answerProblems(answers, {
          units: units.map((unit) => unit.id),
          indicators: county.indicators.map((indicator) => indicator.id),
        }),
      ).toEqual([]);
    }
  });

  test('the stand-in for the beacon says what it is, and has the form of one', () => {
    const { name, value } = standInBeacon('2026-09-01');
    expect(name).toBe('drand quicknet 第31808212轮(演示用替代值)');
    expect(value).toMatch(/^[0-9a-f]{64}$/);
    expect(standInBeacon('2026-09-02')).not.toEqual({ name, value });
  });
});

describe('progress', () => {
  const nothing = {
    investedToDate: 0,
    proceduresTotal: 0,
    proceduresDone: 0,
    commitmentsPromised: 0,
    commitmentsKept: 0,
  };
  const reports = (of: string, before = new Map<string, typeof nothing>()) =>
    county.projects.map((project) => ({
      id: project.id,
      report: reportOf(of, { project, prefilled: before.get(project.id) ?? nothing }),
    }));

  test('319 reports in four days, the same each time, never more done than there is', () => {
    const all = reports(month);
    expect(all).toHaveLength(319);
    expect(all).toEqual(reports(month));
    for (const { report } of all) {
      expect(report.proceduresDone).toBeLessThanOrEqual(report.proceduresTotal);
      expect(report.commitmentsKept).toBeLessThanOrEqual(report.commitmentsPromised);
    }
    const onDays = county.projects.map(({ id }) => reportDayOf(month, id));
    expect(new Set(onDays)).toEqual(new Set(Array.from({ length: reportDays }, (_, day) => day)));
  });

  test('amounts never fall from one month to the next', () => {
    const before = new Map(reports(month).map(({ id, report }) => [id, report]));
    for (const { id, report } of reports('2026-10', before))
      expect(report.investedToDate).toBeGreaterThanOrEqual(before.get(id)!.investedToDate);
  });

  test('37 of the 40 leaders contact an enterprise of theirs, keep a journal, and review it at the quarter’s end', () => {
    const planned = (of = month) => planLog(of, county.plan.pairings, county.villages, days);
    const log = planned();
    expect(log).toEqual(planned());
    const contacts = log.filter(({ kind }) => kind === 'contact');
    expect(new Set(contacts.map(({ person }) => person)).size).toBe(37);
    const pairs = new Set(county.plan.pairings.map(({ official, subject }) => `${official} ${subject.id}`));
    expect(contacts.every(({ person, subject }) => pairs.has(`${person} ${subject.id}`))).toBe(true);
    const of = (kind: string, entries = log) => entries.filter((entry) => entry.kind === kind);
    expect([of('journal').length, of('quarterReview').length]).toEqual([37, 37]);
    expect(of('journal').every(({ day }) => day < days - 1)).toBe(true);
    expect(of('quarterReview', planned('2026-10'))).toEqual([]);
  });
});

describe('the month that is played', () => {
  const calendar = workingCalendar();

  test('the clock’s own at its beginning: 21 working days of September 2026 and a make-up Sunday', () => {
    const { month: played, days: working } = monthToPlay(
      instantAt('2026-09-01', '09:00'),
      new Set(),
      calendar,
    );
    expect(played).toBe('2026-09');
    expect(working).toEqual(workingDaysOf('2026-09', calendar));
    expect(working).toContain('2026-09-20');
    expect(working).not.toContain('2026-09-25');
  });

  test('the next one when its survey was closed, or when the month has gone on', () => {
    expect(monthToPlay(instantAt('2026-09-02', '09:00'), new Set(['2026-09']), calendar)).toEqual({
      month: '2026-10',
      days: workingDaysOf('2026-10', calendar),
    });
    expect(monthToPlay(instantAt('2026-09-14', '09:00'), new Set(), calendar).month).toBe('2026-10');
  });

  test('from the next day where the morning is over', () => {
    const { days: working } = monthToPlay(instantAt('2026-09-02', '17:00'), new Set(), calendar);
    expect(working[0]).toBe('2026-09-03');
  });
});
