import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import { wholeNumber } from '../registry/arrangements/edit/values.ts';

export type BackwardPlan = OutputOf<'listBackwardPlans'>['items'][number];
type Body = Omit<InputOf<'saveBackwardPlan'>, 'jurisdiction' | 'planId' | 'version'>;

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
  /** The unit that keeps it. */
  unit: string;
  end: string;
  steps: StepForm[];
}

export const blankStep = (): StepForm => ({ id: '', name: '', days: '', finishedOn: '', after: undefined });

/** The form of a plan that is there, or of a unit's new one with one empty step. */
export const planForm = (plan: BackwardPlan | undefined, unit: string): PlanForm => ({
  title: plan?.title ?? '',
  unit: plan?.unit ?? unit,
  end: plan?.end ?? '',
  steps: plan?.steps.map(({ id, name, days, after, finishedOn = '' }) => ({
    id,
    name,
    days: String(days),
    finishedOn,
    after,
  })) ?? [blankStep()],
});

/** Days that a step may take. */
export const mostDays = 3660;

/** What is wrong with a field of the form, by its path and kind. */
export interface PlanGap {
  readonly path: string;
  readonly lacks: 'text' | 'unit' | 'end' | 'days';
}

/** What is still wrong, in the order of the form: title, unit, end, and a name and a length in whole days for every step. */
export const planGaps = ({ title, unit, end, steps }: PlanForm): PlanGap[] => [
  ...(title.trim() === '' ? [{ path: 'title', lacks: 'text' } as const] : []),
  ...(unit === '' ? [{ path: 'unit', lacks: 'unit' } as const] : []),
  ...(end === '' ? [{ path: 'end', lacks: 'end' } as const] : []),
  ...steps.flatMap(({ name, days }, at): PlanGap[] => [
    ...(name.trim() === '' ? [{ path: `steps/${at}/name`, lacks: 'text' } as const] : []),
    ...(wholeNumber(days, 1, mostDays) === undefined
      ? [{ path: `steps/${at}/days`, lacks: 'days' } as const]
      : []),
  ]),
];

/**
 * The plan as the API takes it. New steps get the first free ids `s1`, `s2` … and wait for the step before them; a step that is gone is waited
 * for no longer.
 */
export function planBody({ title, unit, end, steps }: PlanForm, project: string | undefined): Body {
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
    ...(project !== undefined && { project }),
    unit,
    title: title.trim(),
    end,
    steps: named.map(({ id, name, days, finishedOn, after }, place) => ({
      id,
      name: name.trim(),
      days: wholeNumber(days, 1, mostDays) ?? 1,
      after:
        after === undefined
          ? named.slice(Math.max(0, place - 1), place).map((step) => step.id)
          : after.filter((earlier) => known.has(earlier)),
      ...(finishedOn && { finishedOn }),
    })),
  };
}
