import { campaignDay } from '../../shared/progress/campaign.ts';
import { countByTag, groupFor, missingForActivation } from '../../shared/registry/index.ts';
import type { Assignment } from '../../shared/registry/index.ts';
import type { UseCase } from '../platform/http.ts';
import { problem } from '../platform/problem.ts';
import { today } from './ports.ts';
import type { Ports } from './ports.ts';
import type { RegistryStore } from './store.ts';
import { subjectNames } from './subjects.ts';

async function programmeOf(store: RegistryStore, jurisdiction: string, id: string) {
  const programme = (await store.rows(jurisdiction, 'programmes', [id])).get(id)?.row;
  if (!programme) throw problem('not-found');
  return programme;
}

/** A programme by workstream, goal, type and area, with its entries that are not typed or not ready. @throws Problem `not-found`. */
export const programmeReport =
  ({ store, clock }: Ports): UseCase<'programmeReport'> =>
  async ({ jurisdiction, programmeId }) => {
    const programme = await programmeOf(store, jurisdiction, programmeId);
    const entries = (await store.all(jurisdiction, 'assignments')).filter(
      (entry) => entry.programme === programmeId,
    );
    const untyped = programme.taskTypes.length > 0 ? entries.filter(({ taskType }) => !taskType) : [];
    const unready = entries
      .map((entry) => ({ entry, missing: missingForActivation(programme, entry) }))
      .filter(({ missing }) => missing.length > 0);
    const [nameOf, owners] = await Promise.all([
      subjectNames(
        store,
        jurisdiction,
        [...untyped, ...unready.map(({ entry }) => entry)].map(({ subject }) => subject),
      ),
      store.rows(
        jurisdiction,
        'people',
        programme.workstreams.flatMap(({ owner }) => owner ?? []),
      ),
    ]);
    const named = ({ id, subject }: Assignment) => ({ id, subject, name: nameOf(subject) ?? subject.id });
    return {
      programme,
      campaign:
        programme.days === undefined
          ? undefined
          : campaignDay({ start: programme.from, lengthDays: programme.days }, today(clock)),
      entries: entries.length,
      active: entries.filter(({ active }) => active).length,
      workstreams: countByTag(programme.workstreams, entries, ({ workstream }) => [workstream]).map(
        (workstream) => ({ ...workstream, ownerName: owners.get(workstream.owner ?? '')?.row.name }),
      ),
      goals: countByTag(programme.goals, entries, ({ goals }) => goals),
      taskTypes: countByTag(programme.taskTypes, entries, ({ taskType }) => [taskType]),
      areas: countByTag(programme.areas, entries, ({ area }) => [area]),
      untyped: untyped.map(named),
      unready: unready.map(({ entry, missing }) => ({ ...named(entry), missing })),
    };
  };

/** The headquarters group that takes a category of requests; none where no named group does. @throws Problem `not-found`. */
export const groupForCategory =
  ({ store }: Pick<Ports, 'store'>): UseCase<'groupForCategory'> =>
  async ({ jurisdiction, programmeId, category }) => ({
    group: groupFor(await programmeOf(store, jurisdiction, programmeId), category),
  });
