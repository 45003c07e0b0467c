import { expect, test } from 'vitest';
import { projectContradictions } from './contradictions.ts';
import type { MilestoneKind } from './model.ts';

const project = (yearPlan: number, ...steps: readonly [MilestoneKind, string][]) => ({
  amount: 100,
  yearPlan,
  schedule: steps.map(([kind, planned]) => ({ kind, planned })),
});
const pointersOf = (...of: Parameters<typeof project>) =>
  projectContradictions(project(...of)).map(({ pointer }) => pointer);

test('a year’s plan may be the whole amount and not more', () => {
  expect(pointersOf(100)).toEqual([]);
  expect(pointersOf(101)).toEqual(['/yearPlan']);
});

test('building goes forward, in whatever order it is written; what comes before building may fall anywhere', () => {
  expect(pointersOf(0, ['production', '2026-09-01'], ['start', '2026-03-01'])).toEqual([]);
  expect(pointersOf(0, ['start', '2026-03-01'], ['production', '2026-03-01'])).toEqual([]);
  expect(pointersOf(0, ['land', '2026-09-01'], ['start', '2026-03-01'], ['signing', '2026-12-01'])).toEqual(
    [],
  );
  const [found] = projectContradictions(
    project(0, ['production', '2026-02-01'], ['mainStructure', '2026-05-01'], ['start', '2026-03-01']),
  );
  expect(found).toEqual({
    pointer: '/schedule/0/planned',
    zh: '计划投产早于开工',
    en: 'production is planned before start',
  });
});
