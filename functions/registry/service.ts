import type { FieldProblem } from '../../shared/contract/problems.ts';
import { editionsFrom, handOver } from '../../shared/registry/index.ts';
import type { Pairing, Person } from '../../shared/registry/index.ts';
import { addDays } from '../../shared/time/civil.ts';
import type { CivilDate } from '../../shared/time/civil.ts';
import type { Write } from '../platform/table.ts';
import { stamp } from './ports.ts';
import type { RuleContext, Verdict } from './save.ts';
import { subjectNames } from './subjects.ts';

/** An official whose service a batch would end, or end earlier than known. */
interface Ending {
  readonly official: string;
  readonly lastDay: CivilDate;
  readonly pointer: string;
}

/** The officials whose service a batch of people ends: by a last day, or because they are officials no longer. */
export const endings = (items: readonly Person[], { existing, today }: RuleContext<'people'>): Ending[] =>
  items.flatMap(({ id, kind, to }, at) => {
    const known = existing.get(id)?.row;
    if (known?.kind !== 'official') return [];
    if (kind !== 'official')
      return [{ official: id, lastDay: addDays(today, -1), pointer: `/items/${at}/kind` }];
    const earlier = to !== undefined && (known.to === undefined || to < known.to);
    return earlier ? [{ official: id, lastDay: to, pointer: `/items/${at}/to` }] : [];
  });

/**
 * Nobody leaves with pairings open (F2): every pairing of an approved plan that goes on after the last day is listed, until an approved
 * edition hands it over. The guard makes a plan approved at the same moment and this batch exclude each other.
 */
export async function serviceGuard(
  leaving: readonly Ending[],
  { store, clock, jurisdiction, today, caller }: RuleContext<'people'>,
): Promise<Required<Verdict>> {
  const approved = await store.approved(jurisdiction);
  const editions = editionsFrom(approved.editions, today);
  const found = await Promise.all(
    leaving.map(async ({ official, lastDay, pointer }) => {
      const pairings = await Promise.all(
        editions.map((edition) => store.pairings(jurisdiction, edition, official)),
      );
      const handover = handOver(official, lastDay, pairings.flat(), new Map(), () => false);
      return { pointer, orphans: handover.ok ? [] : handover.orphans };
    }),
  );
  const nameOf = await subjectNames(
    store,
    jurisdiction,
    found.flatMap(({ orphans }) => orphans.map(({ subject }) => subject)),
  );
  const fields = found.flatMap(({ pointer, orphans }) =>
    orphans.map(({ subject }): FieldProblem => {
      const name = nameOf(subject) ?? subject.id;
      return {
        pointer,
        zh: `仍包联“${name}”,须先在新一版责任分解表中移交`,
        en: `Still paired with "${name}"; hand it over in a new edition of the plan first`,
      };
    }),
  );
  const guard = store.saveApproved(jurisdiction, {
    editions: approved.editions,
    ...stamp(clock, caller, approved.version),
  });
  return { fields, guards: [guard] };
}

/**
 * A link never outlasts its observer's term: where a batch shortens a term the link ends with it, and who observes no longer loses it.
 * The writes go with the batch.
 */
export async function shortenedLinks(
  items: readonly Person[],
  { store, clock, jurisdiction, caller, existing }: RuleContext<'people'>,
): Promise<Write[]> {
  const observers = items.filter(({ id, kind, to }) => {
    const known = existing.get(id)?.row;
    return known?.kind === 'observer' && (kind !== 'observer' || (to !== undefined && to !== known.to));
  });
  const writes = await Promise.all(
    observers.map(async ({ id, kind, to }) => {
      const link = await store.observer(jurisdiction, id);
      if (!link) return [];
      const changed = stamp(clock, caller, link.version);
      if (kind !== 'observer') return [store.saveObserver({ ...link, linkHash: undefined, ...changed })];
      return to !== undefined && to < link.to ? [store.saveObserver({ ...link, to, ...changed })] : [];
    }),
  );
  return writes.flat();
}

/** Whether an official serves to the end of a pairing. */
export const servesThroughout = (
  official: Pick<Person, 'kind' | 'to'> | undefined,
  pairing: Pick<Pairing, 'to'>,
): boolean =>
  official?.kind === 'official' &&
  (official.to === undefined || (pairing.to !== undefined && pairing.to <= official.to));
