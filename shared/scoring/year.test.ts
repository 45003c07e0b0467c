import { describe, expect, it } from 'vitest';
import { makeProject } from './facts.fixture.ts';
import { RuleRefused } from './refused.ts';
import { computeRun } from './run.ts';
import { SHIPPED_SCHEMES } from './schemes.ts';
import { type PublishedMonth, computeYear, monthsOf } from './year.ts';

const { project } = SHIPPED_SCHEMES;
const totalled = (month: string, totals: Record<string, number | undefined>): PublishedMonth => ({
  month,
  kind: 'project',
  results: Object.entries(totals).map(([subject, total]) => ({
    subject,
    name: subject,
    group: 'A',
    lines: [],
    deductions: [],
    bonuses: [],
    adjustments: [],
    ...(total !== undefined && { total, stars: 3 }),
  })),
});
const refusal = (run: () => unknown) => {
  try {
    return run();
  } catch (error) {
    return error instanceof RuleRefused ? error.problems : error;
  }
};

describe('the year', () => {
  it('is made of 12 published runs (F5)', async () => {
    const runs = await Promise.all(
      monthsOf(2026).map((month) => computeRun({ month, scheme: project, facts: [makeProject({ month })] })),
    );
    const year = computeYear(2026, runs, project);
    expect(year.publishedMonths).toEqual(monthsOf(2026));
    expect(year.results).toMatchObject([{ subject: 'P001', scoredMonths: 12, total: 79.75, stars: 3 }]);
    expect(computeYear(2026, runs.toReversed(), project)).toEqual(year);
  });

  it('is the mean, rounded half up to 0.01', () => {
    const months = monthsOf(2026).map((month, index) => totalled(month, { P1: index === 0 ? 80.06 : 80 }));
    expect(computeYear(2026, months, project).results[0]?.total).toBe(80.01);
  });

  it('leaves out months without a score, and gives no total for too few', () => {
    const months = monthsOf(2026).map((month, index) =>
      totalled(month, { P1: index < 6 ? 90 : undefined, P2: index < 5 ? 90 : undefined, P3: 95 }),
    );
    expect(
      computeYear(2026, months, project).results.map(({ subject, total, stars }) => [subject, total, stars]),
    ).toEqual([
      ['P3', 95, 5],
      ['P1', 90, 5],
      ['P2', undefined, undefined],
    ]);
  });

  it('shows no stars while the latest month is blocked', () => {
    const blockedBy = { code: 'unreconciledMilestone', zh: '', en: '', facts: [] } as const;
    const months = monthsOf(2026).map((month) => totalled(month, { P1: 90 }));
    const last = months[11]!;
    const blocked = { ...last, results: last.results.map((result) => ({ ...result, blockedBy })) };
    const [result] = computeYear(2026, months.with(11, blocked), project).results;
    expect(result).toMatchObject({ total: 90, blockedBy });
    expect(result).not.toHaveProperty('stars');
  });

  it('is refused with the missing months', () => {
    const months = monthsOf(2026)
      .filter((month) => month !== '2026-02' && month !== '2026-11')
      .map((month) => totalled(month, { P1: 90 }));
    expect(refusal(() => computeYear(2026, months, project))).toEqual([
      {
        pointer: '/months',
        code: 'monthsMissing',
        zh: '须有12个月已公示,尚缺:2026-02、2026-11',
        en: '12 published months are needed; missing: 2026-02, 2026-11',
      },
    ]);
    const lenient = { ...project, year: { ...project.year, minimumMonths: 10 } };
    expect(computeYear(2026, months, lenient).results[0]?.total).toBe(90);
  });

  it('is refused for a month given twice or of another year', () => {
    const months = [...monthsOf(2026), '2026-01', '2025-12'].map((month) => totalled(month, { P1: 90 }));
    expect(refusal(() => computeYear(2026, months, project))).toMatchObject([
      { pointer: '/months/12', code: 'monthTwice' },
      { pointer: '/months/13', code: 'monthOutsideYear' },
    ]);
  });
});
