import type { CivilDate } from '../time/civil.ts';
import { civilDateOf } from '../time/civil.ts';
import type { ClosingRules, Means } from './config.ts';
import type { CaseEvent, CaseResolution } from './events.ts';

/** Why a claim may not be made as it stands; undefined if it may. */
export type ResolutionFault = 'evidence' | 'means' | 'noAmount' | 'amount';

/**
 * What is wrong with what a claim says of its resolution: nothing said where the county wants evidence, an unknown means, money without an
 * amount, an amount for what is no money.
 */
export function resolutionFault(
  resolution: CaseResolution | undefined,
  { evidence, means }: ClosingRules,
): ResolutionFault | undefined {
  if (evidence && !resolution?.evidence) return 'evidence';
  if (!resolution) return undefined;
  const known = means.find(({ code }) => code === resolution.means);
  if (!known) return 'means';
  if (known.money && resolution.yuan === undefined) return 'noAmount';
  return !known.money && resolution.yuan !== undefined ? 'amount' : undefined;
}

/** What was solved in a period. */
export interface ResolutionFigures {
  /** Cases confirmed in the period, each once. */
  readonly solved: number;
  readonly byMeans: readonly { readonly means: Means; readonly count: number; readonly yuan: number }[];
  readonly byHead: readonly { readonly person: string; readonly count: number }[];
}

/**
 * Of the cases confirmed within a period, by which means they were solved, for how much, and by which heads on site. A case counts once,
 * by its last claim; each means has its own line, so that loans and grants never add up. A means that the county has since given up is
 * named by its code.
 */
export function resolutionsOf(
  cases: readonly { readonly events: readonly CaseEvent[] }[],
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
  { means }: ClosingRules,
): ResolutionFigures {
  const solved = cases.filter(({ events }) => {
    const day = events.findLast(({ kind }) => kind === 'confirmed')?.at;
    return day !== undefined && civilDateOf(day) >= from && civilDateOf(day) <= to;
  });
  const resolutions = solved.flatMap(
    ({ events }) => events.findLast(({ kind }) => kind === 'claimed')?.resolution ?? [],
  );
  const heads = Map.groupBy(
    resolutions.flatMap(({ head }) => head ?? []),
    (head) => head,
  );
  const known = new Set(means.map(({ code }) => code));
  const former = [...new Set(resolutions.map((resolution) => resolution.means))]
    .filter((code) => !known.has(code))
    .map((code) => ({ code, zh: code, en: code, money: false }));
  return {
    solved: solved.length,
    byMeans: [...means, ...former]
      .map((one) => {
        const mine = resolutions.filter((resolution) => resolution.means === one.code);
        return { means: one, count: mine.length, yuan: mine.reduce((sum, { yuan = 0 }) => sum + yuan, 0) };
      })
      .filter(({ count }) => count > 0),
    byHead: [...heads]
      .map(([person, mine]) => ({ person, count: mine.length }))
      .toSorted((a, b) => b.count - a.count || (a.person < b.person ? -1 : 1)),
  };
}
