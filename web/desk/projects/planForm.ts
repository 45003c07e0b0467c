import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';

export type BackwardPlan = OutputOf<'listBackwardPlans'>['items'][number];
type Body = Omit<InputOf<'saveBackwardPlan'>, 'jurisdiction'>;

/** One step as it is typed. */
export interface StepForm {
  /** Empty for a new step. */
  id: string;
  name: string;
  days: string;
  finishedOn: string;
  /** What it waits for; unknown for a new step, which waits for the one before it. */
  after: readonly string[] | undefined;
}

/** A backward plan as it is typed. */
export interface PlanForm {
  title: string;
  end: string;
  steps: StepForm[];
}

export const blankStep = (): StepForm => ({ id: '', name: '', days: '', finishedOn: '', after: undefined });

/** The form of a plan that is there, or of a new one with one empty step. */
export const planForm = (plan: BackwardPlan | undefined): PlanForm => ({
  title: plan?.title ?? '',
  end: plan?.end ?? '',
  steps: plan?.steps.map(({ id, name, days, after, finishedOn = '' }) => ({
    id,
    name,
    days: String(days),
    finishedOn,
    after,
  })) ?? [blankStep()],
});

/** Whether everything is there: title, end, and a name and a length of 1 to 3660 whole days for every step. */
export const isComplete = ({ title, end, steps }: PlanForm): boolean =>
  title.trim() !== '' &&
  end !== '' &&
  steps.length > 0 &&
  steps.every(
    ({ name, days }) =>
      name.trim() !== '' && /^\d{1,4}$/.test(days.trim()) && Number(days) >= 1 && Number(days) <= 3660,
  );

/**
 * The plan as the API takes it. New steps get the first free ids `s1`, `s2` … and wait for the step before them; a step that is gone is waited
 * for no longer.
 */
export function planBody(
  { title, end, steps }: PlanForm,
  { project, ...at }: { planId: string; version: number; unit: string; project?: string | undefined },
): Body {
  const taken = new Set(steps.map(({ id }) => id));
  let next = 1;
  const fresh = (): string => {
    while (taken.has(`s${next}`)) next += 1;
    taken.add(`s${next}`);
    return `s${next}`;
  };
  const named = steps.map((step) => ({ ...step, id: step.id === '' ? fresh() : step.id }));
  const known = new Set(named.map(({ id }) => id));
  return {
    ...at,
    ...(project !== undefined && { project }),
    title: title.trim(),
    end,
    steps: named.map(({ id, name, days, finishedOn, after }, place) => ({
      id,
      name: name.trim(),
      days: Number(days),
      after:
        after === undefined
          ? named.slice(Math.max(0, place - 1), place).map((step) => step.id)
          : after.filter((earlier) => known.has(earlier)),
      ...(finishedOn && { finishedOn }),
    })),
  };
}
