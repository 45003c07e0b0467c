import type { FieldProblem } from '../../shared/contract/problems.ts';
import type { AssessmentGroups } from '../../shared/scoring/index.ts';
import type { UseCase } from '../platform/http.ts';
import { refused } from '../platform/problem.ts';
import { stamp } from './ports.ts';
import type { Ports } from './ports.ts';

/** A year's assessment groups; version 0 while none were set up. */
export const listAssessmentGroups =
  ({ store, clock }: Pick<Ports, 'store' | 'clock'>): UseCase<'listAssessmentGroups'> =>
  async ({ jurisdiction, year }) =>
    (await store.assessmentGroups(jurisdiction, year)) ?? {
      year,
      groups: [],
      version: 0,
      changedAt: clock.now().toISOString(),
      changedBy: '',
    };

/**
 * Sets up a year's assessment groups (Z10).
 * @throws Problem `rule-refused` for a project of a unit that the group or one of its members belongs to, for one that two groups would
 *   assess, and for units, people and projects that are not registered.
 */
export const saveAssessmentGroups =
  ({ store, clock }: Ports): UseCase<'saveAssessmentGroups'> =>
  async ({ jurisdiction: j, year, version, groups }, caller) => {
    const [units, people, projects] = await Promise.all([
      store.all(j, 'units'),
      store.all(j, 'people'),
      store.all(j, 'projects'),
    ]);
    const unitNames = new Map(units.map(({ id, name }) => [id, name]));
    const unitOf = new Map(people.map(({ id, unit }) => [id, unit]));
    const projectOf = new Map(projects.map((project) => [project.id, project]));
    const taken = new Map<string, string>();
    const fields = groups.flatMap((group, at): FieldProblem[] => {
      const pointer = `/groups/${at}`;
      const own = new Set([...group.units, ...group.members.flatMap((id) => unitOf.get(id) ?? [])]);
      return [
        ...unknown(`${pointer}/units`, group.units, unitNames),
        ...unknown(`${pointer}/members`, group.members, unitOf),
        ...unknown(`${pointer}/projects`, group.projects, projectOf),
        ...group.projects.flatMap((id, n): FieldProblem[] => {
          const project = projectOf.get(id);
          const before = taken.get(id);
          taken.set(id, group.name);
          const where = `${pointer}/projects/${n}`;
          if (project && own.has(project.ownerUnit))
            return [
              {
                pointer: where,
                zh: `考核组不得考核本单位的项目:${project.name}(${unitNames.get(project.ownerUnit) ?? project.ownerUnit})`,
                en: `A group never assesses its own unit: ${project.name} (${unitNames.get(project.ownerUnit) ?? project.ownerUnit})`,
              },
            ];
          if (before === undefined) return [];
          return [
            {
              pointer: where,
              zh: `该项目已由${before}考核`,
              en: `${before} assesses this project already`,
            },
          ];
        }),
      ];
    });
    if (fields.length > 0)
      throw refused('考核组编排不符合规则,未保存', 'The groups break a rule and were not saved', fields);
    const record: AssessmentGroups = { year, groups, ...stamp(clock, caller, version + 1) };
    await store.write(store.saveAssessmentGroups(j, record));
    return record;
  };

const unknown = (
  pointer: string,
  ids: readonly string[],
  known: ReadonlyMap<string, unknown>,
): FieldProblem[] =>
  ids.flatMap((id, at) =>
    known.has(id) ? [] : [{ pointer: `${pointer}/${at}`, zh: `没有登记:${id}`, en: `Not registered: ${id}` }],
  );
