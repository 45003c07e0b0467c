import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../time/civil.ts';
import { backwardPlan, forecast } from './backwardPlan.ts';
import { campaignBoard, campaignDay, campaignLastDay } from './campaign.ts';

describe('campaign', () => {
  const campaign = { start: '2021-09-01', lengthDays: 120 };

  it('of 120 days from 1 September ends on 29 December (M1)', () => {
    expect(campaignLastDay(campaign)).toBe('2021-12-29');
    expect(campaignDay(campaign, '2021-09-01')).toMatchObject({ state: 'running', day: 1 });
    expect(campaignDay(campaign, '2021-12-29')).toMatchObject({ state: 'running', day: 120 });
    expect(campaignDay(campaign, '2021-12-30')).toMatchObject({ state: 'after', day: 120 });
    expect(campaignDay(campaign, '2021-08-31')).toMatchObject({ state: 'before', day: 0 });
    expect(() => campaignLastDay({ start: '2021-09-01', lengthDays: 0 })).toThrow(RangeError);
  });

  it('counts per group and type, done early, and 1 of 5 in six days as 20 % (M9)', () => {
    const task = (group: string, type: string, due: string, done?: string) => ({
      group,
      type,
      due,
      ...(done && { done }),
    });
    const tasks = [
      task('项目组', '开工', '2021-11', '2021-09-05'),
      task('项目组', '开工', '2021-09-03'),
      task('项目组', '签约', '2021-10-01'),
      task('用地组', '交地', '2021-10-01', '2021-09-20'),
      task('用地组', '交地', '2021-12-29'),
    ];
    const board = campaignBoard(campaign, tasks, '2021-09-06');
    expect(board.total).toEqual({ planned: 5, dueToDate: 1, done: 1, doneEarly: 1, percent: 20 });
    expect(board.groups.map(({ group, planned, done }) => [group, planned, done])).toEqual([
      ['用地组', 2, 0],
      ['项目组', 3, 1],
    ]);
    expect(board.types.map(({ type }) => type)).toEqual(['交地', '开工', '签约']);
    expect(board.curve).toHaveLength(120);
    expect(board.curve[4]).toEqual({ day: 5, planned: 1, done: 1 });
    expect(board.curve[6]).toEqual({ day: 7, planned: 1 });
    expect(board.curve[119]).toEqual({ day: 120, planned: 5 });
  });
});

describe('backward plan', () => {
  const steps = [
    { id: 'design', days: 30 },
    { id: 'land', days: 20 },
    { id: 'build', days: 60, after: ['design', 'land'] },
    { id: 'trial', days: 10, after: ['build'] },
  ];

  it('gives the latest days of each step from the end date', () => {
    expect(backwardPlan(steps, '2026-12-31')).toEqual([
      { id: 'design', days: 30, latestStart: '2026-09-23', latestFinish: '2026-10-22' },
      { id: 'land', days: 20, latestStart: '2026-10-03', latestFinish: '2026-10-22' },
      { id: 'build', days: 60, latestStart: '2026-10-23', latestFinish: '2026-12-21' },
      { id: 'trial', days: 10, latestStart: '2026-12-22', latestFinish: '2026-12-31' },
    ]);
  });

  it('recovers 20 days over 29 rivers (Z14)', () => {
    const rivers = Array.from({ length: 29 }, (_, index) => ({
      id: `R${index + 1}`,
      days: 10,
      after: index === 0 ? [] : [`R${index}`],
    }));
    const end = addDays('2026-01-01', 289);
    expect(backwardPlan(rivers, end)[0]?.latestStart).toBe('2026-01-01');
    const late = forecast(rivers, {}, '2026-01-21', end);
    expect(late.daysInHand).toBe(-20);
    const finished = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [`R${index + 1}`, addDays('2026-01-20', 8 * (index + 1))]),
    );
    const recovered = forecast(rivers, finished, addDays('2026-01-20', 81), end);
    expect(recovered.daysInHand - late.daysInHand).toBe(20);
  });

  it('moves as a whole with the end date', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (days) => {
        const moved = backwardPlan(steps, addDays('2026-12-31', days));
        const first = backwardPlan(steps, '2026-12-31');
        expect(moved.map(({ latestStart }) => latestStart)).toEqual(
          first.map(({ latestStart }) => addDays(latestStart, days)),
        );
      }),
    );
  });

  it.each([
    [[{ id: 'a', days: 1, after: ['a'] }], /itself/],
    [
      [
        { id: 'a', days: 1, after: ['b'] },
        { id: 'b', days: 1, after: ['a'] },
      ],
      /itself/,
    ],
    [[{ id: 'a', days: 1, after: ['x'] }], /unknown step: x/],
    [[{ id: 'a', days: 0 }], /length/],
    [
      [
        { id: 'a', days: 1 },
        { id: 'a', days: 2 },
      ],
      /twice/,
    ],
  ])('refuses %j', (bad, message) => {
    expect(() => backwardPlan(bad, '2026-12-31')).toThrow(message);
  });
});
