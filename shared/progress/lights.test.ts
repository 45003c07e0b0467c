import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDecimal, roundToHundredths } from './exact.ts';
import { pointsBehind, progressLight, projectLight, startLight, timeProportionalPercent } from './lights.ts';

describe('progress light', () => {
  it.each([
    [100, 100, 'green'],
    [120, 100, 'green'],
    [90.01, 100, 'green'],
    [90, 100, 'yellow'],
    [70, 100, 'yellow'],
    [69.99, 100, 'red'],
    [0, 100, 'red'],
    [0, 0, 'green'],
    [0.63, 0.7, 'yellow'],
    [0.49, 0.7, 'yellow'],
    [0.4899999, 0.7, 'red'],
    [6_300_000_000_001, 7_000_000_000_000, 'green'],
    [6_300_000_000_000, 7_000_000_000_000, 'yellow'],
    [4_899_999_999_999, 7_000_000_000_000, 'red'],
  ])('%d done of %d planned to date is %s', (done, planned, expected) => {
    expect(progressLight({ done, planned })).toBe(expected);
  });

  it('takes its limits from configuration', () => {
    const config = { yellowFrom: 5, yellowTo: 15, missedStartRedFromMonth: 2 };
    expect(progressLight({ done: 95, planned: 100 }, config)).toBe('yellow');
    expect(progressLight({ done: 84, planned: 100 }, config)).toBe('red');
  });

  it('shows percent and points behind to 0.01', () => {
    expect(roundToHundredths(timeProportionalPercent({ done: 2, planned: 3 })!)).toBe(6667);
    expect(pointsBehind({ done: 2, planned: 3 })).toBe(33.33);
    expect(pointsBehind({ done: 12, planned: 10 })).toBe(-20);
    expect(pointsBehind({ done: 1, planned: 0 })).toBeUndefined();
    expect(() => pointsBehind({ done: -1, planned: 1 })).toThrow(RangeError);
  });

  it('never gets worse by doing more', () => {
    const order = { green: 0, yellow: 1, red: 2 };
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (done, more, planned) => {
        const [now, later] = [
          progressLight({ done, planned }),
          progressLight({ done: done + more, planned }),
        ];
        expect(order[later]).toBeLessThanOrEqual(order[now]);
      }),
    );
  });
});

describe('start light', () => {
  it.each([
    ['2022-03-15', '2022-03-15', 'green'],
    ['2022-03-15', '2022-03-16', 'yellow'],
    ['2022-03-15', '2022-05-15', 'yellow'],
    ['2022-03-15', '2022-05-16', 'red'],
    ['2022-03', '2022-03-31', 'green'],
    ['2022-03', '2022-04-01', 'yellow'],
    ['2022-03', '2022-05-31', 'yellow'],
    ['2022-03', '2022-06-01', 'red'],
    ['2022-02', '2022-04-30', 'yellow'],
  ])('planned %s, on %s: %s', (planned, asOf, expected) => {
    expect(startLight({ planned }, asOf)).toBe(expected);
  });

  it('a late start is a start, from its day on', () => {
    const start = { planned: '2022-03', started: '2022-07-10' };
    expect(startLight(start, '2022-07-09')).toBe('red');
    expect(startLight(start, '2022-07-10')).toBe('green');
  });
});

describe('a project’s light', () => {
  it('is the worse one and says why in both languages', () => {
    const light = projectLight(
      { start: { planned: '2022-03' }, progress: { done: 60, planned: 100 } },
      '2022-04-10',
    );
    expect(light).toEqual({
      colour: 'red',
      pointsBehind: 40,
      why: {
        zh: '计划2022年3月开工,尚未开工;落后序时进度40个百分点',
        en: 'start planned for March 2022 was missed; 40 points behind the plan',
      },
    });
    expect(projectLight({}, '2022-04-10').colour).toBe('green');
    expect(projectLight({ progress: { done: 5, planned: 5 } }, '2022-04-10').why.en).toBe(
      'on or ahead of the plan',
    );
  });
});

describe('exact decimals', () => {
  it('reads numbers as they are written', () => {
    expect(fromDecimal(33.3)).toEqual({ n: 333n, d: 10n });
    expect(fromDecimal(1e-7)).toEqual({ n: 1n, d: 10_000_000n });
    expect(fromDecimal(1.5e21)).toEqual({ n: 1_500_000_000_000_000_000_000n, d: 1n });
    expect(fromDecimal(-0.25)).toEqual({ n: -1n, d: 4n });
    expect(() => fromDecimal(Number.NaN)).toThrow(RangeError);
  });

  it('rounds half up, below zero too', () => {
    expect(
      [0.005, 0.0049, 1.005, -0.005, -0.0051].map((value) => roundToHundredths(fromDecimal(value))),
    ).toEqual([1, 0, 101, 0, -1]);
  });

  it('gives every number back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), (value) => {
        const { n, d } = fromDecimal(value);
        const scaled = (n * 10n ** 20n) / d;
        expect(Math.abs(Number(scaled) / 1e20 - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-15 + 1e-20);
      }),
    );
  });
});
