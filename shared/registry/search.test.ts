import { describe, expect, test } from 'vitest';
import { compareFits, findable, fitOf, tidyText } from './search.ts';

const readings: Record<string, string[]> = {
  福: ['fu'],
  泉: ['quan'],
  重: ['zhong', 'chong'],
  庆: ['qing'],
  路: ['lu'],
  绿: ['lü', 'lu'],
  长: ['chang', 'zhang'],
};
const readingsOf = (text: string) => [...text].map((character) => readings[character] ?? [character]);
const fit = (query: string, name: string, codes: string[] = []) =>
  fitOf(tidyText(query), findable(name, readingsOf, codes))?.match;

describe('a name is found', () => {
  test.each([
    ['福泉', '福泉', 'exact'],
    ['fq', '福泉', 'exact'],
    ['FQ', '福泉', 'exact'],
    ['fuquan', '福泉', 'exact'],
    ['fu quan', '福泉', 'exact'],
    ['fuq', '福泉', 'exact'],
    ['fquan', '福泉', 'exact'],
    ['f', '福泉', 'prefix'],
    ['福q', '福泉', 'exact'],
    ['泉', '福泉', 'inside'],
    ['q', '福泉', 'inside'],
    ['fp', '福泉', undefined],
    ['fuqa', '福泉', undefined],
    ['fqx', '福泉', undefined],
    ['cq', '重庆', 'exact'],
    ['zq', '重庆', 'exact'],
    ['zhq', '重庆', 'exact'],
    ['chongqing', '重庆', 'exact'],
    ['lv', '绿', 'exact'],
    ['lu', '绿', 'exact'],
    ['cl', '长路（重庆）', 'prefix'],
    ['lcq', '长路（重庆）', 'inside'],
    ['3路', '３路', 'exact'],
    ['a３', 'A3-7', 'prefix'],
  ])('%s in %s: %s', (query, name, match) => expect(fit(query, name)).toBe(match));
});

describe('a code is found', () => {
  test.each([
    ['９１４２', '福泉', ['91422826MA0000001X'], 'prefix'],
    ['91422826ma0000001x', '福泉', ['91422826MA0000001X'], 'exact'],
    ['2826', '福泉', ['91422826MA0000001X'], undefined],
    ['p12', '福泉', ['P-12'], 'exact'],
    ['p-1', '福泉', ['P-12'], 'prefix'],
  ])('%s: %#', (query, name, codes, match) => expect(fit(query, name, codes)).toBe(match));
});

test('exact before prefix before inside, characters before sounds, short before long', () => {
  const names = ['大福泉', '福泉路', '复泉', '福泉', '福泉路重庆'];
  const known = (text: string) => [...text].map((one) => ({ 复: ['fu'] })[one] ?? readings[one] ?? [one]);
  const found = names
    .map((name) => ({ name, fit: fitOf('福泉', findable(name, known))! }))
    .filter((one) => one.fit)
    .toSorted((a, b) => compareFits(a.fit, b.fit));
  expect(found.map(({ name }) => name)).toEqual(['福泉', '福泉路', '福泉路重庆', '大福泉']);
  const bySound = ['复泉', '福泉', 'fq']
    .map((name) => ({ name, fit: fitOf('fq', findable(name, known))! }))
    .toSorted((a, b) => compareFits(a.fit, b.fit));
  expect(bySound[0]?.name).toBe('fq');
});

test('a long text in a long name ends, however often its sounds repeat', () => {
  const endless = '长'.repeat(80);
  expect(fit('c'.repeat(40), endless)).toBe('prefix');
  expect(fit(`${'chang'.repeat(7)}x`, endless)).toBeUndefined();
});
