import { expect, test } from 'vitest';
import { byGroup, latestRuns, publishGap, type Result, type Run } from './runs.ts';

const run = (change: Partial<Run>): Run => ({
  id: 'R1',
  month: '2026-08',
  kind: 'project',
  state: 'reviewed',
  schemeVersion: 1,
  schemeHash: '',
  factsHash: '',
  resultHash: '',
  subjects: 1,
  computedAt: '2026-09-01T01:00:00.000Z',
  computedBy: 'office',
  version: 1,
  changedAt: '2026-09-01T01:00:00.000Z',
  changedBy: 'office',
  ...change,
});

test('the last computed run of a kind counts', () => {
  const latest = latestRuns(
    [
      run({ id: 'new', computedAt: '2026-09-02T01:00:00.000Z' }),
      run({ id: 'old' }),
      run({ id: 'other', month: '2026-07' }),
    ],
    '2026-08',
  );
  expect(latest.project?.id).toBe('new');
  expect(latest.unit).toBeUndefined();
});

test('says why a month cannot be published yet', () => {
  const [project, unit, official] = (['project', 'unit', 'official'] as const).map((kind) => run({ kind }));
  expect(publishGap({ project: project! })).toEqual({ why: 'missing', kinds: ['unit', 'official'] });
  expect(
    publishGap({ project: project!, unit: run({ kind: 'unit', state: 'computed' }), official: official! }),
  ).toEqual({ why: 'unreviewed', kinds: ['unit'] });
  expect(publishGap({ project: project!, unit: unit!, official: official! })).toBeUndefined();
  const published = run({ state: 'published' });
  expect(publishGap({ project: published, unit: published, official: published })).toEqual({ why: 'done' });
});

test('results stand in their groups by place; those without one last', () => {
  const result = (name: string, group: string, place?: number): Result => ({
    subject: name,
    name,
    group,
    lines: [],
    adjustments: [],
    ...(place !== undefined && { place }),
  });
  const groups = byGroup(
    [result('丙', 'A'), result('乙', 'A', 2), result('甲', 'A', 1), result('丁', 'B', 1)],
    '',
  );
  expect(groups.map(({ group, results }) => [group, results.map(({ name }) => name)])).toEqual([
    ['A', ['甲', '乙', '丙']],
    ['B', ['丁']],
  ]);
  expect(byGroup([result('甲', 'A', 1)], '乙')).toEqual([]);
});
