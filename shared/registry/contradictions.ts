import type { Bilingual } from '../contract/bilingual.ts';
import { milestoneName } from './milestoneNames.ts';
import type { MilestoneKind, Project } from './model.ts';

/** What is wrong within a project, whatever else is registered. */
export interface Contradiction extends Bilingual {
  /** JSON pointer into the project. */
  readonly pointer: string;
}

/** The milestones of building; each is reached only after those before it. */
const building: readonly MilestoneKind[] = ['start', 'mainStructure', 'trialProduction', 'production'];

/** A year's plan beyond the whole amount, and a milestone of building that is planned before the one it builds on. */
export function projectContradictions({
  amount,
  yearPlan,
  schedule,
}: Pick<Project, 'amount' | 'yearPlan' | 'schedule'>): Contradiction[] {
  const steps = building.flatMap((kind) => {
    const at = schedule.findIndex((step) => step.kind === kind);
    return at < 0 ? [] : [{ kind, at, planned: schedule[at]!.planned }];
  });
  const backwards = steps.flatMap(({ kind, at, planned }, n) => {
    const before = steps.slice(0, n).find((other) => other.planned > planned);
    if (!before) return [];
    const [step, former] = [milestoneName(kind), milestoneName(before.kind)];
    return [
      {
        pointer: `/schedule/${at}/planned`,
        zh: `计划${step.zh}早于${former.zh}`,
        en: `${step.en} is planned before ${former.en}`,
      },
    ];
  });
  const beyond = {
    pointer: '/yearPlan',
    zh: '年度计划投资大于总投资',
    en: 'The year’s plan is more than the whole amount',
  };
  return [...(yearPlan > amount ? [beyond] : []), ...backwards];
}
