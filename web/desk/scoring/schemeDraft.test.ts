import { describe, expect, test } from 'vitest';
import {
  curveFaults,
  nextId,
  placePoint,
  type Point,
  rangeOf,
  stepOf,
  weightSum,
  withPoint,
} from './schemeDraft.ts';

const line: Point[] = [
  [0, 0],
  [50, 40],
  [100, 100],
];

describe('[S11] a scheme while it is edited', () => {
  test('the running sum is exact', () => {
    expect(weightSum([33.3, 33.3, 33.4])).toBe(100);
    expect(weightSum([0.1, 0.2, null])).toBe(0.3);
  });

  test('a point goes where it is put, but never past a neighbour, so that the curve stays a function', () => {
    expect(placePoint(line, 1, [60, 45], 1)).toEqual({ points: line.with(1, [60, 45]), stopped: undefined });
    expect(placePoint(line, 1, [120, 40], 1)).toEqual({ points: line.with(1, [99, 40]), stopped: 'right' });
    expect(placePoint(line, 1, [-3, 130], 1)).toEqual({ points: line.with(1, [1, 100]), stopped: 'left' });
    expect(placePoint(line, 0, [-5, -5], 1)).toEqual({ points: line.with(0, [-5, 0]), stopped: undefined });
    expect(line[1]).toEqual([50, 40]);
  });

  test('a point without room between its neighbours moves up and down alone', () => {
    const close: Point[] = [
      [0, 0],
      [0.5, 40],
      [1, 100],
    ];
    expect(placePoint(close, 1, [0.7, 60], 1).points[1]).toEqual([0.5, 60]);
  });

  test('what is not a function is refused in words, at its point', () => {
    const faults = curveFaults([
      [0, 0],
      [50, 40],
      [50, 130],
      [Number.NaN, 0],
    ]);
    expect([...faults].map(([where, { zh }]) => [where, zh])).toEqual([
      ['2/0', '应大于前一点的50:一个指标值只能有一个得分'],
      ['2/1', '应在0至100之间'],
      ['3/0', '应为数字'],
    ]);
    expect(curveFaults(line).size).toBe(0);
  });

  test('a new point lies on the curve, before its end', () => {
    expect(withPoint(line)[2]).toEqual([75, 70]);
    expect(withPoint([])).toHaveLength(1);
    expect(withPoint([[2, 0]]).map(([x]) => x)).toEqual([2, 3]);
  });

  test('ids, the range drawn and its steps', () => {
    expect(nextId('C', ['C1', 'C3'])).toBe('C2');
    expect(rangeOf(line)).toEqual({ from: 0, to: 100 });
    expect(rangeOf([[0, 0]])).toEqual({ from: 0, to: 1 });
    expect(rangeOf([[0, 0]], 100)).toEqual({ from: 0, to: 100 });
    expect([1, 5, 100, 130, 1000].map((to) => stepOf({ from: 0, to }))).toEqual([0.01, 0.05, 1, 2, 10]);
  });
});
