import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatYuan, formatYuanEnglish, parseYuan, yuanPer } from './yuan.ts';

const amounts = fc.nat({ max: Number.MAX_SAFE_INTEGER });

describe('reading', () => {
  test.each([
    ['70亿元', 7_000_000_000],
    ['1.1亿', 110_000_000],
    ['12,000万元', 120_000_000],
    ['7000000', 7_000_000],
    ['７０亿元', 7_000_000_000],
    ['１２，０００　万元', 120_000_000],
    ['￥65,609', 65_609],
    ['人民币3亿5000万元整', 350_000_000],
    ['261.09亿', 26_109_000_000],
    ['0.07亿元', 7_000_000],
    ['1.10亿', 110_000_000],
    ['4.35亿', 435_000_000],
    ['1.005万元', 10_050],
    ['5百万元', 5_000_000],
    ['2万亿', 2_000_000_000_000],
    ['0', 0],
    ['3000.00元', 3000],
  ])('%s is %i yuan', (text, yuan) => {
    expect(parseYuan(text)).toEqual({ ok: true, value: yuan });
  });

  test('a bare number takes the unit of its header, a stated unit stays', () => {
    expect(parseYuan('1,200.5', '万元')).toEqual({ ok: true, value: 12_005_000 });
    expect(parseYuan(1.1, '亿元')).toEqual({ ok: true, value: 110_000_000 });
    expect(parseYuan(0.1 + 0.7, '元')).toMatchObject({ ok: false, code: 'fraction' });
    expect(parseYuan('3000元', '万元')).toEqual({ ok: true, value: 3000 });
  });

  test.each([
    ['', 'empty'],
    [' \u3000', 'empty'],
    ['约70亿元', 'approximate'],
    ['3亿元左右', 'approximate'],
    ['-5万', 'negative'],
    ['(500)', 'negative'],
    ['12.5', 'fraction'],
    ['0.00001万', 'fraction'],
    ['1,2000万', 'notAnAmount'],
    ['1.2.3亿', 'notAnAmount'],
    ['七十亿', 'notAnAmount'],
    ['1e9', 'notAnAmount'],
    ['亿元', 'notAnAmount'],
    ['5000万3亿', 'notAnAmount'],
    ['3亿5000', 'notAnAmount'],
    ['3亿5亿', 'notAnAmount'],
    ['待定', 'notAnAmount'],
    ['70亿美元', 'notAnAmount'],
    ['99999999万亿', 'tooLarge'],
  ])('“%s” is refused: %s', (text, code) => {
    const result = parseYuan(text);
    expect(result).toMatchObject({ ok: false, code });
    expect(!result.ok && result.reason.zh.length > 0 && result.reason.en.length > 0).toBe(true);
  });
});

describe('printing', () => {
  test.each([
    [7_000_000_000, '70亿元', '7 billion yuan'],
    [110_000_000, '1.1亿元', '110 million yuan'],
    [26_109_000_000, '261.09亿元', '26.109 billion yuan'],
    [2_990_000_000, '29.9亿元', '2.99 billion yuan'],
    [65_609, '6.5609万元', '65,609 yuan'],
    [7_742, '7742元', '7,742 yuan'],
    [123_456_789, '12345.6789万元', '123,456,789 yuan'],
    [0, '0元', '0 yuan'],
    [-20_000_000, '-2000万元', '-20 million yuan'],
  ])('%i is %s', (yuan, zh, en) => {
    expect(formatYuan(yuan)).toBe(zh);
    expect(formatYuanEnglish(yuan)).toBe(en);
  });

  test('rounded, half up, in the unit that fits', () => {
    expect(formatYuan(1_145_764_706, { decimals: 2 })).toBe('11.46亿元');
    expect(formatYuan(99_999_999, { decimals: 2 })).toBe('1亿元');
    expect(formatYuan(65_650, { decimals: 1 })).toBe('6.6万元');
    expect(formatYuan(9_999, { decimals: 0 })).toBe('9999元');
  });

  test('what is printed is read back as the same amount', () => {
    fc.assert(
      fc.property(amounts, (yuan) => {
        expect(parseYuan(formatYuan(yuan))).toEqual({ ok: true, value: yuan });
      }),
    );
    fc.assert(
      fc.property(fc.nat(1e9), (n) => {
        expect(parseYuan(formatYuan(n * 1e4))).toEqual({ ok: true, value: n * 1e4 });
      }),
    );
  });

  test('only whole yuan are printed', () => {
    expect(() => formatYuan(0.5)).toThrow(RangeError);
  });
});

test('decimals never drift: n hundredths of 亿 are n million', () => {
  fc.assert(
    fc.property(fc.nat(1e6), (n) => {
      expect(parseYuan(`${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}亿`)).toEqual({
        ok: true,
        value: n * 1e6,
      });
    }),
  );
});

test('means', () => {
  expect(yuanPer(1_166_000_000, 17_772)).toBe(65_609);
  expect(yuanPer(1_166_000_000, 150_600)).toBe(7_742);
  expect(yuanPer(19_478_000_000, 17)).toBe(1_145_764_706);
  expect(yuanPer(5, 0)).toBeUndefined();
  expect(() => yuanPer(-5, 2)).toThrow(RangeError);
});
