import type { OutputOf } from '../../shared/contract/index.ts';
import { followUpAfter, followUpStanding, isBadRating, titleOf } from '../../shared/intake/index.ts';
import type { FollowUp } from '../../shared/intake/index.ts';
import { civilDateOf, monthOf } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { problem } from '../platform/problem.ts';
import type { Write } from '../platform/table.ts';
import type { Target } from './move.ts';
import { rulesOf, stampAt } from './ports.ts';
import type { Ports, Rules } from './ports.ts';
import { holderOf } from './store.ts';
import type { Dossier, IntakeStore } from './store.ts';
import { seesAll, unitNames } from './views.ts';

type Row = OutputOf<'callBackFiler'>;
type FollowUpPorts = Pick<Ports, 'store' | 'clock' | 'calendarOf'>;

/**
 * What a filer's last act gives to follow up: every bad rating of somebody who may be called, in the same transaction as the rating, so
 * that none is lost.
 */
export async function followUpWrites(
  store: IntakeStore,
  jurisdiction: string,
  { moving, filing, record }: Dossier,
): Promise<Write[]> {
  const { level, at } = moving.events.findLast(({ by }) => by === 'filer') ?? {};
  const named = (filing?.contact ?? filing?.observerName ?? record.contact) !== undefined;
  if (!named || level === undefined || at === undefined || !isBadRating(level)) return [];
  const former = await store.followUp(jurisdiction, moving.id);
  const next = followUpAfter(former, {
    caseId: moving.id,
    title: titleOf(moving),
    unit: holderOf(moving),
    level,
    ratedAt: at,
  });
  return next ? [store.saveFollowUp(jurisdiction, next)] : [];
}

/** A handler sees her unit's; office, supervisor and auditor see all. */
const maySee = (caller: StaffCaller, { unit }: FollowUp): boolean =>
  seesAll(caller) || (caller.unit !== undefined && unit === caller.unit);

async function rowsOf(
  { store }: Pick<Ports, 'store'>,
  jurisdiction: string,
  followUps: readonly FollowUp[],
  { config, calendar, now }: Rules,
): Promise<Row[]> {
  const nameOf = await unitNames(
    store,
    jurisdiction,
    followUps.map(({ unit }) => unit),
  );
  return followUps.map((one) => {
    const unitName = nameOf(one.unit);
    return { ...one, ...(unitName && { unitName }), ...followUpStanding(one, config, calendar, now) };
  });
}

/** Named bad ratings, the soonest due first: what is open, or all of one month with how many were called and put right. */
export const listFollowUps =
  (ports: FollowUpPorts): UseCase<'listFollowUps'> =>
  async ({ jurisdiction, month }, caller) => {
    const [all, rules] = await Promise.all([
      ports.store.followUps(jurisdiction),
      rulesOf(ports, jurisdiction),
    ]);
    const counted = all
      .filter((one) => maySee(caller, one))
      .filter(({ ratedAt }) => month === undefined || monthOf(civilDateOf(ratedAt)) === month);
    const rows = await rowsOf(ports, jurisdiction, counted, rules);
    const done = (which: (row: Row) => boolean) => ({ done: rows.filter(which).length, of: rows.length });
    return {
      items: rows
        .filter(({ state }) => month !== undefined || state !== 'rectified')
        .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0)),
      called: done(({ call }) => call !== undefined),
      rectified: done(({ state }) => state === 'rectified'),
      overdue: rows.filter(({ state, overdue }) => state !== 'rectified' && overdue).length,
    };
  };

async function change(
  ports: FollowUpPorts,
  { jurisdiction, caseId, version }: Target,
  caller: StaffCaller,
  decide: (record: FollowUp, rules: Rules) => FollowUp,
): Promise<Row> {
  const { store } = ports;
  const [record, rules] = await Promise.all([
    store.followUp(jurisdiction, caseId),
    rulesOf(ports, jurisdiction),
  ]);
  if (!record || !maySee(caller, record)) throw problem('not-found');
  if (record.version !== version) throw problem('stale-version');
  const next = { ...decide(record, rules), ...stampAt(rules.now, caller.person, version) };
  await store.write(store.saveFollowUp(jurisdiction, next));
  const [row] = await rowsOf(ports, jurisdiction, [next], rules);
  return row!;
}

/** The office calls a filer back who was not satisfied. @throws Problem `illegal-move` if she was called already. */
export const callBackFiler =
  (ports: FollowUpPorts): UseCase<'callBackFiler'> =>
  (input, caller) =>
    change(ports, input, caller, (record, { now }) => {
      if (record.call)
        throw problem('illegal-move', {
          current: record.rectified ? 'rectified' : 'toRectify',
          allowed: record.rectified ? [] : ['rectify'],
        });
      return { ...record, call: { by: caller.person, at: now, note: input.note } };
    });

/** How it was put right, once the filer was called. @throws Problem `illegal-move` before the call and after a first time. */
export const rectifyCase =
  (ports: FollowUpPorts): UseCase<'rectifyCase'> =>
  (input, caller) =>
    change(ports, input, caller, (record, { now }) => {
      if (!record.call) throw problem('illegal-move', { current: 'toCall', allowed: ['call'] });
      if (record.rectified) throw problem('illegal-move', { current: 'rectified', allowed: [] });
      return { ...record, rectified: { by: caller.person, at: now, measures: input.measures } };
    });
