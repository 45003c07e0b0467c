import { describe, expect, test } from 'vitest';
import type { Cell } from '../../spreadsheet/index.ts';
import { readCell } from './cells.ts';
import type { CellContext } from './cells.ts';
import type { CellType } from './definition.ts';
import { derivedId, nameKey, tidy } from './texts.ts';

const cell = (
  value: Cell['value'],
  kind: Cell['kind'] = typeof value === 'number' ? 'number' : 'text',
): Cell => ({ column: 'A', value, kind });
const context: CellContext = { dateSystem: 1900, unit: '元' };
const read = (
  value: Cell['value'],
  type: CellType,
  overrides: Partial<CellContext> = {},
  kind?: Cell['kind'],
) => {
  const result = readCell(cell(value, kind), type, { ...context, ...overrides });
  return result.ok ? result.value.value : result.code;
};
const day = { is: 'date', ofMonth: 'last' } as const;

describe('dates', () => {
  test.each([
    ['2022.4.28', '2022-04-28'],
    ['2022年4月28日', '2022-04-28'],
    ['2022/4/28', '2022-04-28'],
    ['2022-04-28', '2022-04-28'],
    ['２０２２．４．２８', '2022-04-28'],
    ['2022 年 4 月 28 日', '2022-04-28'],
    ['2022-04-28 00:00:00', '2022-04-28'],
    ['20220428', '2022-04-28'],
    [20220428, '2022-04-28'],
    [44679, '2022-04-28'],
    [44679.75, '2022-04-28'],
    ['待定', undefined],
    ['—', undefined],
    ['', undefined],
    ['3月底', 'vague'],
    ['2022年9月上旬', 'vague'],
    ['2022年底', 'vague'],
    ['2022年', 'vague'],
    ['尽快', 'vague'],
    ['4月28日', 'noYear'],
    ['22.4.28', 'noYear'],
    ['2022.2.30', 'noSuchDay'],
    ['2022.13', 'noSuchMonth'],
    [2022.1, 'ambiguous'],
    [2022, 'vague'],
    [true, 'date'],
  ])('%s is %s', (text, expected) => {
    expect(read(text, day, {}, typeof text === 'boolean' ? 'boolean' : undefined)).toBe(expected);
  });

  test('the Mac’s serial numbers count from 1904', () => {
    expect(read(43217, day, { dateSystem: 1904 }, 'date')).toBe('2022-04-28');
  });

  test.each([['2022年4月'], ['2022.4'], ['2022/04'], ['2022年4月份'], [2022.4]])(
    '%s keeps its month',
    (text) => {
      expect(readCell(cell(text), day, context)).toMatchObject({
        value: { value: '2022-04-30', monthOnly: true },
      });
      expect(readCell(cell(text), { is: 'date', ofMonth: 'first' }, context)).toMatchObject({
        value: { value: '2022-04-01', monthOnly: true },
      });
    },
  );
});

describe('amounts', () => {
  test.each([
    ['70亿元', '元', 7_000_000_000],
    ['1.1亿', '元', 110_000_000],
    ['12,000万元', '元', 120_000_000],
    ['7000000', '元', 7_000_000],
    [1.1, '亿元', 110_000_000],
    [12_000, '万元', 120_000_000],
    ['１２０', '万元', 1_200_000],
    ['待定', '元', undefined],
    ['约3亿', '元', 'approximate'],
  ] as const)('%s under %s is %s', (value, unit, expected) => {
    expect(read(value, { is: 'yuan' }, { unit })).toBe(expected);
  });

  test('a date or a truth value is no amount', () => {
    expect(read(44679, { is: 'yuan' }, {}, 'date')).toBe('amount');
  });
});

describe('codes', () => {
  test('width, case, blanks and apostrophes do not matter; what was put right is told', () => {
    expect(readCell(cell("'ａ 00１b"), { is: 'code' }, context)).toMatchObject({
      value: { value: 'A001B', normalised: {} },
    });
    expect(readCell(cell('A001B'), { is: 'code' }, context)).toEqual({ ok: true, value: { value: 'A001B' } });
  });

  test('lost leading zeros are restored where the codes have one width', () => {
    expect(read(12, { is: 'code' }, { codeWidth: 4 })).toBe('0012');
    expect(read(12, { is: 'code' })).toBe('12');
    expect(read('A2', { is: 'code' }, { codeWidth: 4 })).toBe('A2');
    expect(readCell({ ...cell(12), shown: '0012' }, { is: 'code' }, context)).toMatchObject({
      value: { value: '0012' },
    });
  });

  test('a number that lost its last digits is refused', () => {
    expect(read(914403001922038216, { is: 'creditCode' })).toBe('digitsLost');
    expect(read(914403001922038216, { is: 'code' })).toBe('digitsLost');
  });

  test('only the check character of a credit code is enforced', () => {
    expect(read(' 91350100m000100y43', { is: 'creditCode' })).toBe('91350100M000100Y43');
    expect(read('91350100M000100Y44', { is: 'creditCode' })).toBe('check');
  });
});

test.each([
  ['是', true],
  ['√', true],
  ['✔', true],
  ['', false],
  ['否', false],
  ['×', false],
  ['也许', 'yesNo'],
])('yes or no: “%s” is %s', (text, expected) => {
  expect(read(text, { is: 'yesNo' })).toBe(expected);
});

test('a blank cell under yes or no is no', () => {
  expect(readCell(undefined, { is: 'yesNo' }, context)).toEqual({ ok: true, value: { value: false } });
});

test('words, whole numbers, telephones, people', () => {
  const words = { is: 'words', words: { 县级: 'county' } } as const;
  expect(read('县 级', words)).toBe('county');
  expect(readCell(cell('国级'), words, context)).toMatchObject({
    ok: false,
    reason: { zh: '“国级”不在可选项中:县级' },
  });
  expect(read('１次', { is: 'integer' })).toBe(1);
  expect(read('1.5', { is: 'integer' })).toBe('integer');
  expect(read('0914－233 1234', { is: 'phone' })).toBe('0914-2331234');
  expect(read('一二三', { is: 'phone' })).toBe('phone');
  expect(read('张　三、李四\n王五', { is: 'people', many: true })).toEqual(['张三', '李四', '王五']);
  expect(read('张三 李　四', { is: 'people', many: true })).toEqual(['张三李四']);
  expect(read('张三 李四光', { is: 'people', many: true })).toEqual(['张三', '李四光']);
});

test('an error value is refused and named', () => {
  expect(readCell(cell({ error: '#REF!' }, 'error'), { is: 'text' }, context)).toMatchObject({
    ok: false,
    reason: { zh: '公式出错:#REF!' },
  });
});

test('texts are tidied and compared', () => {
  expect(tidy(' 丹凤县\n龙驹　寨镇 （Ａ１）  a  b ')).toBe('丹凤县龙驹寨镇 （A1） a b');
  expect(nameKey('买买提•　阿里（a）')).toBe('买买提·阿里(A)');
});

test('derived ids are the published FNV-1a hash and never change', () => {
  expect(derivedId('unit', 'a')).toBe(`unit-${0xaf63dc4c8601ec8cn.toString(36).padStart(13, '0')}`);
  expect(derivedId('unit', '611022', '财政局')).toBe(derivedId('unit', '611022', '财政局'));
  expect(derivedId('unit', 'a', 'b')).not.toBe(derivedId('unit', 'ab'));
});
