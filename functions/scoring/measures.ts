import { PUBLIC_MEASURES } from '../../shared/scoring/index.ts';
import type { Measure } from '../../shared/scoring/index.ts';
import { civilDateOf } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import { problem, refused } from '../platform/problem.ts';
import { seesAll, stamp } from './ports.ts';
import type { Ports } from './ports.ts';

/** Whether a measure may be told to everybody. */
export const isPublic = ({ kind, scored }: Measure): boolean =>
  scored !== 'official' && PUBLIC_MEASURES.includes(kind);

/** Every measure, newest first. Whoever does not watch over scores sees what is public, and what is about herself or her unit. */
export const listMeasures =
  ({ store }: Pick<Ports, 'store'>): UseCase<'listMeasures'> =>
  async ({ jurisdiction }, caller) => {
    const all = await store.measures(jurisdiction);
    const own = [caller.person, caller.unit];
    return {
      items: all
        .filter((one) => seesAll(caller) || isPublic(one) || own.includes(one.subject))
        .toSorted(newestFirst),
    };
  };

/** What changed last comes first. */
export const newestFirst = (a: Measure, b: Measure): number =>
  a.changedAt < b.changedAt ? 1 : a.changedAt > b.changedAt ? -1 : a.id < b.id ? -1 : 1;

/**
 * A person's measure about a subject of a run that was reviewed. A rotating flag moves: its holder in the same group gives it up in the same
 * transaction and stays listed.
 * @throws Problem `not-found` without such a run, `not-acceptable-now` before its review, `rule-refused` where it did not score the subject.
 */
export const takeMeasure =
  ({ store, clock }: Ports): UseCase<'takeMeasure'> =>
  async ({ jurisdiction: j, ...fields }, caller) => {
    const run = await store.run(j, fields.run);
    if (!run) throw problem('not-found');
    if (run.state === 'computed')
      throw problem('not-acceptable-now', {
        detail: { zh: '所依据的考评须先复核', en: 'The run it cites has to be reviewed first' },
      });
    const result = (await store.results(j, run.id)).find(({ subject }) => subject === fields.subject);
    if (!result)
      throw refused('该次考评中没有此对象', 'The run did not score this subject', [
        { pointer: '/subject', zh: '请选择该次考评中的对象', en: 'Choose a subject of that run' },
      ]);
    const { name, group, total, place } = result;
    const changed = stamp(clock, caller, 1);
    const on = civilDateOf(changed.changedAt);
    const measure: Measure = {
      ...fields,
      ...changed,
      month: run.month,
      scored: run.kind,
      name,
      group,
      ...(total !== undefined && { total }),
      ...(place !== undefined && { place }),
      on,
      by: caller.person,
    };
    if (measure.kind !== 'redFlag') {
      await store.write(store.saveMeasure(j, measure));
      return measure;
    }
    const flag = await store.flag(j, run.kind, group);
    const holder = flag.measure === undefined ? undefined : await store.measure(j, flag.measure);
    if (holder?.id === measure.id) throw problem('duplicate');
    const moved: Measure[] = holder
      ? [
          {
            ...holder,
            ...stamp(clock, caller, holder.version + 1),
            endedOn: on,
            ended: { why: 'moved', reason: name, by: caller.person },
          },
        ]
      : [];
    await store.write(
      store.saveMeasure(j, measure),
      store.saveFlag(j, run.kind, group, { measure: measure.id, version: flag.version + 1 }),
      ...moved.map((one) => store.saveMeasure(j, one)),
    );
    return measure;
  };

/** Takes a measure back; it stays listed with the reason. @throws Problem `illegal-move` where it has ended. */
export const withdrawMeasure =
  ({ store, clock }: Ports): UseCase<'withdrawMeasure'> =>
  async ({ jurisdiction: j, measureId, version, reason }, caller) => {
    const measure = await store.measure(j, measureId);
    if (!measure) throw problem('not-found');
    if (measure.endedOn !== undefined)
      throw problem('illegal-move', { current: measure.ended?.why ?? 'ended', allowed: [] });
    if (measure.version !== version) throw problem('stale-version');
    const changed = stamp(clock, caller, version + 1);
    const ended: Measure = {
      ...measure,
      ...changed,
      endedOn: civilDateOf(changed.changedAt),
      ended: { why: 'withdrawn', reason, by: caller.person },
    };
    const flag = measure.kind === 'redFlag' ? await store.flag(j, measure.scored, measure.group) : undefined;
    await store.write(
      store.saveMeasure(j, ended),
      ...(flag?.measure === measure.id
        ? [store.saveFlag(j, measure.scored, measure.group, { version: flag.version + 1 })]
        : []),
    );
    return ended;
  };
