import { sha256Hex } from '../../shared/identifiers/token.ts';
import type { LogEntry, Task } from '../../shared/progress/model.ts';
import type { UseCase } from '../platform/http.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { problem, refused } from '../platform/problem.ts';
import { stamp, today } from './ports.ts';
import type { ProgressPorts } from './ports.ts';

type Decided = Pick<Task, 'text' | 'owner' | 'due'>;

/**
 * The tasks that an entry of the field log gives out. Their ids follow from the entry's, so that an entry sent twice gives them out once.
 * @throws Problem `rule-refused` with a pointer to every owner who is not of the staff and every day before the entry's.
 */
export async function tasksFrom(
  { clock, store }: ProgressPorts,
  jurisdiction: string,
  { id: log, kind: logKind, date, subject }: Pick<LogEntry, 'id' | 'kind' | 'date' | 'subject'>,
  decided: readonly Decided[],
  caller: StaffCaller,
): Promise<Task[]> {
  const owners = await Promise.all(decided.map(({ owner }) => store.person(jurisdiction, owner)));
  const fields = decided.flatMap(({ due }, at) => [
    ...(owners[at]?.kind === 'official' || owners[at]?.kind === 'handler'
      ? []
      : [
          {
            pointer: `/tasks/${at}/owner`,
            zh: '请从人员名册中选择任务人',
            en: 'Choose an owner from the staff',
          },
        ]),
    ...(due < date
      ? [{ pointer: `/tasks/${at}/due`, zh: '完成日期早于议定日期', en: 'It is due before it was decided' }]
      : []),
  ]);
  if (fields.length > 0) throw refused('任务填写有误', 'Some tasks need correcting', fields);
  return Promise.all(
    decided.map(async ({ text, owner, due }, at) => ({
      id: (await sha256Hex(`task-of-log\n${jurisdiction}\n${log}\n${at}`)).slice(0, 20),
      text,
      owner,
      due,
      subject,
      log,
      logDate: date,
      logKind,
      ...stamp(clock, caller, 1),
    })),
  );
}

/**
 * Closes a task: when it was done, what came of it, and what shows that; without evidence none is closed (X9, S12).
 * @throws Problem `forbidden` for anyone but its owner and the office, `illegal-move` for a task that is done, `rule-refused` for a day to come.
 */
export const finishTask =
  ({ clock, store }: ProgressPorts): UseCase<'finishTask'> =>
  async ({ jurisdiction, taskId, version, on, result, evidence }, caller) => {
    const task = await store.task(jurisdiction, taskId);
    if (!task) throw problem('not-found');
    if (!caller.roles.includes('office') && task.owner !== caller.person) throw problem('forbidden');
    if (task.doneOn !== undefined) throw problem('illegal-move', { current: 'done', allowed: [] });
    if (task.version !== version) throw problem('stale-version');
    if (on > today(clock) || on < task.logDate)
      throw refused('完成日期不对', 'The day is not possible', [
        {
          pointer: '/on',
          zh: '请填写议定之日至今天之间的日期',
          en: 'Enter a day between the decision and today',
        },
      ]);
    const done: Task = { ...task, doneOn: on, result, evidence, ...stamp(clock, caller, version + 1) };
    await store.replaceTask(jurisdiction, done);
    return done;
  };
