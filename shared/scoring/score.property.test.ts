import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, fromDecimal } from '../progress/exact.ts';
import { curveAt } from './curve.ts';
import { sumPoints } from './decimal.ts';
import { makeProject, makeTolerance } from './facts.fixture.ts';
import { SHIPPED_SCHEMES } from './schemes.ts';
import { scoreSubject } from './explain.ts';

const { project } = SHIPPED_SCHEMES;

describe('for all facts', () => {
  const count = fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]) => ({ total: a + b, done: a }));
  const notices = fc.array(
    fc.record({
      colour: fc.constantFrom('yellow' as const, 'red' as const),
      issuedAt: fc.constantFrom('2026-01-31', '2026-03-01', '2026-03-20T02:00:00.000Z'),
    }),
    { maxLength: 12 },
  );
  const facts = fc
    .record({
      procedures: count,
      problems: count,
      commitments: count,
      done: fc.nat(200),
      planned: fc.nat(100),
      notices,
    })
    .map(({ procedures, problems, commitments, done, planned, notices: list }) =>
      makeProject({
        procedures,
        problems: { raised: problems.total, solved: problems.done, overdue: [] },
        commitments: { promised: commitments.total, kept: commitments.done },
        progress: { done, planned },
        notices: list.map((notice, index) => ({ ...notice, number: `N${index}` })),
      }),
    );

  it('the total lies within 0 and 100 and is the sum of the lines shown', () => {
    fc.assert(
      fc.property(facts, (fact) => {
        const { total, lines, deductions, bonuses } = scoreSubject(project, fact);
        const sum = sumPoints([...lines, ...deductions, ...bonuses].map((line) => line.points));
        expect(total).toBe(Math.min(100, Math.max(0, sum)));
      }),
    );
  });

  it('removing an occurrence never lowers the total', () => {
    fc.assert(
      fc.property(facts, fc.nat(11), (fact, index) => {
        const tolerance = makeTolerance({ occurrence: `N${index}` });
        expect(scoreSubject(project, fact, [tolerance]).total).toBeGreaterThanOrEqual(
          scoreSubject(project, fact).total!,
        );
      }),
    );
  });

  it('a rising curve never falls', () => {
    const rising = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.nat(20)), { minLength: 2, maxLength: 6 })
      .map((steps) => {
        let [x, y] = [0, 0];
        return steps.map(([dx, dy]) => [(x += dx), (y = Math.min(100, y + dy))] as const);
      });
    const value = fc.integer({ min: -1000, max: 40_000 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(rising, value, value, (curve, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((x) => curveAt(curve, fromDecimal(x)));
        expect(compare(low!, high!)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
