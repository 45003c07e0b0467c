import { addDays, addMonths, firstDayOf } from '../../../shared/time/civil.ts';
import type { MilestoneKind, Project } from '../../../shared/registry/model.ts';
import { handlerId } from '../sample/people.ts';
import { happens } from './chance.ts';
import { inParallel } from './client.ts';
import { reportDayOf, reportOf } from './reportPlan.ts';
import type { Stage, Tally } from './stage.ts';

/** Files the reports of one of the last days, each by the handler of the unit that owns the project; what is filed already stays. */
export async function fileReports(stage: Stage, reportDay: number, tally: Tally): Promise<void> {
  const { system, at, month } = stage;
  const { items } = await system.call('listReports', { ...at, month }, 'office');
  const due = items.filter(({ filed, project }) => !filed && reportDayOf(month, project.id) <= reportDay);
  await inParallel(due, async (row) => {
    const { id: projectId, ownerUnit } = row.project;
    const fields = { ...reportOf(month, row), version: 0 };
    await system.call('fileReport', { ...at, projectId, month, ...fields }, handlerId(ownerUnit));
    tally.add('月报');
  });
}

/** Of a hundred milestones that are due, so many are missed where a project is still advancing. */
const missedPercent = 12;
/** How many months back the units of advancing projects put claims in order. */
const monthsBack = 2;
const verifier = 'supervisor';

/** Which milestones a unit claims now: the start of building, what the year brought and, while a project is advancing, the last months. */
function isClaimable(
  { id, stage }: Project,
  { kind, planned }: Project['schedule'][number],
  month: string,
  today: string,
): boolean {
  if (planned > today) return false;
  if (stage !== 'advancing') return kind === 'start' || planned >= `${month.slice(0, 4)}-01-01`;
  const recent = planned >= firstDayOf(addMonths(month, -monthsBack));
  return recent && !happens(`demo/${month}/missed/${id}/${kind}`, missedPercent);
}

/** Units claim the milestones due up to a day, from a day on or all, and the supervisor verifies them; one date does not agree. */
export async function settleMilestones(
  stage: Stage,
  { from = '', to, contested = false }: { from?: string; to: string; contested?: boolean },
  tally: Tally,
): Promise<void> {
  const { county, month } = stage;
  const due = county.projects.flatMap((project) => {
    const kinds = project.schedule
      .filter((milestone) => milestone.planned >= from && isClaimable(project, milestone, month, to))
      .map(({ kind }) => kind);
    return kinds.length > 0 ? [{ project, kinds }] : [];
  });
  const doubtful = contested ? due.find(({ project }) => project.stage === 'started') : undefined;
  await inParallel(due, (one) => settle(stage, one, one === doubtful, tally));
}

async function settle(
  { system, at }: Stage,
  { project: { id: projectId, ownerUnit }, kinds }: { project: Project; kinds: readonly MilestoneKind[] },
  contested: boolean,
  tally: Tally,
): Promise<void> {
  let { progress } = await system.call('readProgress', { ...at, projectId }, 'office');
  const open = progress.milestones.filter(
    ({ kind, claimed }) => claimed === undefined && kinds.includes(kind),
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
    progress = await system.call(
      'verifyMilestone',
      { ...input, version: progress.version, on: found, method: 'nodeReconciliation' },
      verifier,
    );
    tally.add(found === on ? '节点核验' : '对账不一致');
  }
}
