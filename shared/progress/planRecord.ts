import * as z from 'zod';
import { say } from '../contract/bilingual.ts';
import { CivilDate, Id, Stamp, Text } from '../contract/parameters.ts';
import { backwardPlan, forecast } from './backwardPlan.ts';
import type { PlanStep } from './backwardPlan.ts';

const Step = z.object({
  id: Id,
  name: Text(40),
  /** Length in calendar days. */
  days: z.number().int().min(1, say('至少1天', 'At least one day')).max(3660),
  after: z.array(Id).max(20),
  finishedOn: CivilDate.optional(),
});

/** A backward plan (倒排) as its unit keeps it: the end date, the steps with their durations, and which are finished. */
const Planned = z.object({
  title: Text(80),
  unit: Id,
  project: Id.optional(),
  end: CivilDate,
  steps: z.array(Step).min(1).max(60),
});

/** A plan as it may be entered: steps wait for steps that are there, never in a circle, and are finished in that order. */
export const BackwardPlanFields = Planned.superRefine(({ steps }, context) => {
  const ids = new Set(steps.map(({ id }) => id));
  steps.forEach(({ after, id, finishedOn }, at) => {
    if (steps.findIndex((one) => one.id === id) !== at)
      context.addIssue({
        code: 'custom',
        path: ['steps', at, 'id'],
        message: say('编号重复', 'The id is used twice'),
      });
    after.forEach((earlier, n) => {
      const before = steps.find((step) => step.id === earlier);
      if (!ids.has(earlier) || earlier === id)
        context.addIssue({
          code: 'custom',
          path: ['steps', at, 'after', n],
          message: say('没有这个前置工序', 'There is no such earlier step'),
        });
      else if (finishedOn !== undefined && (before?.finishedOn ?? '9999') > finishedOn)
        context.addIssue({
          code: 'custom',
          path: ['steps', at, 'finishedOn'],
          message: say('不能早于前置工序的完成日期', 'It cannot lie before the step it waits for'),
        });
    });
  });
}).refine(({ steps }) => !isCircular(steps), {
  path: ['steps'],
  message: say('工序互为前置,无法排期', 'Steps wait for each other in a circle'),
});
export type BackwardPlanFields = z.infer<typeof BackwardPlanFields>;

/** A backward plan as stored; `history` keeps the days in hand as they stood whenever it was changed. */
export const BackwardPlan = Planned.extend(Stamp.shape).extend({
  id: Id,
  history: z.array(z.object({ on: CivilDate, end: CivilDate, daysInHand: z.number().int() })),
});
export type BackwardPlan = z.infer<typeof BackwardPlan>;

/** A plan as it stands: latest days of every step, the forecast, and the days recovered since it stood worst. */
export const BackwardPlanStanding = z.object({
  steps: z.array(
    z.object({
      id: Id,
      latestStart: CivilDate,
      latestFinish: CivilDate,
      /** Not finished although its latest finish has passed, or finished after it. */
      late: z.boolean(),
    }),
  ),
  finish: CivilDate,
  daysInHand: z.number().int(),
  daysRecovered: z.number().int().min(0),
});
export type BackwardPlanStanding = z.infer<typeof BackwardPlanStanding>;

function isCircular(steps: readonly PlanStep[]): boolean {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const done = new Set<string>();
  const circles = (id: string, above: readonly string[]): boolean => {
    if (above.includes(id)) return true;
    if (done.has(id)) return false;
    const found = (byId.get(id)?.after ?? []).some((earlier) => circles(earlier, [...above, id]));
    done.add(id);
    return found;
  };
  return steps.some(({ id }) => circles(id, []));
}

const finishedOf = (steps: BackwardPlanFields['steps']): Record<string, string> =>
  Object.fromEntries(steps.flatMap(({ id, finishedOn }) => (finishedOn ? [[id, finishedOn]] : [])));

/** Days in hand before the end as the work stands on a day; negative when late. */
export const daysInHand = (
  { steps, end }: Pick<BackwardPlanFields, 'steps' | 'end'>,
  today: string,
): number => forecast(steps, finishedOf(steps), today, end).daysInHand;

/**
 * The plan on a day. What was recovered is counted for the present end date alone: moving the end recovers nothing.
 */
export function planStanding(
  { steps, end, history }: Pick<BackwardPlan, 'steps' | 'end' | 'history'>,
  today: string,
): BackwardPlanStanding {
  const named = new Map(steps.map((step) => [step.id, step]));
  const now = forecast(steps, finishedOf(steps), today, end);
  const worst = Math.min(
    now.daysInHand,
    ...history.flatMap((one) => (one.end === end ? [one.daysInHand] : [])),
  );
  return {
    steps: backwardPlan(steps, end).map(({ id, latestStart, latestFinish }) => ({
      id,
      latestStart,
      latestFinish,
      late: (named.get(id)?.finishedOn ?? today) > latestFinish,
    })),
    finish: now.finish,
    daysInHand: now.daysInHand,
    daysRecovered: now.daysInHand - worst,
  };
}
