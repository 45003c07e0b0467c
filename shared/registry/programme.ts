import type { CivilDate } from '../time/civil.ts';
import { addDays } from '../time/civil.ts';
import type { Assignment, Goal, Programme } from './arrangements.ts';
import { milestoneKinds } from './model.ts';

/** The headquarters group that takes requests of a category (M7). */
export const groupFor = ({ workGroups }: Pick<Programme, 'workGroups'>, category: string) =>
  workGroups.find(({ categories }) => categories.includes(category));

/** Whether a campaign is under way on a day, its first and last included; a standing scheme never is. */
export const isRunning = ({ from, days }: Pick<Programme, 'from' | 'days'>, on: CivilDate): boolean =>
  days !== undefined && from <= on && on <= addDays(from, days - 1);

/** The unit that takes requests of a category while a campaign runs; the headquarters' named groups come before the everyday order (M7). */
export const unitOfCampaign = (
  programmes: readonly Programme[],
  category: string,
  on: CivilDate,
): string | undefined =>
  programmes
    .filter((programme) => isRunning(programme, on))
    .map((programme) => groupFor(programme, category)?.unit)
    .find((unit) => unit !== undefined);

/** What is known of the subjects of a programme on a day. */
export interface Attainments {
  /** Yuan, by project. */
  readonly amounts: ReadonlyMap<string, number>;
  /** The milestones that a project has reached by that day, and whether somebody else verified them. */
  readonly milestones: ReadonlyMap<string, readonly { readonly kind: string; readonly verified: boolean }[]>;
  /** Lines of the field log in the programme's time, by kind. */
  readonly logged: ReadonlyMap<string, number>;
}

const isMilestone = (measure: string): boolean => (milestoneKinds as readonly string[]).includes(measure);

/** Whether a target counts lines of the field log. */
export const countsLog = ({ target }: Goal): boolean =>
  target !== undefined && target.of !== 'entries' && !isMilestone(target.of);

/** Whether a target counts milestones. */
export const countsMilestones = ({ target }: Goal): boolean => target !== undefined && isMilestone(target.of);

/** A goal with the entries that bear it and, where it has a target, how far that is: aimed at and reached are kept apart (M4). */
export interface GoalStanding extends Goal {
  readonly count: number;
  readonly amount: number;
  readonly reached?: {
    readonly count: number;
    readonly verified?: number;
    readonly amount: number;
    readonly mean?: number;
    readonly met: boolean;
  };
}

/** How a goal stands; a project below the target's least amount does not count towards it (M5). */
export function goalStanding(
  goal: Goal,
  entries: readonly Assignment[],
  { amounts, milestones, logged }: Attainments,
): GoalStanding {
  const bearing = entries.filter(({ goals }) => goals.includes(goal.id)).map(({ subject }) => subject);
  const amountOf = ({ kind, id }: Assignment['subject']) => (kind === 'project' ? (amounts.get(id) ?? 0) : 0);
  const sum = (subjects: readonly Assignment['subject'][]) =>
    subjects.reduce((total, subject) => total + amountOf(subject), 0);
  const standing = { ...goal, count: bearing.length, amount: sum(bearing) };
  const { target } = goal;
  if (!target) return standing;
  if (countsLog(goal)) {
    const count = logged.get(target.of) ?? 0;
    return { ...standing, reached: { count, amount: 0, met: count >= target.count } };
  }
  const markOf = ({ kind, id }: Assignment['subject']) =>
    kind === 'project' ? milestones.get(id)?.find((mark) => mark.kind === target.of) : undefined;
  const counted = bearing.filter(
    (subject) =>
      (target.of === 'entries' || markOf(subject)) && amountOf(subject) >= (target.minimumAmount ?? 0),
  );
  const amount = sum(counted);
  return {
    ...standing,
    reached: {
      count: counted.length,
      ...(countsMilestones(goal) && {
        verified: counted.filter((subject) => markOf(subject)?.verified).length,
      }),
      amount,
      ...(amount > 0 && { mean: Math.round(amount / counted.length) }),
      met: counted.length >= target.count,
    },
  };
}

/** Each tag with the number of entries that bear it; tags that nobody bears count 0. */
export const countByTag = <T extends { readonly id: string }, E>(
  tags: readonly T[],
  entries: readonly E[],
  tagsOf: (entry: E) => readonly (string | undefined)[],
): (T & { count: number })[] =>
  tags.map((tag) => ({ ...tag, count: entries.filter((entry) => tagsOf(entry).includes(tag.id)).length }));
