import type { OutputOf } from '../../../../shared/contract/index.ts';
import { type EditionRef, editionInForce } from '../../../../shared/registry/editions.ts';
import type { Desk } from '../../core/desk.svelte.ts';

export type Plan = OutputOf<'listPlans'>['items'][number];
export type PlanView = OutputOf<'readPlan'>;
export type Pairing = PlanView['pairings'][number];

/** An edition in the address: `2026-2`. */
export const planKey = ({ year, edition }: EditionRef): string => `${year}-${edition}`;

/** The edition that an address names; undefined where it names none. */
export function readPlanKey(key: string): EditionRef | undefined {
  const [, year, edition] = /^(\d{4})-([1-9]\d{0,3})$/.exec(key) ?? [];
  return year && edition ? { year: Number(year), edition: Number(edition) } : undefined;
}

/** Newest first. */
export const newestFirst = <E extends EditionRef>(plans: readonly E[]): E[] =>
  plans.toSorted((a, b) => b.year - a.year || b.edition - a.edition);

/**
 * The edition that one is compared with: the one it was started from, else the last one approved before it, else the one before it.
 */
export function formerEdition(
  plans: readonly Plan[],
  plan: EditionRef & Pick<Plan, 'basedOn'>,
): Plan | undefined {
  const earlier = newestFirst(plans).filter(
    ({ year, edition }) => year < plan.year || (year === plan.year && edition < plan.edition),
  );
  const { basedOn } = plan;
  return (
    earlier.find(({ year, edition }) => year === basedOn?.year && edition === basedOn.edition) ??
    earlier.find(({ status }) => status === 'approved' || status === 'superseded') ??
    earlier[0]
  );
}

/** The edition that counts today, with its pairings; undefined where none was approved. */
export async function planInForce(desk: Desk, signal: AbortSignal): Promise<PlanView | undefined> {
  const { items } = await desk.call('GET /api/{jurisdiction}/plans', {}, signal);
  const current = editionInForce(
    items.filter(({ status }) => status === 'approved'),
    desk.today,
  );
  if (!current) return undefined;
  const { year, edition } = current;
  return desk.call('GET /api/{jurisdiction}/plans/{year}/{edition}', { year, edition }, signal);
}
