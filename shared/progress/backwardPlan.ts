import { addDays, daysBetween } from '../time/civil.ts';

/** One step of a plan: its length in calendar days, and the steps that must be finished before it. */
export interface PlanStep {
  readonly id: string;
  readonly days: number;
  readonly after?: readonly string[];
}

/** A step with its latest possible days, both included. */
export interface PlannedStep {
  readonly id: string;
  readonly days: number;
  readonly latestStart: string;
  readonly latestFinish: string;
}

/** Steps so ordered that each comes after those it waits for. @throws RangeError naming a double, unknown or circular step. */
function inOrder(steps: readonly PlanStep[]): PlanStep[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  if (byId.size !== steps.length) throw new RangeError('a step is given twice');
  const ordered: PlanStep[] = [];
  const state = new Map<string, 'open' | 'placed'>();
  const place = (id: string, from: string) => {
    const step = byId.get(id);
    if (!step) throw new RangeError(`step ${from} waits for an unknown step: ${id}`);
    if (state.get(id) === 'placed') return;
    if (state.get(id) === 'open') throw new RangeError(`step ${id} waits for itself`);
    if (!Number.isSafeInteger(step.days) || step.days < 1)
      throw new RangeError(`step ${id} has no length in days`);
    state.set(id, 'open');
    for (const earlier of step.after ?? []) place(earlier, id);
    state.set(id, 'placed');
    ordered.push(step);
  };
  for (const { id } of steps) place(id, id);
  return ordered;
}

/**
 * The backward plan (倒排): from the end date, included, and the durations to the latest start of each step, in the given order.
 * A new end date moves the whole plan. @throws RangeError for a step that is double, unknown, circular or without length.
 */
export function backwardPlan(steps: readonly PlanStep[], end: string): PlannedStep[] {
  const planned = new Map<string, PlannedStep>();
  const limits = new Map<string, string>();
  for (const { id, days, after } of inOrder(steps).reverse()) {
    const latestFinish = limits.get(id) ?? end;
    const latestStart = addDays(latestFinish, 1 - days);
    planned.set(id, { id, days, latestStart, latestFinish });
    const dayBefore = addDays(latestStart, -1);
    for (const earlier of after ?? []) {
      const limit = limits.get(earlier);
      if (limit === undefined || dayBefore < limit) limits.set(earlier, dayBefore);
    }
  }
  return steps.map(({ id }) => planned.get(id)!);
}

/** When the work will be finished as things stand, and the days in hand before the end date (negative: late). */
export interface Forecast {
  readonly finish: string;
  readonly daysInHand: number;
}

/**
 * Looks forward from `today`: finished steps keep their day, each other step starts as soon as those before it allow, at the
 * earliest today. Days recovered between two dates are the difference of their `daysInHand`.
 */
export function forecast(
  steps: readonly PlanStep[],
  finished: Readonly<Record<string, string>>,
  today: string,
  end: string,
): Forecast {
  const finishes = new Map<string, string>();
  let last = '';
  for (const { id, days, after } of inOrder(steps)) {
    const free = (after ?? []).reduce((latest, earlier) => {
      const next = addDays(finishes.get(earlier)!, 1);
      return next > latest ? next : latest;
    }, today);
    const finish = finished[id] ?? addDays(free, days - 1);
    finishes.set(id, finish);
    if (finish > last) last = finish;
  }
  if (last === '') throw new RangeError('a plan without steps');
  return { finish: last, daysInHand: daysBetween(last, end) };
}
