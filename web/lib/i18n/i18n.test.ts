import { afterEach, describe, expect, test, vi } from 'vitest';
import { chooseLanguage, fill, language, messages, observeLanguage, setLanguage } from './index.ts';

afterEach(() => {
  observeLanguage(
    () => undefined,
    () => undefined,
  );
  setLanguage('zh-CN');
  vi.unstubAllGlobals();
});

describe('chooseLanguage', () => {
  test.each([
    ['', null, 'zh-CN'],
    ['', 'en', 'en'],
    ['?lang=en', null, 'en'],
    ['?month=2026-09&lang=en', null, 'en'],
    ['?lang=zh', 'en', 'zh-CN'],
    ['?lang=fr', null, 'zh-CN'],
    ['?slang=en', null, 'zh-CN'],
  ] as const)('%j with %j stored is %s', (search, stored, expected) => {
    expect(chooseLanguage(search, stored)).toBe(expected);
  });
});

describe('fill', () => {
  test('puts values into their places, zero too', () => {
    expect(fill('还剩{n}题,共{total}题', { n: 0, total: 5 })).toBe('还剩0题,共5题');
  });
  test('leaves a place without value visible', () => {
    expect(fill('{who}应答复')).toBe('{who}应答复');
  });
});

describe('messages', () => {
  const t = messages({ left: '还剩{n}题' }, { left: '{n} left' });

  test('Chinese by default, English after the switch', () => {
    expect(t('left', { n: 3 })).toBe('还剩3题');
    setLanguage('en');
    expect(t('left', { n: 3 })).toBe('3 left');
    expect(language()).toBe('en');
  });

  test('English has exactly the keys of Chinese', () => {
    // @ts-expect-error a missing English text does not compile
    messages({ a: '甲', b: '乙' }, { a: 'A' });
    // @ts-expect-error a text that Chinese lacks does not compile
    messages({ a: '甲' }, { a: 'A', b: 'B' });
    // @ts-expect-error an unknown key does not compile
    expect(() => t('right')).toThrow(TypeError);
  });
});

test('reading is observed, changing is told, the document and the device remember', () => {
  const root = { lang: '' };
  const kept = new Map<string, string>();
  vi.stubGlobal('document', { documentElement: root });
  vi.stubGlobal('localStorage', { setItem: (key: string, value: string) => kept.set(key, value) });
  const read = vi.fn();
  const changed = vi.fn();
  observeLanguage(read, changed);
  setLanguage('en');
  language();
  expect(changed).toHaveBeenCalledOnce();
  expect(read).toHaveBeenCalledOnce();
  expect(root.lang).toBe('en');
  expect([...kept.values()]).toEqual(['en']);
});

test('a device that refuses storage still switches', () => {
  vi.stubGlobal('document', { documentElement: { lang: '' } });
  vi.stubGlobal('localStorage', {
    setItem: () => {
      throw new Error('denied');
    },
  });
  setLanguage('en');
  expect(language()).toBe('en');
});
