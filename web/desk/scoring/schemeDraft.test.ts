import { describe, expect, test } from 'vitest';
import { movePoint, nextId, type Point, rangeOf, weightSum, withPoint } from './schemeDraft.ts';

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

  test('a point moves between its neighbours, so that the curve stays a function', () => {
    expect(movePoint(line, 1, 10, 5)[1]).toEqual([60, 45]);
    expect(movePoint(line, 1, 50, 0)[1]).toEqual([50, 40]);
    expect(movePoint(line, 1, 0, 90)[1]).toEqual([50, 100]);
    expect(movePoint(line, 0, -5, -5)[0]).toEqual([-5, 0]);
    expect(line[1]).toEqual([50, 40]);
  });

  test('a new point lies on the curve, before its end', () => {
    expect(withPoint(line)[2]).toEqual([75, 70]);
    expect(withPoint([])).toHaveLength(1);
    expect(withPoint([[2, 0]]).map(([x]) => x)).toEqual([2, 3]);
  });

  test('ids and the range drawn', () => {
    expect(nextId('C', ['C1', 'C3'])).toBe('C2');
    expect(rangeOf(line)).toEqual({ from: 0, to: 100 });
    expect(rangeOf([[0, 0]])).toEqual({ from: 0, to: 1 });
  });
});
