import { groupFaults, groupsState } from '../../shared/scoring/index.ts';
import type { AssessmentGroup, AssessmentGroups } from '../../shared/scoring/index.ts';
import type { UseCase } from '../platform/http.ts';
import { problem, refused } from '../platform/problem.ts';
import { seesAll, stamp } from './ports.ts';
import type { Ports } from './ports.ts';

/** A year's assessment groups; version 0 while none were set up. Whoever is not of the office or watches over it sees what is confirmed. */
export const listAssessmentGroups =
  ({ store, clock }: Pick<Ports, 'store' | 'clock'>): UseCase<'listAssessmentGroups'> =>
  async ({ jurisdiction, year }, caller) => {
    const found = await store.assessmentGroups(jurisdiction, year);
    if (!found) return { year, groups: [], version: 0, changedAt: clock.now().toISOString(), changedBy: '' };
    return seesAll(caller) ? found : { ...found, groups: found.confirmed?.groups ?? [] };
  };

/**
 * Sets up a year's assessment groups (Z10): a draft until a second person confirms it; what was confirmed before counts until then.
 * @throws Problem `rule-refused` for a unit or project that a group must not assess (see `groupFaults`), and for what is not registered.
 */
export const saveAssessmentGroups =
  ({ store, clock }: Ports): UseCase<'saveAssessmentGroups'> =>
  async ({ jurisdiction: j, year, version, groups }, caller) => {
    await requireFaultless(store, j, groups, {
      zh: '考核组编排不符合规则,未保存',
      en: 'The groups break a rule and were not saved',
    });
    const confirmed = version === 0 ? undefined : (await store.assessmentGroups(j, year))?.confirmed;
    const record: AssessmentGroups = {
      year,
      groups,
      ...(confirmed && { confirmed }),
      ...stamp(clock, caller, version + 1),
    };
    await store.write(store.saveAssessmentGroups(j, record));
    return record;
  };

/**
 * A second person's confirmation. The rule is checked again, since people may have changed their unit meanwhile.
 * @throws Problem `forbidden` for whoever drafted them, `illegal-move` where nothing changed since, `rule-refused` as saving does.
 */
export const confirmAssessmentGroups =
  ({ store, clock }: Ports): UseCase<'confirmAssessmentGroups'> =>
  async ({ jurisdiction: j, year, version }, caller) => {
    const draft = await store.assessmentGroups(j, year);
    if (!draft) throw problem('not-found');
    if (groupsState(draft) === 'confirmed')
      throw problem('illegal-move', { current: 'confirmed', allowed: [] });
    if (draft.version !== version) throw problem('stale-version');
    if (draft.changedBy === caller.person)
      throw problem('forbidden', {
        detail: {
          zh: '编排人不能确认自己的编排',
          en: 'Who drafted the groups cannot confirm them',
        },
      });
    await requireFaultless(store, j, draft.groups, {
      zh: '考核组编排不符合规则,未确认',
      en: 'The groups break a rule and were not confirmed',
    });
    const changed = stamp(clock, caller, version + 1);
    const record: AssessmentGroups = {
      ...draft,
      ...changed,
      confirmed: {
        groups: draft.groups,
        by: caller.person,
        at: changed.changedAt,
        version: changed.version,
      },
    };
    await store.write(store.saveAssessmentGroups(j, record));
    return record;
  };

async function requireFaultless(
  store: Ports['store'],
  j: string,
  groups: readonly AssessmentGroup[],
  { zh, en }: { readonly zh: string; readonly en: string },
): Promise<void> {
  const [units, people, projects] = await Promise.all([
    store.all(j, 'units'),
    store.all(j, 'people'),
    store.all(j, 'projects'),
  ]);
  const byId = <T extends { readonly id: string }>(rows: readonly T[]) => {
    const known = new Map(rows.map((row) => [row.id, row]));
    return (id: string) => known.get(id);
  };
  const register = { unit: byId(units), person: byId(people), project: byId(projects) };
  const faults = groupFaults(groups, register);
  if (faults.length > 0) throw refused(zh, en, faults);
}
