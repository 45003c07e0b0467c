import { groundsOfCase, groundsOfFollowUp, groundsOfPlan, officeHolder } from '../../shared/intake/index.ts';
import type { Case, FollowUp, Ground, Notice } from '../../shared/intake/index.ts';
import type { ProjectProgress, Task } from '../../shared/progress/model.ts';
import { milestoneName } from '../../shared/registry/milestoneNames.ts';
import type { Person, Project } from '../../shared/registry/index.ts';
import { endOfDay } from '../../shared/time/civil.ts';
import type { Rules } from './ports.ts';
import { holderOf } from './store.ts';
import type { IntakeStore } from './store.ts';
import { titleOf } from './views.ts';

/** What a notice is about, why one may be drafted, and who must act. */
export interface Matter extends Pick<Notice, 'matter' | 'leadUnit' | 'supportingUnits'> {
  readonly grounds: readonly Ground[];
  readonly urgent: boolean;
}

/** A case, with what its clocks and reworks give. */
export const matterOfCase = (record: Case, { config, calendar, now }: Rules): Matter => ({
  matter: { kind: 'case', id: record.id, title: titleOf(record) },
  leadUnit: holderOf(record),
  supportingUnits: record.supportingUnits,
  grounds: groundsOfCase(record, config, calendar, now),
  urgent: record.urgent,
});

/** The case of a bad rating, where putting it right is late. */
export const matterOfFollowUp = (followUp: FollowUp, { config, calendar, now }: Rules): Matter => ({
  matter: { kind: 'case', id: followUp.caseId, title: followUp.title },
  leadUnit: followUp.unit,
  supportingUnits: [],
  grounds: groundsOfFollowUp(followUp, config, calendar, now),
  urgent: false,
});

/** A task of the field log; its owner's unit must act, or the office where the owner has none. */
function matterOfTask(task: Task, people: ReadonlyMap<string, Person>, rules: Rules): Matter {
  const { config, calendar, now } = rules;
  const plan = {
    title: { zh: `任务“${task.text}”`, en: `The task “${task.text}”` },
    dueAt: endOfDay(task.due),
    done: task.doneOn !== undefined,
  };
  return {
    matter: { kind: 'task', id: task.id, title: task.text },
    leadUnit: people.get(task.owner)?.unit ?? officeHolder,
    supportingUnits: [],
    grounds: groundsOfPlan(plan, config, calendar, now),
    urgent: false,
  };
}

/** The milestones of a project's schedule, of which what was claimed or verified is done; none of a suspended project. */
function mattersOfProject(
  { id, name, ownerUnit, schedule, suspended }: Project,
  reached: ProjectProgress | undefined,
  { config, calendar, now }: Rules,
): Matter[] {
  if (suspended) return [];
  return schedule.map(({ kind, planned }) => {
    const milestone = milestoneName(kind);
    const known = reached?.milestones.find((one) => one.kind === kind);
    const plan = {
      title: { zh: `${name}${milestone.zh}节点`, en: `The milestone “${milestone.en}” of ${name}` },
      dueAt: endOfDay(planned),
      done: known?.claimed !== undefined || known?.verified !== undefined,
    };
    return {
      matter: { kind: 'milestone', id: `${id}:${kind}`, title: plan.title.zh },
      leadUnit: ownerUnit,
      supportingUnits: [],
      grounds: groundsOfPlan(plan, config, calendar, now),
      urgent: false,
    };
  });
}

/** Tasks and milestones, as far as the county has them supervised by itself. */
export async function plannedMatters(
  store: IntakeStore,
  jurisdiction: string,
  rules: Rules,
): Promise<Matter[]> {
  const wanted = rules.config.notices.subjects;
  const [tasks, people, projects, progress] = await Promise.all([
    wanted.includes('task') ? store.openTasks(jurisdiction) : [],
    wanted.includes('task') ? store.people(jurisdiction) : [],
    wanted.includes('milestone') ? store.projects(jurisdiction) : [],
    wanted.includes('milestone') ? store.progressOfAll(jurisdiction) : [],
  ]);
  const known = new Map(people.map((person) => [person.id, person]));
  const reached = new Map(progress.map((one) => [one.project, one]));
  return [
    ...tasks.map((task) => matterOfTask(task, known, rules)),
    ...projects.flatMap((project) => mattersOfProject(project, reached.get(project.id), rules)),
  ];
}
