import type { OutputOf } from '../../../../shared/contract/index.ts';
import { groupFaults } from '../../../../shared/scoring/assessmentGroups.ts';
import type { Directory, Rows } from '../../core/directory.svelte.ts';

export type Group = OutputOf<'listAssessmentGroups'>['groups'][number];
export type Project = Rows['projects'];

/** The lists of a group, and in which list of the register their ids stand. */
export const listsOf = {
  units: 'units',
  members: 'people',
  assesses: 'units',
  projects: 'projects',
} as const;
export type GroupList = keyof typeof listsOf;

/** Levels of projects, the lowest first: a filter takes one and those above. */
export const levels = ['county', 'city', 'province'] as const;
export type Level = (typeof levels)[number];

/** A priority project and the group that assesses it. */
export interface PriorityRow {
  readonly project: Project;
  readonly group: Group | undefined;
}

/** The projects from a level on with the groups that assess them; those of nobody first, then by name. */
export function priorityRows(
  projects: readonly Project[],
  groups: readonly Group[],
  from: Level,
): PriorityRow[] {
  return projects
    .filter(({ priority }) => levels.indexOf(priority) >= levels.indexOf(from))
    .map((project) => ({ project, group: groups.find((group) => group.projects.includes(project.id)) }))
    .toSorted(
      (a, b) =>
        Number(a.group !== undefined) - Number(b.group !== undefined) ||
        a.project.name.localeCompare(b.project.name, 'zh-CN'),
    );
}

/** What a group lacks before it can be saved, by JSON pointer. */
export type Gap = 'name' | 'units' | 'members';
export const gapsOf = ({ name, units, members }: Group): Gap[] => [
  ...(name.trim() === '' || name.trim().length > 40 ? (['name'] as const) : []),
  ...(units.length === 0 ? (['units'] as const) : []),
  ...(members.length === 0 ? (['members'] as const) : []),
];

/** What the rule says against the groups, as soon as the lists have arrived; what the register does not know is left to the server. */
export function faultsOf(groups: readonly Group[], directory: Directory): ReturnType<typeof groupFaults> {
  const lists = ['units', 'people', 'projects'] as const;
  for (const list of lists) directory.rows(list);
  if (!lists.every((list) => directory.complete(list))) return [];
  return groupFaults(groups, {
    unit: (id) => directory.row('units', id),
    person: (id) => directory.row('people', id),
    project: (id) => directory.row('projects', id),
  });
}
