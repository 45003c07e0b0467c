import { describe, expect, test } from 'vitest';
import { csv } from './csv.ts';
import { keyAct, nextRow } from './keys.ts';
import { typedYuan } from './money.ts';

describe('csv', () => {
  test('quotes what needs it and starts with a byte order mark', () => {
    expect(csv(['企业', '链接'], [['恒达"建材",一厂', 'https://x/s.html#A']])).toBe(
      '\uFEFF企业,链接\r\n"恒达""建材"",一厂",https://x/s.html#A\r\n',
    );
  });
  test.each(['=1+1', '+86 138', '-2', '@SUM(A1)', '\t=1', '\r=1'])('makes %j harmless', (text) => {
    expect(csv([], [[text]])).toContain(`'${text}`);
  });
  test('leaves numbers and absent values as they are', () => {
    expect(csv([], [[-3, undefined]])).toBe('\uFEFF\r\n-3,\r\n');
  });
});

describe('keys', () => {
  const plain = { ctrlKey: false, metaKey: false, altKey: false, focused: 'BODY', dialogOpen: false };
  test.each([
    ['j', 'next'],
    ['k', 'previous'],
    ['Escape', 'close'],
    ['?', 'help'],
    ['/', 'search'],
    ['x', undefined],
  ])('%s → %s', (key, act) => expect(keyAct({ ...plain, key })).toBe(act));
  test.each([{ focused: 'TEXTAREA' }, { focused: 'INPUT' }, { dialogOpen: true }, { ctrlKey: true }])(
    'does nothing with %j',
    (change) => expect(keyAct({ ...plain, key: 'j', ...change })).toBeUndefined(),
  );
  test('stays within the list', () => {
    expect([nextRow(-1, 3, 1), nextRow(2, 3, 1), nextRow(0, 3, -1), nextRow(1, 3, 1)]).toEqual([0, 2, 0, 2]);
  });
});

describe('amounts', () => {
  test('says what will be stored', () => {
    expect(typedYuan('1.25亿')).toMatchObject({ yuan: 125_000_000, wrong: false });
    expect(typedYuan('350万元').hint.zh).toBe('将保存为3,500,000元(350万元)');
  });
  test('says what is wrong', () => {
    expect(typedYuan('约3亿')).toMatchObject({ yuan: undefined, wrong: true });
    expect(typedYuan('').hint.zh).toBe('请填写金额');
  });
});
