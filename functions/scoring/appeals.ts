import type { AdjustmentRecord, Appeal, Run } from '../../shared/scoring/index.ts';
import { checkAdjustment } from '../../shared/scoring/index.ts';
import { civilDateOf } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { problem, refused } from '../platform/problem.ts';
import { seesAll, stamp } from './ports.ts';
import type { Ports } from './ports.ts';

/** Under which id somebody is scored in a kind of run: an official as herself, a handler as her unit. */
export const ownSubject = ({ person, unit }: StaffCaller, kind: Run['kind']): string | undefined =>
  kind === 'official' ? person : kind === 'unit' ? unit : undefined;

/**
 * Objects to a line of one's own score in a published run.
 * @throws Problem `not-found` for a run that is not published or did not score the caller, `rule-refused` for a line that is not in it.
 */
export const fileAppeal =
  ({ store, clock }: Ports): UseCase<'fileAppeal'> =>
  async ({ jurisdiction: j, ...fields }, caller) => {
    const run = await store.run(j, fields.run);
    const subject = run && ownSubject(caller, run.kind);
    if (run?.state !== 'published' || run.month !== fields.month || subject === undefined)
      throw problem('not-found');
    const result = (await store.results(j, run.id)).find((one) => one.subject === subject);
    if (!result) throw problem('not-found');
    const { occurrence, criterion } = fields;
    const charged = result.deductions.flatMap(({ facts }) => facts.map(({ id }) => id));
    const known =
      occurrence === undefined
        ? result.lines.some(({ rule }) => rule === criterion)
        : criterion === undefined && charged.includes(occurrence);
    if (!known)
      throw refused(
        '请指明本次得分中的一个扣分事项或一项指标',
        'Name one deduction or one criterion of this score',
        [
          {
            pointer: occurrence === undefined ? '/criterion' : '/occurrence',
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
      name: result.name,
      scored: run.kind,
      filedBy: caller.person,
      filedOn: civilDateOf(changed.changedAt),
      state: 'filed',
    };
    await store.write(store.saveAppeal(j, appeal));
    return appeal;
  };

/** A month's appeals; of the scored each sees her own and her unit's. */
export const listAppeals =
  ({ store }: Pick<Ports, 'store'>): UseCase<'listAppeals'> =>
  async ({ jurisdiction, month }, caller) => ({
    items: (await store.appeals(jurisdiction, month)).filter(
      ({ subject, scored }) => seesAll(caller) || subject === ownSubject(caller, scored),
    ),
  });

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
