import { checkVerification, leadAgainstPlan, spanBetween } from '../../shared/progress/milestones.ts';
import type { Milestone, ProjectProgress } from '../../shared/progress/model.ts';
import { milestoneName } from '../../shared/registry/milestoneNames.ts';
import type { Project } from '../../shared/registry/model.ts';
import { monthOf } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { problem, refused } from '../platform/problem.ts';
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

/** How long it took from each milestone reached to the next, and how far ahead of the plan each was. */
function spansOf(milestones: readonly Milestone[]): { zh: string; en: string }[] {
  const reached = milestones.flatMap((one) => {
    const on = one.verified ?? one.claimed;
    return on ? [{ ...one, on }] : [];
  });
  const between = reached.slice(1).map((to, at) => {
    const from = reached[at]!;
    const { days } = spanBetween(from.on, to.on);
    return {
      zh: `${milestoneName(from.kind).zh}到${milestoneName(to.kind).zh}:${days}天`,
      en: `${milestoneName(from.kind).en} to ${milestoneName(to.kind).en}: ${days} days`,
    };
  });
  const lead = reached.flatMap(({ kind, planned, on }) => {
    const { months } = leadAgainstPlan(planned.slice(0, 7), on.slice(0, 7));
    if (months === 0) return [];
    const early = months > 0;
    return [
      {
        zh: `${milestoneName(kind).zh}比计划${early ? '提前' : '推迟'}${Math.abs(months)}个月`,
        en: `${milestoneName(kind).en} ${Math.abs(months)} months ${early ? 'ahead of' : 'behind'} plan`,
      },
    ];
  });
  return [...between, ...lead];
}

/** The owner unit says that a milestone was reached, with evidence. It counts once somebody else has verified it. */
export const claimMilestone =
  (ports: ProgressPorts): UseCase<'claimMilestone'> =>
  async ({ jurisdiction, projectId, milestone, version, on, evidence }, caller) => {
    const { project, progress } = await progressAt(ports, jurisdiction, projectId, version);
    if (!actsFor(caller, project.ownerUnit)) throw problem('forbidden');
    notInTheFuture(ports, on);
    const target = milestoneOf(progress, milestone);
    if (target.verified) throw refused('该节点已核验', 'This milestone is verified already');
    return save(ports, caller, jurisdiction, progress, milestone, { claimed: on, claimEvidence: evidence });
  };

/** Somebody outside the owner unit verifies a milestone, by one of the five methods. */
export const verifyMilestone =
  (ports: ProgressPorts): UseCase<'verifyMilestone'> =>
  async ({ jurisdiction, projectId, milestone, version, on, method }, caller) => {
    const { project, progress } = await progressAt(ports, jurisdiction, projectId, version);
    const verifierUnit =
      caller.unit ?? (await ports.store.person(jurisdiction, caller.person))?.unit ?? 'county';
    if (checkVerification({ method, verifierUnit }, project.ownerUnit).length > 0)
      throw refused('核验人不得属于项目责任单位', 'The verifier is never of the owner unit');
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
