import type { OutputOf } from '../../../shared/contract/index.ts';
import { addDays } from '../../../shared/time/civil.ts';
import type { Project } from '../../../shared/registry/model.ts';
import { handlerId } from '../sample/people.ts';
import { happens } from './chance.ts';
import { inParallel } from './client.ts';
import { reportDayOf, reportOf } from './reportPlan.ts';
import type { Stage, Tally } from './stage.ts';

/** Files the reports of one of the last days, each by the handler of the unit that owns the project; what is filed already stays. */
export async function fileReports(stage: Stage, reportDay: number, tally: Tally): Promise<void> {
  const { system, at, month } = stage;
  const { items } = await system.call('listReports', { ...at, month }, 'office');
  const due = items.filter(
    ({ filed, project }) => !filed && reportDayOf(month, project.id) <= reportDay,
  );
  await inParallel(due, async (row) => {
    const { id: projectId, ownerUnit } = row.project;
    const fields = { ...reportOf(month, row), version: 0 };
    await system.call('fileReport', { ...at, projectId, month, ...fields }, handlerId(ownerUnit));
    tally.add('月报');
  });
}

/** Of a hundred milestones that are due, so many are missed where a project is still advancing. */
const missedPercent = 12;
const verifier = 'supervisor';

/** Units claim the milestones that were due up to a day, and the supervisor verifies them; one date does not agree. */
export async function settleMilestones(stage: Stage, today: string, tally: Tally): Promise<void> {
  const due = stage.county.projects.filter(({ schedule }) => schedule.some(({ planned }) => planned <= today));
  const contested = due.find(({ stage: standing }) => standing === 'started');
  await inParallel(due, async (project) => settle(stage, project, project === contested, today, tally));
}

async function settle(
  { system, at, month }: Stage,
  { id: projectId, ownerUnit, stage: standing }: Project,
  contested: boolean,
  today: string,
  tally: Tally,
): Promise<void> {
  let { progress } = await system.call('readProgress', { ...at, projectId }, 'office');
  const open = progress.milestones.filter(
    ({ kind, planned, claimed }) =>
      claimed === undefined &&
      planned <= today &&
      !(standing === 'advancing' && happens(`demo/${month}/missed/${projectId}/${kind}`, missedPercent)),
  );
  const last = open.at(-1);
  for (const milestone of open) {
    const { kind, planned: on } = milestone;
    const input = { ...at, projectId, milestone: kind };
    progress = await system.call(
      'claimMilestone',
      { ...input, version: progress.version, on, evidence: '验收资料和现场照片存单位档案' },
      handlerId(ownerUnit),
    );
    tally.add('节点申报');
    const found = contested && milestone === last ? addDays(on, -9) : on;
    progress = await verify(system, { ...input, version: progress.version, on: found });
    tally.add(found === on ? '节点核验' : '对账不一致');
  }
}

const verify = (
  system: Stage['system'],
  input: { jurisdiction: string; projectId: string; milestone: string; version: number; on: string },
): Promise<OutputOf<'verifyMilestone'>> =>
  system.call('verifyMilestone', { ...input, method: 'nodeReconciliation' }, verifier);
