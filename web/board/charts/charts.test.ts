import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeResults } from '../survey.fixture.ts';
import { apart, investmentCurve } from './curve.ts';
import { funnel, funnelFits, limits, placeLabels } from './funnel.ts';
import { intervalScale } from './intervals.ts';
import { linear, niceTicks, pathThrough } from './scale.ts';

const frame = { width: 600, height: 300, top: 20, right: 20, bottom: 30, left: 50 };
const { units, indicators } = makeResults('2026-09');
const shown = units.figures.filter(({ level }) => level !== 'hidden');

describe('scales', () => {
  test('map ends to ends, and a point to the middle', () => {
    const scale = linear([60, 100], [0, 200]);
    expect([60, 80, 100].map(scale)).toEqual([0, 100, 200]);
    expect(linear([5, 5], [0, 10])(5)).toBe(5);
  });
  test('ticks are round, evenly spaced and cover what they are for', () => {
    expect(niceTicks(0, 97, 4)).toEqual([0, 50, 100]);
    expect(niceTicks(0.62, 1, 4)).toEqual([0.6, 0.7, 0.8, 0.9, 1]);
    expect(niceTicks(3, 3, 4)).toEqual([3]);
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 5000 }), (low, extent) => {
        const ticks = niceTicks(low, low + extent, 4);
        expect(ticks[0]).toBeLessThanOrEqual(low + 1e-6);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(low + extent - 1e-6);
        expect(ticks.length).toBeLessThanOrEqual(7);
      }),
    );
  });
  test('paths begin with a move and are short', () => {
    expect(
      pathThrough([
        [0, 1.26],
        [10, 2],
      ]),
    ).toBe('M0 1.3L10 2');
    expect(pathThrough([])).toBe('');
  });
});

describe('interval chart', () => {
  test('its scale holds every interval and stays within 0 to 100', () => {
    const { at, domain, ticks } = intervalScale(units.figures, units.mean);
    for (const { interval } of shown) {
      expect(at(interval![0])).toBeGreaterThanOrEqual(0);
      expect(at(interval![1])).toBeLessThanOrEqual(100);
    }
    expect(domain[0]).toBeGreaterThanOrEqual(0);
    expect(domain[1]).toBeLessThanOrEqual(100);
    expect(ticks.length).toBeGreaterThan(2);
  });
  test('without figures it runs from 0 to 100', () => {
    expect(intervalScale([], null).domain).toEqual([0, 100]);
  });
});

describe('investment curve', () => {
  const investment = [
    { month: '2026-01', planned: 100, done: 50 },
    { month: '2026-02', planned: 200, done: 200 },
  ];
  test('starts at the left, leaves room for the year, and stands higher for more', () => {
    const { points, planned, xTicks } = investmentCurve(investment, frame);
    expect(points[0]!.x).toBe(frame.left);
    expect(xTicks.at(-1)!.x).toBe(frame.width - frame.right);
    expect(points[0]!.doneY).toBeGreaterThan(points[0]!.plannedY);
    expect(points[1]!.doneY).toBe(points[1]!.plannedY);
    expect(planned).toMatch(/^M50 [\d.]+L[\d.]+ [\d.]+$/);
  });
  test('what is done is drawn from the first month that reported, not as nothing done before it', () => {
    const months = ['2026-01', '2026-02', '2026-03'].map((month, at) => ({
      month,
      planned: 10 * (at + 1),
      done: at === 0 ? 0 : 10 * at,
    }));
    const { points, done } = investmentCurve(months, frame);
    expect(points.map(({ doneY }) => doneY === undefined)).toEqual([true, false, false]);
    expect(done.match(/[ML]/g)).toHaveLength(2);
    const idle = investmentCurve(
      months.map((one) => ({ ...one, done: 0 })),
      frame,
    );
    expect(idle.points.every(({ doneY }) => doneY !== undefined)).toBe(true);
  });
  test('labels at one place move apart evenly, others stay', () => {
    expect(apart(100, 104, 20)).toEqual([92, 112]);
    expect(apart(104, 100, 20)).toEqual([112, 92]);
    expect(apart(10, 90, 20)).toEqual([10, 90]);
  });
});

describe('funnel plot', () => {
  test('is drawn only where there are enough figures of different size', () => {
    expect(funnelFits(shown)).toBe(true);
    expect(funnelFits(shown.slice(0, 2))).toBe(false);
    expect(funnelFits(shown.map((figure) => ({ ...figure, nEff: 40 })))).toBe(false);
  });
  test('limits are the normal ones, and narrow with n', () => {
    const [low, high] = limits(0.8, 100, 1.959964);
    expect(low).toBeCloseTo(0.7216, 4);
    expect(high).toBeCloseTo(0.8784, 4);
    expect(limits(0.8, 400, 1.96)[0]).toBeGreaterThan(low);
    expect(limits(0.99, 10, 3.09)).toEqual([expect.closeTo(0.8928, 3), 1]);
  });
  test('the units made worse than chance lie below, the better ones above, all inside the frame', () => {
    const plot = funnel(shown, frame);
    const beyond = (side: string) =>
      plot.points.filter((point) => point.beyond === side).map(({ figure }) => figure.code);
    expect(beyond('below').sort()).toEqual(['u-env', 'u-land']);
    expect(beyond('above').sort()).toEqual(['u-gov', 'u-tax']);
    for (const { x, y } of plot.points) {
      expect(x).toBeGreaterThan(frame.left);
      expect(x).toBeLessThanOrEqual(frame.width - frame.right);
      expect(y).toBeGreaterThanOrEqual(frame.top);
      expect(y).toBeLessThanOrEqual(frame.height - frame.bottom);
    }
  });
  test('labels cover neither each other nor a point; without room there is none', () => {
    const points = funnel(indicators.figures, frame).points.map(({ x, y }) => ({ x, y, width: 90 }));
    const placed = placeLabels(points, frame, 18).flatMap((label) => (label ? [label] : []));
    expect(placed.length).toBeGreaterThan(2);
    const boxes = placed.map(({ x, y, anchor }) => ({ left: anchor === 'start' ? x : x - 90, y }));
    for (const [i, a] of boxes.entries()) {
      for (const b of boxes.slice(i + 1)) {
        expect(Math.abs(a.left - b.left) >= 90 || Math.abs(a.y - b.y) >= 18).toBe(true);
      }
      for (const { x, y } of points) {
        const covered = x + 6 > a.left && x - 6 < a.left + 90 && Math.abs(y - a.y) < 9 + 6;
        expect(covered).toBe(false);
      }
    }
    expect(placeLabels([{ x: 60, y: 50, width: 900 }], frame, 18)).toEqual([undefined]);
  });
});
