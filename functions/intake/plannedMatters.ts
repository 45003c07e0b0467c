import { officeHolder } from '../../shared/intake/index.ts';
import type { NoticeSubject } from '../../shared/intake/index.ts';
import type { Task } from '../../shared/progress/model.ts';
import type { Person } from '../../shared/registry/index.ts';
import { endOfDay } from '../../shared/time/civil.ts';
import { dutyMatters } from './dutyMatters.ts';
import { matterOfPlan } from './matters.ts';
import type { Matter } from './matters.ts';
import { milestoneMatters } from './milestoneMatters.ts';
import type { Rules } from './ports.ts';
import type { IntakeStore } from './store.ts';

/** A task of the field log; its owner's unit must act, or the office where the owner has none. */
function matterOfTask(
  { id, text, owner, due, doneOn, subject }: Task,
  people: ReadonlyMap<string, Person>,
  rules: Rules,
): Matter {
  const title = { zh: `任务“${text}”`, en: `The task “${text}”` };
  return matterOfPlan(
    { kind: 'task', id, title: text, subject },
    people.get(owner)?.unit ?? officeHolder,
    { title, dueAt: endOfDay(due), done: doneOn !== undefined },
    rules,
  );
}

async function taskMatters(store: IntakeStore, jurisdiction: string, rules: Rules): Promise<Matter[]> {
  const [tasks, people] = await Promise.all([store.openTasks(jurisdiction), store.people(jurisdiction)]);
  const known = new Map(people.map((person) => [person.id, person]));
  return tasks.map((task) => matterOfTask(task, known, rules));
}

const mattersOf = {
  task: taskMatters,
  milestone: milestoneMatters,
  duty: dutyMatters,
} as const satisfies Record<NoticeSubject, unknown>;

/** Tasks, milestones and duties, as far as the county has them supervised by itself. */
export async function plannedMatters(
  store: IntakeStore,
  jurisdiction: string,
  rules: Rules,
): Promise<Matter[]> {
  const wanted = new Set(rules.config.notices.subjects);
  const found = await Promise.all(
    [...wanted].map((subject) => mattersOf[subject](store, jurisdiction, rules)),
  );
  return found.flat();
}
