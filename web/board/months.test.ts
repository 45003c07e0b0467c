import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { BoardPublication } from '../../shared/scoring/board.ts';
import { makeBoard, makeChain } from './board.fixture.ts';
import { campaignCurve } from './charts/campaign.ts';
import { heatStep, heatSteps } from './charts/heat.ts';
import { monthLines, spread } from './charts/lines.ts';
import {
  type MonthCell,
  monthBoards,
  overallLine,
  rateLines,
  satisfactionRows,
  totalRows,
} from './months.ts';
import { makeCampaign } from './sections.fixture.ts';
import { cellText, heatSummary, lineSummary, rateText } from './sectionSentences.ts';

const frame = { width: 600, height: 300, top: 20, right: 20, bottom: 30, left: 50 };
let publications: readonly BoardPublication[];
beforeAll(async () => {
  ({ publications } = await makeChain(['2026-07', '2026-09'], (month) =>
    makeBoard({ month }, month === '2026-07' ? 'unrepresentative' : 'tested'),
  ));
});
const months = () => monthBoards(publications, '2026-09');
const cell = (overrides: Partial<MonthCell> = {}): MonthCell => ({
  month: '2026-09',
  state: 'shown',
  value: 87.31,
  ...overrides,
});

describe('the last twelve months', () => {
  test('are twelve, oldest first, with a gap where nothing was published', () => {
    const all = months();
    expect(all.map(({ month }) => month)).toEqual([
      ...['2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03'],
      ...['2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09'],
    ]);
    expect(all.flatMap(({ month, board }) => (board ? [month] : []))).toEqual(['2026-07', '2026-09']);
  });
  test('show each unit as it was published, by name, and no figure that was hidden', () => {
    const { rows, leftOut } = satisfactionRows(months(), 'units');
    const collator = new Intl.Collator('zh-CN', { numeric: true });
    expect(rows.map(({ name }) => name)).toEqual(
      rows.map(({ name }) => name).sort((a, b) => collator.compare(a, b)),
    );
    const { figures } = publications[1]!.payload.satisfaction!.units;
    for (const { code, cells } of rows) {
      const figure = figures.find((one) => one.code === code)!;
      expect(cells.at(-1)!.value).toBe(figure.level === 'hidden' ? undefined : figure.score);
      expect(cells.at(-2)!.state).toBe('absent');
    }
    expect(rows.length + leftOut).toBe(figures.length);
    expect(leftOut).toBeGreaterThan(0);
  });
  test('mark a month whose answers represent nobody', () => {
    const line = overallLine(months());
    expect(line.cells.flatMap(({ month, unrepresentative }) => (unrepresentative ? [month] : []))).toEqual([
      '2026-07',
    ]);
  });
  test('carry a rate with its denominator, and a total where there is one', () => {
    const [response] = rateLines(months());
    const { value, denominator } = publications[1]!.payload.rates.total.response;
    expect(response!.cells.at(-1)).toMatchObject({ value, n: denominator });
    const scores = publications[1]!.payload.units.groups.flatMap((group) => group.scores);
    expect(totalRows(months()).length).toBe(scores.length);
  });
});

describe('cells in words', () => {
  test('say value, interval, n, window and doubt', () => {
    expect(cellText(cell({ low: 84.1, high: 90.2, n: 41, windowMonths: 3, unrepresentative: true }))).toBe(
      '87.3分、95%区间84.1至90.2、评价41份、合并3个月、当月代表性不足',
    );
    expect(cellText(cell({ windowMonths: 1 }))).toBe('87.3分');
    expect(cellText({ month: '2026-09', state: 'hidden', n: 7 })).toBe('样本不足、评价7份');
    expect(cellText({ month: '2026-09', state: 'absent' })).toBe('无');
    expect(rateText(cell({ value: 93.91, n: 197 }))).toBe('93.91%、197件');
    expect(rateText({ month: '2026-09', state: 'absent' })).toBe('无');
  });
  test('a map and a line are summed up by their ends', () => {
    const rows = [
      { code: 'a', name: '甲', cells: [cell({ month: '2026-08', value: 60 }), cell({ value: 70 })] },
      { code: 'b', name: '乙', cells: [cell({ month: '2026-08' }), { month: '2026-09', state: 'hidden' }] },
    ] as const;
    expect(heatSummary(rows)).toBe('2个中,最近一月1个公布得分,从70到70。');
    expect(heatSummary([rows[1]])).toBe('最近一月没有公布得分。');
    expect(lineSummary('甲', rows[0].cells)).toBe('甲:2026年8月为60,2026年9月为70。');
    expect(lineSummary('乙', rows[1].cells)).toBe('乙:2026年8月为87.3。');
    expect(lineSummary('丙', [])).toBe('这几个月没有数据');
  });
});

describe('shades', () => {
  const rowsOf = (values: readonly number[]) => [
    { code: 'a', name: '甲', cells: values.map((value) => cell({ value })) },
  ];
  test('cover every value with at most six round classes, higher never paler', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 30 }),
        (values) => {
          const steps = heatSteps(rowsOf(values));
          expect(steps.length).toBeLessThanOrEqual(6);
          const sorted = [...values].sort((a, b) => a - b);
          const shades = sorted.map((value) => heatStep(value, steps));
          expect(shades).toEqual([...shades].sort((a, b) => a - b));
          for (const value of values) {
            const { from, to } = steps.find(({ step }) => step === heatStep(value, steps))!;
            expect(value).toBeGreaterThanOrEqual(from);
            expect(value).toBeLessThanOrEqual(to);
          }
        },
      ),
    );
  });
  test('none without a value; one value has one shade', () => {
    expect(heatSteps([])).toEqual([]);
    expect(heatSteps(rowsOf([80, 80]))).toEqual([{ step: 1, from: 80, to: 80 }]);
  });
});

describe('lines', () => {
  test('break where a month has no figure, and hold every interval', () => {
    const sure = (month: string) => cell({ month, low: 80.2, high: 94.7 });
    const line = {
      id: 'overall',
      cells: [sure('2026-07'), { month: '2026-08', state: 'absent' }, sure('2026-09')],
    } as const;
    const { lines, xTicks, yTicks } = monthLines([line], frame);
    expect(lines[0]!.path.match(/M/g)).toHaveLength(2);
    expect(lines[0]!.points).toHaveLength(2);
    expect(xTicks).toHaveLength(3);
    const [low, high] = [yTicks[0]!.value, yTicks.at(-1)!.value];
    expect(low).toBeLessThanOrEqual(80.2);
    expect(high).toBeGreaterThanOrEqual(94.7);
  });
  test('draw a ribbon only along an unbroken run', () => {
    const run = ['2026-08', '2026-09'].map((month) => cell({ month, low: 80, high: 90 }));
    expect(monthLines([{ id: 'overall', cells: run }], frame).lines[0]!.ribbon).toMatch(/^M.*Z$/);
    expect(monthLines([{ id: 'overall', cells: run.slice(0, 1) }], frame).lines[0]!.ribbon).toBe('');
  });
  test('labels at the end keep their distance and stay in the frame', () => {
    const gap = 20;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 20, max: 270 }), { minLength: 1, maxLength: 5 }), (places) => {
        const result = spread(places, gap, frame).sort((a, b) => a - b);
        expect(result[0]).toBeGreaterThanOrEqual(frame.top - 1e-9);
        expect(result.at(-1)).toBeLessThanOrEqual(frame.height - frame.bottom + 1e-9);
        for (let at = 1; at < result.length; at++)
          expect(result[at]! - result[at - 1]!).toBeGreaterThanOrEqual(gap - 1e-9);
      }),
    );
  });
});

describe('[M1] the campaign’s curve', () => {
  test('runs over all 120 days, and what is done ends on the day it stands on', () => {
    const campaign = makeCampaign('2026-09');
    const { points, done, planned, now, reachable, xTicks } = campaignCurve(campaign, frame);
    expect(points).toHaveLength(120);
    expect(planned.match(/L/g)).toHaveLength(119);
    expect(done.match(/L/g)).toHaveLength(campaign.today.day - 1);
    expect(now).toMatchObject({ day: 90, done: campaign.total.done });
    expect(reachable.map(({ day }) => day)).toEqual([1, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120]);
    expect(xTicks.at(-1)).toMatchObject({ day: 120, x: frame.width - frame.right });
  });
  test('before its first day has a plan and nothing done', () => {
    const { now, done } = campaignCurve(makeCampaign('2026-05'), frame);
    expect(now).toBeUndefined();
    expect(done).toBe('');
  });
});
