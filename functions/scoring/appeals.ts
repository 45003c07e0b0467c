import type { AdjustmentRecord, Appeal, Run, RunResultRecord } from '../../shared/scoring/index.ts';
import { checkAdjustment } from '../../shared/scoring/index.ts';
import { civilDateOf } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { problem, refused } from '../platform/problem.ts';
import { ownOf, ownSubject } from './own.ts';
import type { Own } from './own.ts';
import { seesAll, stamp } from './ports.ts';
import type { Ports } from './ports.ts';

/**
 * Objects to a line of one's own score in a published run: an official's own, that of a handler's unit, or that of a project of either.
 * Where the run gives no score, the objection is to that and names no line.
 * @throws Problem `not-found` for a run that is not published, or for whom or what the caller does not answer for; `rule-refused` for a line
 *   that is not in the score.
 */
export const fileAppeal =
  ({ store, clock }: Ports): UseCase<'fileAppeal'> =>
  async ({ jurisdiction: j, ...fields }, caller) => {
    const run = await store.run(j, fields.run);
    if (run?.state !== 'published' || run.month !== fields.month) throw problem('not-found');
    const subject = await objectedFor({ store }, j, run, fields.subject, caller);
    if (subject === undefined) throw problem('not-found');
    const result = (await store.results(j, run.id)).find((one) => one.subject === subject);
    if (!namesLine(fields, result))
      throw refused(
        '请指明本次得分中的一个扣分事项或一项指标',
        'Name one deduction or one criterion of this score',
        [
          {
            pointer: fields.occurrence === undefined ? '/criterion' : '/occurrence',
            zh: '本次得分中没有此项',
            en: 'This score has no such line',
          },
        ],
      );
    const changed = stamp(clock, caller, 1);
    const appeal: Appeal = {
      ...fields,
      ...changed,
      subject,
      name: result?.name ?? (await store.subjectName(j, subject)),
      scored: run.kind,
      filedBy: caller.person,
      filedOn: civilDateOf(changed.changedAt),
      state: 'filed',
    };
    await store.write(store.saveAppeal(j, appeal));
    return appeal;
  };

/** For whom or what a caller may object in a run; undefined for what is not the caller's. */
async function objectedFor(
  ports: Pick<Ports, 'store'>,
  j: string,
  { kind, month }: Run,
  wanted: string | undefined,
  caller: StaffCaller,
): Promise<string | undefined> {
  if (kind === 'project') {
    const { projects } = await ownOf(ports, j, month, caller);
    return projects.find(({ id }) => id === wanted)?.id;
  }
  const own =
    kind === 'official' && !caller.roles.includes('official') ? undefined : ownSubject(caller, kind);
  return wanted === undefined || wanted === own ? own : undefined;
}

/** Whether an objection names a line of the score; where there is no score, it may name none. */
function namesLine(
  { occurrence, criterion }: Pick<Appeal, 'occurrence' | 'criterion'>,
  result: RunResultRecord | undefined,
): boolean {
  if (occurrence === undefined && criterion === undefined) return result?.total === undefined;
  if (occurrence === undefined) return result?.lines.some(({ rule }) => rule === criterion) ?? false;
  const charged = result?.deductions.flatMap(({ facts }) => facts.map(({ id }) => id)) ?? [];
  return criterion === undefined && charged.includes(occurrence);
}

/** A month's appeals; of the scored each sees her own, her unit's and those about their projects. */
export const listAppeals =
  ({ store }: Pick<Ports, 'store'>): UseCase<'listAppeals'> =>
  async ({ jurisdiction: j, month }, caller) => {
    const appeals = await store.appeals(j, month);
    if (seesAll(caller) || appeals.length === 0) return { items: appeals };
    return { items: ownAppeals(appeals, caller, await ownOf({ store }, j, month, caller)) };
  };

/** The appeals about a caller, her unit, or what she answers for. */
export function ownAppeals(appeals: readonly Appeal[], caller: StaffCaller, { projects }: Own): Appeal[] {
  const own = new Set(projects.map(({ id }) => id));
  return appeals.filter(({ subject, scored }) =>
    scored === 'project' ? own.has(subject) : subject === ownSubject(caller, scored),
  );
}

/**
 * Upholds or rejects an appeal. One upheld against a deduction removes it from the runs computed afterwards, by a decision of its own in the
 * same transaction; one against a criterion is answered, and what was wrong is corrected where the fact was entered.
 */
export const decideAppeal =
  ({ store, clock }: Ports): UseCase<'decideAppeal'> =>
  async ({ jurisdiction: j, month, appealId, version, uphold, reason }, caller) => {
    const appeal = await store.appeal(j, month, appealId);
    if (!appeal) throw problem('not-found');
    if (appeal.state !== 'filed') throw problem('illegal-move', { current: appeal.state, allowed: [] });
    if (appeal.version !== version) throw problem('stale-version');
    const changed = stamp(clock, caller, version + 1);
    const on = civilDateOf(changed.changedAt);
    const decided: Appeal = {
      ...appeal,
      ...changed,
      state: uphold ? 'upheld' : 'rejected',
      decision: { by: caller.person, on, reason },
    };
    const adjustment: AdjustmentRecord | undefined =
      uphold && appeal.occurrence !== undefined
        ? {
            id: `appeal-${appeal.id}`.slice(0, 64),
            month,
            subject: appeal.subject,
            kind: 'appeal',
            occurrence: appeal.occurrence,
            reason,
            decidedBy: caller.person,
            decidedOn: on,
            ...stamp(clock, caller, 1),
            version: 1,
          }
        : undefined;
    const wrong = adjustment ? checkAdjustment(adjustment) : [];
    if (wrong.length > 0) throw refused('该决定缺少要件,未保存', 'The decision lacks what it needs', wrong);
    await store.write(
      store.saveAppeal(j, decided),
      ...(adjustment ? [store.insertAdjustment(j, adjustment)] : []),
    );
    return decided;
  };
