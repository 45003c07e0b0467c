import { describe, expect, it } from 'vitest';
import { fromDecimal, rational } from '../progress/exact.ts';
import { curveAt } from './curve.ts';
import { sumPoints } from './decimal.ts';
import { makeNotice, makeOfficial, makeProject, makeUnit } from './facts.fixture.ts';
import type { MissingRule, Scheme } from './scheme.ts';
import { SHIPPED_SCHEMES } from './schemes.ts';
import { type SubjectScore, scoreSubject } from './explain.ts';

const { project, unit, official } = SHIPPED_SCHEMES;
const RED3 = makeNotice('red', '督〔2026〕丹凤红003号');
const points = ({ lines }: SubjectScore) => lines.map((line) => line.points);

describe('criteria', () => {
  it('give their points with the facts and the rule', () => {
    const score = scoreSubject(project, makeProject());
    expect(points(score)).toEqual([18.75, 36, 15, 10]);
    expect(score).toMatchObject({ total: 79.75, stars: 3, deductions: [], bonuses: [] });
    expect(score.lines[0]).toEqual({
      kind: 'criterion',
      rule: 'C1',
      zh: '手续办理:75%,得18.75分(满分25),规则C1',
      en: 'Procedures: 75%, 18.75 of 25 points, rule C1',
      value: 75,
      weight: 25,
      points: 18.75,
      facts: [{ id: 'P001/procedures', label: '12/16' }],
    });
  });

  it('are rounded half up each, and the total is the sum of what is shown', () => {
    const facts = makeProject({
      procedures: { total: 3, done: 1 },
      progress: { done: 1, planned: 3 },
      problems: { raised: 3, solved: 1, overdue: [] },
      commitments: { promised: 3, kept: 1 },
    });
    const score = scoreSubject(project, facts);
    expect(points(score)).toEqual([8.33, 13.33, 6.67, 5]);
    expect(score.total).toBe(33.33);
    expect(points(scoreSubject(project, makeProject({ procedures: { total: 2000, done: 1 } })))[0]).toBe(
      0.01,
    );
    expect(points(scoreSubject(project, makeProject({ procedures: { total: 5001, done: 1 } })))[0]).toBe(0);
  });

  it('follow a curve that is flat beyond its ends', () => {
    const curve = [
      [50, 20],
      [80, 80],
      [90, 80],
      [100, 100],
    ] as const;
    const at = (value: number) => curveAt(curve, fromDecimal(value));
    expect([0, 50, 65, 80, 85, 95, 100, 130].map(at)).toEqual(
      [20, 20, 50, 80, 80, 90, 100, 100].map((percent) => rational(BigInt(percent))),
    );
    expect(
      curveAt(
        [
          [0, 0],
          [3, 100],
        ],
        rational(1n),
      ),
    ).toEqual({ n: 100n, d: 3n });
  });

  const missing = (rule: MissingRule): Scheme => ({
    ...project,
    criteria: project.criteria.map((criterion) => ({ ...criterion, missing: rule })),
  });
  const without = makeProject({
    procedures: undefined,
    progress: { done: 50, planned: 50 },
    commitments: { promised: 4, kept: 2 },
  });
  it.each<[MissingRule, number[]]>([
    [{ kind: 'zero' }, [0, 40, 15, 7.5]],
    [{ kind: 'full' }, [25, 40, 15, 7.5]],
    [{ kind: 'fixed', percent: 60 }, [15, 40, 15, 7.5]],
    [{ kind: 'excluded' }, [0, 53.33, 20, 10]],
  ])('without a figure count as %j', (rule, expected) => {
    const score = scoreSubject(missing(rule), without);
    expect(points(score)).toEqual(expected);
    expect(score.total).toBe(sumPoints(expected));
  });

  it('left out show the weight that the others carry', () => {
    const { lines } = scoreSubject(missing({ kind: 'excluded' }), without);
    expect(lines.map(({ weight }) => weight)).toEqual([0, 53.33, 26.67, 20]);
  });

  it('give no score at all when none has a figure', () => {
    const empty = makeUnit({
      satisfaction: { score: 99, n: 3, hidden: true },
      response: { numerator: 0, denominator: 0 },
      resolution: { numerator: 0, denominator: 0 },
      satisfied: { numerator: 0, denominator: 0 },
      leads: { total: 0, handled: 0 },
    });
    const score = scoreSubject(unit, empty);
    expect(score.blockedBy?.code).toBe('noFigures');
    expect(score).not.toHaveProperty('total');
    expect(JSON.stringify(score)).not.toContain('99');
  });

  it('refuse impossible shares', () => {
    expect(() => scoreSubject(project, makeProject({ procedures: { total: 1, done: 2 } }))).toThrow(
      /P001\/procedures/,
    );
  });
});

describe('units and officials', () => {
  it('are scored by their own facts', () => {
    expect(scoreSubject(unit, makeUnit())).toMatchObject({ total: 88.31, stars: 4 });
    const score = scoreSubject(official, makeOfficial());
    expect(points(score)).toEqual([30, 42.5, 10]);
    expect(score.lines[1]?.facts).toEqual([
      { id: 'P001', label: '磷化工项目 80.01' },
      { id: 'P003', label: '物流园 90' },
    ]);
  });

  it('count a front-line deed only once verified (Z17)', () => {
    const deeds = [
      { id: 'E1', label: '抢险', verifiedOn: '2026-03-04' },
      { id: 'E2', label: '帮扶' },
      { id: 'E3', label: '上月', verifiedOn: '2026-02-04' },
    ];
    const { bonuses } = scoreSubject(official, makeOfficial({ deeds }));
    expect(bonuses.map(({ en }) => en)).toEqual(['+1: front-line deed 抢险, rule B1']);
  });
});

describe('stars', () => {
  const total = (percent: number) =>
    scoreSubject(
      { ...project, criteria: [{ ...project.criteria[0]!, weight: 100 }] },
      makeProject({ procedures: { total: 10_000, done: percent * 100 } }),
    );

  it.each([
    [100, 5],
    [90, 5],
    [89.99, 4],
    [80, 4],
    [70, 3],
    [60, 2],
    [59.99, 1],
    [0, 1],
  ])('of %d points are %d', (percent, stars) => {
    expect(total(percent)).toMatchObject({ total: percent, stars });
  });

  it('are withheld for an unreconciled milestone, whose total stands (Z12)', () => {
    const milestones = [{ kind: 'start', claimed: '2026-03-01', verified: '2026-03-09' }];
    const score = scoreSubject(project, makeProject({ milestones }));
    expect(score).toMatchObject({
      total: 79.75,
      blockedBy: {
        code: 'unreconciledMilestone',
        facts: [{ id: 'P001/start', label: '2026-03-01 / 2026-03-09' }],
      },
    });
    expect(score).not.toHaveProperty('stars');
    const tolerant = scoreSubject(
      { ...project, reconciliationToleranceDays: 8 },
      makeProject({ milestones }),
    );
    expect(tolerant.stars).toBe(3);
  });

  it('and everything else are withheld for a suspended project', () => {
    const score = scoreSubject(project, makeProject({ suspended: true, notices: [RED3] }));
    expect(score).toMatchObject({ lines: [], deductions: [], blockedBy: { code: 'suspended' } });
    expect(score).not.toHaveProperty('total');
  });

  it('come with flags that a person may give', () => {
    expect(total(96).suggestedFlags).toEqual(['redFlag']);
    expect(total(59).suggestedFlags).toEqual(['yellowCard']);
    expect(total(75)).not.toHaveProperty('suggestedFlags');
  });
});
