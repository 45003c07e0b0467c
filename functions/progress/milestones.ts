import { orderConflict } from '../../shared/progress/milestoneOrder.ts';
import { mayVerify, reconcile } from '../../shared/progress/milestones.ts';
import type { Milestone, ProjectProgress } from '../../shared/progress/model.ts';
import { spansOf } from '../../shared/progress/spans.ts';
import { milestoneName } from '../../shared/registry/milestoneNames.ts';
import type { Project } from '../../shared/registry/model.ts';
import { monthOf } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { problem, refused } from '../platform/problem.ts';
import { fault, verifierUnitOf } from './checks.ts';
import { actsFor, seesOwnUnitOnly, stamp, today } from './ports.ts';
import type { ProgressPorts } from './ports.ts';
import { lightOf, scheduled } from './standing.ts';

/** Everything the project's own page shows. */
export const readProgress =
  ({ store, clock, config }: ProgressPorts): UseCase<'readProgress'> =>
  async ({ jurisdiction, projectId }, caller) => {
    const project = await store.project(jurisdiction, projectId);
    if (!project || (seesOwnUnitOnly(caller) && project.ownerUnit !== caller.unit))
      throw problem('not-found');
    const [stored, reports, log] = await Promise.all([
      store.progress(jurisdiction, projectId),
      store.reportsOfProject(jurisdiction, projectId),
      store.logOfSubject(jurisdiction, projectId),
    ]);
    const progress = stored ?? unclaimed(project);
    const now = today(clock);
    const last = reports.at(-1);
    return {
      project,
      progress,
      reports,
      log,
      light: lightOf(project, progress.milestones, last, last?.month ?? monthOf(now), now, config),
      spans: spansOf(progress.milestones),
    };
  };

/** What a project without any claim looks like: version 0 is the one to name when claiming. */
const unclaimed = (project: Project): ProjectProgress => ({
  project: project.id,
  milestones: scheduled(project),
  version: 0,
  changedAt: new Date(0).toISOString(),
  changedBy: 'system',
});

/**
 * The owner unit says that a milestone was reached, with evidence. It counts once somebody else has verified it; a claim that the verifier
 * found to be wrong may be corrected, which settles it.
 */
export const claimMilestone =
  (ports: ProgressPorts): UseCase<'claimMilestone'> =>
  async ({ jurisdiction, projectId, milestone, version, on, evidence }, caller) => {
    const { project, progress } = await progressAt(ports, jurisdiction, projectId, version);
    if (!actsFor(caller, project.ownerUnit)) throw problem('forbidden');
    notInTheFuture(ports, on);
    const target = milestoneOf(progress, milestone);
    if (target.verified && reconcile(target, ports.config.reconciliation) !== 'mismatch')
      throw refused('该节点已核验', 'This milestone is verified already');
    inOrder(progress, target.kind, on);
    return save(ports, caller, jurisdiction, progress, milestone, { claimed: on, claimEvidence: evidence });
  };

/** Somebody outside the owner unit verifies a milestone, by one of the five methods. */
export const verifyMilestone =
  (ports: ProgressPorts): UseCase<'verifyMilestone'> =>
  async ({ jurisdiction, projectId, milestone, version, on, method }, caller) => {
    const { project, progress } = await progressAt(ports, jurisdiction, projectId, version);
    const verifierUnit = await verifierUnitOf(ports, jurisdiction, caller);
    if (!mayVerify(verifierUnit, project.ownerUnit))
      throw refused('核验人不得属于项目责任单位', 'The verifier is never of the owner unit', [
        fault('', '请由其他单位的人员核验', 'Let somebody of another unit verify it'),
      ]);
    notInTheFuture(ports, on);
    milestoneOf(progress, milestone);
    return save(ports, caller, jurisdiction, progress, milestone, {
      verified: on,
      method,
      verifier: caller.person,
    });
  };

async function progressAt(
  { store }: ProgressPorts,
  jurisdiction: string,
  projectId: string,
  version: number,
) {
  const project = await store.project(jurisdiction, projectId);
  if (!project) throw problem('not-found');
  const progress = (await store.progress(jurisdiction, projectId)) ?? unclaimed(project);
  if (progress.version !== version) throw problem('stale-version');
  return { project, progress };
}

function milestoneOf({ milestones }: ProjectProgress, kind: string): Milestone {
  const found = milestones.find((one) => one.kind === kind);
  if (!found) throw problem('not-found');
  return found;
}

function notInTheFuture({ clock }: ProgressPorts, on: string): void {
  if (on > today(clock))
    throw refused('日期不能晚于今天', 'The date cannot be in the future', [
      { pointer: '/on', zh: '请填写今天或以前的日期', en: 'Enter today or an earlier day' },
    ]);
}

/**
 * A claim must not put milestones that follow one another out of order; what a verifier finds is a finding, and may.
 * @throws Problem `rule-refused` naming the milestone that it contradicts.
 */
function inOrder({ milestones }: ProjectProgress, kind: Milestone['kind'], on: string): void {
  const conflict = orderConflict(milestones, kind, on);
  if (!conflict) return;
  const name = milestoneName(conflict.kind);
  const [zh, en] = conflict.side === 'before' ? ['不能早于', 'earlier than'] : ['不能晚于', 'later than'];
  throw refused('节点日期先后颠倒', 'The dates of the milestones are out of order', [
    fault('/on', `${zh}${name.zh}(${conflict.on})`, `It cannot be ${en} ${name.en} (${conflict.on})`),
  ]);
}

async function save(
  { store, clock }: ProgressPorts,
  caller: StaffCaller,
  jurisdiction: string,
  progress: ProjectProgress,
  kind: string,
  change: Partial<Milestone>,
): Promise<ProjectProgress> {
  const next: ProjectProgress = {
    ...progress,
    ...stamp(clock, caller, progress.version + 1),
    milestones: progress.milestones.map((one) => (one.kind === kind ? { ...one, ...change } : one)),
  };
  await (progress.version === 0
    ? store.insertProgress(jurisdiction, next)
    : store.replaceProgress(jurisdiction, next));
  return next;
}
