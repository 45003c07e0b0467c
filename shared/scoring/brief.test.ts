import { describe, expect, test } from 'vitest';
import { DEFAULT_BRIEF, fillBrief, unknownNames } from './brief.ts';

const names = [...DEFAULT_BRIEF.zh.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
const figures = Object.fromEntries(names.map((name, at) => [name, at]));

describe('the brief', () => {
  test('figures, amounts and shares stand in the text, in both languages', () => {
    const template = {
      zh: '{month}{place}完成{investmentDone},为计划的{investmentShare}',
      en: '{place}, {month}: {investmentDone}, {investmentShare}',
    };
    const filled = fillBrief(template, {
      place: '咸丰县',
      month: '2026-09',
      figures: { investmentDone: 135_000_000, investmentPlanned: 360_000_000 },
    });
    expect(filled.zh).toBe('2026年9月咸丰县完成1.35亿元,为计划的37.50%');
    expect(filled.en).toContain('37.50%');
  });

  test('both shipped texts use the same figures, and none is left as a name', () => {
    const english = [...DEFAULT_BRIEF.en.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
    expect(new Set(english)).toEqual(new Set(names));
    const { zh, en } = fillBrief(DEFAULT_BRIEF, { place: '咸丰县', month: '2026-09', figures });
    expect(`${zh}${en}`).not.toMatch(/[{}]/);
  });

  test('a name without a figure is told', () => {
    expect(unknownNames('{luck}和{month}、{luck}', {})).toEqual(['luck']);
    expect(unknownNames(DEFAULT_BRIEF.zh, figures)).toEqual([]);
  });
});
