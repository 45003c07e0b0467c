import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFilters, writeFilters } from './filters.ts';

const defaults = { text: '', unit: 'all', tone: ['yellow', 'red'] };

describe('filters in the address', () => {
  test('nothing named means the defaults', () => {
    expect(readFilters('', defaults)).toEqual(defaults);
    expect(writeFilters('', defaults, defaults)).toBe('');
  });

  test('other parameters of the address stay', () => {
    expect(writeFilters('?lang=en&unit=tax', { ...defaults, text: '水' }, defaults)).toBe(
      '?lang=en&text=%E6%B0%B4',
    );
  });

  test('unknown names are ignored', () => {
    expect(readFilters('?unit=tax&other=1', defaults)).toEqual({ ...defaults, unit: 'tax' });
  });

  test('an emptied list is not taken for its default', () => {
    const emptied = { ...defaults, tone: [] };
    expect(readFilters(writeFilters('', emptied, defaults), defaults)).toEqual(emptied);
  });

  test('changing what was read leaves the defaults alone', () => {
    readFilters('', defaults).tone.push('blue');
    expect(defaults.tone).toEqual(['yellow', 'red']);
  });

  test('what is written is read back', () => {
    const tones = fc.subarray(['blue', 'yellow', 'red']);
    fc.assert(
      fc.property(fc.string(), fc.string(), tones, (text, unit, tone) => {
        const filters = { text, unit, tone };
        expect(readFilters(writeFilters('?lang=en', filters, defaults), defaults)).toEqual(filters);
      }),
    );
  });
});
