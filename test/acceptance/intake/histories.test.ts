import * as fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { intakeStore } from '../../../functions/intake/store.ts';
import type { InputOf, RouteId } from '../../../shared/contract/index.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { Answer, House, Visitor } from '../../fixtures/house.ts';
import { actOnModel, acts, clocksOfModel, legalActs } from './model.ts';
import type { ActName, ModelCase } from './model.ts';
import { makeFiling, receiptOf } from './play.ts';
import type { StaffView } from './play.ts';

const jurisdiction = '422826';
const units = ['u-market', 'u-land'] as const;
const histories = 1000;
/** Histories that run side by side under one clock. */
const abreast = 100;
const begin = Date.parse('2026-09-16T02:00:00Z');

/** One thing tried on a case; `stale` names a version that is no longer, `stranger` is the handler of the other unit. */
interface Attempt {
  readonly act: ActName;
  /** If given, the so-manieth act that the model allows is tried instead: histories get beyond the first states. */
  readonly legal: number | undefined;
  readonly amount: number;
  readonly stale: boolean;
  readonly stranger: boolean;
}
interface History {
  readonly urgent: boolean;
  readonly joint: boolean;
  readonly attempts: readonly Attempt[];
}

/** The acts that bring a case on; among the legal ones they come more often. */
const forward: readonly ActName[] = ['acceptAssign', 'signReply', 'reply', 'claim', 'confirm', 'reopen'];
const attempt = fc.record({
  act: fc.constantFrom(...acts),
  legal: fc.option(fc.nat(1000), { nil: undefined, freq: 3 }),
  amount: fc.integer({ min: 1, max: 20 }),
  stale: fc.nat(9).map((n) => n === 0),
  stranger: fc.nat(9).map((n) => n === 0),
});
const rounds = 5;
const batch = fc.record({
  /** Minutes that pass before each round. */
  gaps: fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: rounds, maxLength: rounds }),
  cases: fc.array(
    fc.record({
      urgent: fc.boolean(),
      joint: fc.boolean(),
      attempts: fc.array(attempt, { minLength: 1, maxLength: rounds }),
    }),
    { minLength: abreast, maxLength: abreast },
  ),
});

let house: House;
let anchor: string;
let filed = 0;
beforeAll(async () => {
  vi.spyOn(console, 'info').mockReturnValue(undefined);
  house = await openHouse(new Date(begin).toISOString());
  await foundCounty(house);
  const { version, settings } = await house.ok('readIntakeConfiguration', { jurisdiction }, staff.admin);
  const protection = { ...settings.protection, calm: 1_000_000 };
  await house.ok(
    'saveIntakeConfiguration',
    { jurisdiction, version, settings: { ...settings, protection } },
    staff.admin,
  );
  anchor = (await house.ok('fileRequest', makeFiling(9_999))).id;
});

const handlerOf = (unit: string | undefined): Visitor => (unit === 'u-land' ? staff.land : staff.market);
const other = (unit: string | undefined): string => (unit === 'u-land' ? 'u-market' : 'u-land');

/** How an act is asked of the system: which route, by whom, with what. */
function asked(one: ModelCase, receipt: string, { act, amount, stranger }: Attempt, joint: boolean) {
  const unit = handlerOf(stranger ? other(one.unit) : one.unit);
  const filer: Visitor = { filer: receipt };
  const assignment = { leadUnit: units[amount % 2], joint };
  const table: Record<ActName, readonly [RouteId, Visitor, object]> = {
    accept: ['acceptCase', staff.office, {}],
    assign: ['assignCase', staff.office, assignment],
    acceptAssign: ['acceptAssignCase', staff.office, assignment],
    sign: ['signCase', unit, {}],
    signReply: ['signReplyCase', unit, { text: '已联系' }],
    transfer: ['transferCase', staff.office, { leadUnit: other(one.unit), reason: '职责在彼' }],
    contact: ['contactCase', staff.office, { note: '已电话联系' }],
    reply: ['replyCase', unit, { text: '正在办理' }],
    claim: ['claimCase', unit, { text: '已办结' }],
    closeUnfixed: ['closeUnfixedCase', staff.office, { explanation: '线路走廊未批复' }],
    decline: ['declineCase', staff.supervisor, { reason: 'noFacts' }],
    merge: ['mergeCase', staff.office, { into: anchor }],
    extend: ['extendCase', staff.supervisor, { amount, reason: '设备未到' }],
    pause: ['pauseCase', staff.supervisor, { reason: '等待材料' }],
    resume: ['resumeCase', staff.office, {}],
    confirm: ['confirmCase', filer, { level: 'satisfied' }],
    reopen: ['reopenCase', filer, { reason: '没有解决' }],
    rate: ['rateCase', filer, { level: 'neutral' }],
    withdraw: ['withdrawCase', filer, {}],
  };
  const [route, visitor, input] = table[act];
  return { route, visitor, input, byUnit: visitor === unit, byFiler: visitor === filer };
}

const at = (instant: string | undefined): number | undefined =>
  instant === undefined ? undefined : Date.parse(instant);

/** The outcome the model expects; on success it has made the move itself. */
function expected(
  one: ModelCase,
  { act, amount, stale, stranger }: Attempt,
  who: { byUnit: boolean; byFiler: boolean },
  joint: boolean,
  now: number,
): 'done' | 'not-found' | 'stale-version' | 'illegal-move' | 'invalid-input' {
  if (who.byUnit && (one.unit === undefined || stranger)) return 'not-found';
  if (stale && !who.byFiler && one.version > 1) return 'stale-version';
  const unit = act === 'transfer' ? other(one.unit) : (units[amount % 2] ?? '');
  const done = actOnModel(one, act, now, unit, amount);
  if (done && (act === 'assign' || act === 'acceptAssign')) one.joint = joint;
  return done ? 'done' : 'illegal-move';
}

/** Tries one thing on one case and compares the answer, state and deadlines included, with the model's. */
async function tryOne(
  id: string,
  receipt: string,
  one: ModelCase,
  history: History,
  round: number,
): Promise<void> {
  const drawn = history.attempts[round];
  if (!drawn) return;
  const now = house.clock.now().getTime();
  const legal = legalActs(one, now);
  const onward = legal.filter((act) => forward.includes(act));
  const allowed = [...legal, ...onward, ...onward, ...onward];
  const guided = drawn.legal === undefined ? undefined : allowed[drawn.legal % allowed.length];
  const tried = { ...drawn, act: guided ?? drawn.act };
  const { version } = one;
  const ask = asked(one, receipt, tried, history.joint);
  const wanted = expected(one, tried, ask, history.joint, now);
  const target = ask.byFiler
    ? {}
    : { jurisdiction, caseId: id, version: tried.stale && version > 1 ? version - 1 : version };
  const answer: Answer<RouteId> = await house.call(
    ask.route,
    { ...target, ...ask.input } as unknown as InputOf<RouteId>,
    ask.visitor,
  );
  const problem = (answer.body as { type?: string }).type;
  expect(answer.status < 300 ? 'done' : problem, `${tried.act} in ${one.state}`).toBe(wanted);
  if (wanted !== 'done') return;
  const { clocks, ...view } = answer.body as Pick<StaffView, 'clocks' | 'case'> & { state?: string };
  expect(view.state ?? view.case.state).toBe(one.state);
  if (one.state === 'duplicate' && ask.byFiler) return;
  expect(
    clocks.map(({ clock, dueAt, metAt, overdue }) => ({ clock, due: at(dueAt), met: at(metAt), overdue })),
  ).toEqual(clocksOfModel(one, now).map(({ clock, due, met, overdue }) => ({ clock, due, met, overdue })));
}

describe('1,000 random histories of legal and illegal moves', () => {
  test('what is stored is what the model has; every deadline is the model’s; what is refused changes nothing', async () => {
    const store = intakeStore(house.platform.tables.records);
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(batch, async ({ gaps, cases }) => {
        let now = begin;
        house.clock.set(new Date(now).toISOString());
        const begun = await Promise.all(
          cases.map(async ({ urgent }) => {
            const n = (filed += 1);
            const { id } = await house.ok('fileRequest', makeFiling(n, { urgent }));
            const one: ModelCase = {
              state: 'submitted',
              version: 1,
              urgent,
              joint: false,
              unit: undefined,
              events: [{ kind: 'submitted', at: now }],
            };
            return { id, receipt: receiptOf(n), one };
          }),
        );
        for (const [round, gap] of gaps.entries()) {
          now += gap * 60_000;
          house.clock.set(new Date(now).toISOString());
          await Promise.all(
            begun.map(({ id, receipt, one }, nth) => tryOne(id, receipt, one, cases[nth]!, round)),
          );
          for (const { one } of begun) reached.add(one.state);
        }
        const read = await Promise.all(begun.map(({ id }) => store.case(jurisdiction, id)));
        const stands = new Map(read.flatMap((record) => (record ? [[record.id, record]] : [])));
        for (const { id, one } of begun) {
          const stored = stands.get(id)!;
          const { state, version, leadUnit: unit } = stored;
          expect({ state, version, unit }).toEqual({
            state: one.state,
            version: one.version,
            unit: one.unit,
          });
          expect(stored.events.map(({ kind, at: when }) => [kind, Date.parse(when)])).toEqual(
            one.events.map(({ kind, at: when }) => [kind, when]),
          );
        }
      }),
      { numRuns: histories / abreast, endOnFailure: true },
    );
    expect(filed).toBe(histories);
    expect([...reached].toSorted()).toEqual(
      expect.arrayContaining([
        'assigned',
        'inProgress',
        'claimed',
        'reopened',
        'duplicate',
        'declined',
        'withdrawn',
      ]),
    );
  }, 300_000);
});
