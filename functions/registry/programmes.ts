import { campaignDay } from '../../shared/progress/campaign.ts';
import {
  countByTag,
  countsLog,
  countsMilestones,
  goalStanding,
  groupFor,
  missingForActivation,
} from '../../shared/registry/index.ts';
import type { Assignment, Attainments, Programme } from '../../shared/registry/index.ts';
import { addDays, addMonths, monthOf, monthsBetween } from '../../shared/time/civil.ts';
import type { CivilDate } from '../../shared/time/civil.ts';
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

/** What counts towards a programme's targets by a day; only what a target asks for is read. */
async function attainments(
  store: RegistryStore,
  jurisdiction: string,
  { goals, from, days }: Programme,
  on: CivilDate,
): Promise<Attainments> {
  const end = days === undefined ? on : addDays(from, days - 1);
  const until = end < on ? end : on;
  const span = until < from ? -1 : monthsBetween(monthOf(from), monthOf(until));
  const months = goals.some(countsLog)
    ? Array.from({ length: span + 1 }, (_, at) => addMonths(monthOf(from), at))
    : [];
  const [projects, progress, log] = await Promise.all([
    store.all(jurisdiction, 'projects'),
    goals.some(countsMilestones) ? store.progressOfAll(jurisdiction) : [],
    Promise.all(months.map((month) => store.log(jurisdiction, month))),
  ]);
  const lines = log.flat().filter(({ date }) => date >= from && date <= until);
  return {
    amounts: new Map(projects.map(({ id, amount }) => [id, amount])),
    milestones: new Map(
      progress.map(({ project, milestones }) => [
        project,
        milestones
          .filter(({ claimed }) => claimed !== undefined && claimed <= on)
          .map(({ kind, verified }) => ({ kind, verified: verified !== undefined })),
      ]),
    ),
    logged: new Map([...Map.groupBy(lines, ({ kind }) => kind)].map(([kind, of]) => [kind, of.length])),
  };
}

/**
 * A programme by workstream, goal (aimed at and reached), type and area, with its entries that are not typed or not ready.
 * @throws Problem `not-found`.
 */
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
    const [facts, nameOf, owners] = await Promise.all([
      attainments(store, jurisdiction, programme, today(clock)),
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
      goals: programme.goals.map((goal) => goalStanding(goal, entries, facts)),
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
