import { divide, rational, shown, sumOf } from '../progress/exact.ts';
import type { RuleProblem } from './refused.ts';
import { refuseIf } from './refused.ts';
import type { Block } from './explain.ts';
import type { RunDocument } from './run.ts';
import { type Scheme, starsFor } from './scheme.ts';

/** What the year needs of a published run; a corrected month is given once, by the run that stands. */
export type PublishedMonth = Pick<RunDocument, 'month' | 'kind' | 'results'>;

/** One subject's year. No total where it was scored in too few months. */
export interface YearResult {
  readonly subject: string;
  readonly name: string;
  readonly group: string;
  readonly months: readonly { readonly month: string; readonly total?: number; readonly stars?: number }[];
  readonly scoredMonths: number;
  readonly total?: number;
  readonly stars?: number;
  /** Set while the latest month is blocked by an unreconciled milestone; the year then shows no stars either. */
  readonly blockedBy?: Block;
}

export interface YearDocument {
  readonly format: 'year-v1';
  readonly year: number;
  readonly scheme: Pick<Scheme, 'id' | 'version'>;
  readonly publishedMonths: readonly string[];
  readonly results: readonly YearResult[];
}

/** The twelve months of a year. */
export function monthsOf(year: number): string[] {
  return Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);
}

function checkMonths(year: number, published: readonly PublishedMonth[], scheme: Scheme): void {
  const problems: RuleProblem[] = [];
  const months = monthsOf(year);
  const seen = new Set<string>();
  published.forEach(({ month, kind }, index) => {
    const refuse = (code: string, zh: string, en: string) =>
      problems.push({ pointer: `/months/${index}`, code, zh, en });
    if (!months.includes(month))
      refuse('monthOutsideYear', `不属于${year}年:${month}`, `not a month of ${year}: ${month}`);
    if (seen.has(month)) refuse('monthTwice', `月份重复:${month}`, `month given twice: ${month}`);
    if (kind !== scheme.kind) refuse('kindDiffers', `考评类别不符:${kind}`, `a run of another kind: ${kind}`);
    seen.add(month);
  });
  const missing = months.filter((month) => !seen.has(month));
  const { minimumMonths } = scheme.year;
  if (12 - missing.length < minimumMonths) {
    problems.push({
      pointer: '/months',
      code: 'monthsMissing',
      zh: `须有${minimumMonths}个月已公示,尚缺:${missing.join('、')}`,
      en: `${minimumMonths} published months are needed; missing: ${missing.join(', ')}`,
    });
  }
  refuseIf(problems);
}

/**
 * The year from its published months by the scheme's rule: the mean of the monthly totals as shown, rounded half up to 0.01, with
 * stars by the same bands. Months in which a subject was not scored (suspended, not yet begun) are left out of its mean.
 * Results are sorted by group, total and id. @throws RuleRefused listing the missing months, or for a month given twice.
 */
export function computeYear(
  year: number,
  published: readonly PublishedMonth[],
  scheme: Scheme,
): YearDocument {
  checkMonths(year, published, scheme);
  const months = published.toSorted((a, b) => (a.month < b.month ? -1 : 1));
  const bySubject = Map.groupBy(
    months.flatMap(({ month, results }) => results.map((result) => ({ month, result }))),
    ({ result }) => result.subject,
  );
  const results = [...bySubject].map(([subject, entries]): YearResult => {
    const latest = entries.at(-1)!.result;
    const totals = entries.flatMap(({ result }) => result.total ?? []);
    const enough = totals.length >= scheme.year.minimumScoredMonths;
    const total = enough ? shown(divide(sumOf(totals), rational(BigInt(totals.length)))) : undefined;
    const blockedBy = latest.blockedBy?.code === 'unreconciledMilestone' ? latest.blockedBy : undefined;
    const stars = total === undefined || blockedBy ? undefined : starsFor(scheme, total);
    return {
      subject,
      name: latest.name,
      group: latest.group,
      months: entries.map(({ month, result }) => ({
        month,
        ...(result.total !== undefined && { total: result.total }),
        ...(result.stars !== undefined && { stars: result.stars }),
      })),
      scoredMonths: totals.length,
      ...(total !== undefined && { total }),
      ...(stars !== undefined && { stars }),
      ...(blockedBy && { blockedBy }),
    };
  });
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return {
    format: 'year-v1',
    year,
    scheme: { id: scheme.id, version: scheme.version },
    publishedMonths: months.map(({ month }) => month),
    results: results.sort(
      (a, b) => order(a.group, b.group) || (b.total ?? -1) - (a.total ?? -1) || order(a.subject, b.subject),
    ),
  };
}
