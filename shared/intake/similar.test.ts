import fc from 'fast-check';
import { expect, test } from 'vitest';
import { similarCases, similarityOf } from './similar.ts';

test('the same text in other width, case and punctuation is the same', () => {
  expect(similarityOf('园区ABC路,没有路灯!', '园区 ａｂｃ路 没有路灯')).toBe(1);
});

test('a longer report of the same matter is similar, another matter is not', () => {
  const lamps = '园区东二路没有路灯,夜班工人出行不便';
  expect(similarityOf(lamps, '高乐山园区东二路没有路灯,夜班工人下班出行很不便')).toBeGreaterThan(0.7);
  expect(similarityOf(lamps, '银行抽贷,流动资金紧张')).toBe(0);
  expect(similarityOf('', '')).toBe(0);
});

test('similarity is symmetric and between 0 and 1', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const score = similarityOf(a, b);
      expect(score).toBe(similarityOf(b, a));
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }),
  );
});

test('only others of the same category are offered, the most similar first', () => {
  const make = (id: string, text: string, category = 'utilities') => ({ id, text, category });
  const subject = make('1', '东二路没有路灯');
  const found = similarCases(
    subject,
    [
      subject,
      make('2', '东二路一直没有路灯'),
      make('3', '东二路没有路灯'),
      make('4', '东二路没有路灯', 'other'),
    ],
    { similarity: 0.5, sameEnterprise: 0.25, shown: 5 },
  );
  expect(found.map(({ id }) => id)).toEqual(['3', '2']);
});

test('of the same enterprise, texts that are less alike are offered too; an enterprise without a name is nobody’s', () => {
  const rule = { similarity: 0.5, sameEnterprise: 0.25, shown: 5 };
  const make = (id: string, text: string, enterpriseName?: string) => ({
    id,
    text,
    category: 'utilities',
    ...(enterpriseName !== undefined && { enterpriseName }),
  });
  const first = make('1', '厂区用电容量不足,申请增容没有答复', '恒达建材有限公司');
  const again = '用电容量不足,三条生产线停了两条,月底交不了货';
  expect(similarityOf(first.text, again)).toBeGreaterThan(0.25);
  expect(similarityOf(first.text, again)).toBeLessThan(0.5);
  const others = [make('2', again, '恒达建材 有限公司'), make('3', again, '别家有限公司'), make('4', again)];
  expect(similarCases(first, others, rule).map(({ id }) => id)).toEqual(['2']);
  expect(similarCases(make('5', first.text), [make('6', again)], rule)).toEqual([]);
  const otherMatter = make('7', '银行抽贷,流动资金紧张', '恒达建材有限公司');
  expect(similarCases(first, [otherMatter], rule)).toEqual([]);
});
