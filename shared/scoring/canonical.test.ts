import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalBytes, canonicalHash, canonicalText, withSortedLists } from './canonical.ts';
import { fromHundredths, signedPoints, sumPoints, toHundredths } from './decimal.ts';

describe('canonical JSON', () => {
  it('is that of RFC 8785', () => {
    const example = {
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '€$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    };
    expect(canonicalText(example)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts keys by UTF-16 code units, as the RFC’s example does', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const text = canonicalText(Object.fromEntries(keys.map((key) => [key, 0])));
    expect(Object.keys(JSON.parse(text) as object)).toEqual([
      '1',
      '\r',
      '\u0080',
      '\u00f6',
      '\u20ac',
      '\ud83d\ude00',
      '\ufb33',
    ]);
  });

  it('hashes the UTF-8 bytes', async () => {
    expect(canonicalBytes('督')).toEqual(new Uint8Array([0x22, 0xe7, 0x9d, 0xa3, 0x22]));
    expect(await canonicalHash({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });

  it.each([
    [{ a: undefined }, '/a'],
    [{ a: [1, Number.NaN] }, '/a/1'],
    [{ 'a/b': Infinity }, '/a~1b'],
    [{ a: 1n }, '/a'],
    [{ a: new Date(0) }, '/a'],
    [{ a: '\ud800' }, '/a'],
    [{ '\udc00': 1 }, 'the top'],
    [{ a: () => 1 }, '/a'],
    [new Array(1), '/0'],
  ])('refuses %o and says where', (value, pointer) => {
    expect(() => canonicalText(value)).toThrow(`at ${pointer}`);
  });

  it('refuses a circle, but not the same object twice', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(() => canonicalText(circle)).toThrow('circle');
    const twice = { a: 1 };
    expect(canonicalText([twice, twice])).toBe('[{"a":1},{"a":1}]');
  });

  it('reads back as the same value, and again as the same text', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalText(value);
        expect(canonicalText(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('treats lists as sets when asked to', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (list) => {
        const [one, other] = [list, list.toReversed()].map((value) => canonicalText(withSortedLists(value)));
        expect(one).toBe(other);
      }),
    );
  });
});

describe('points in hundredths', () => {
  it('add up without drift', () => {
    expect(sumPoints([0.1, 0.2])).toBe(0.3);
    expect(sumPoints([33.33, 33.33, 33.34, -2])).toBe(98);
    expect(toHundredths(87.35)).toBe(8735);
    expect(() => toHundredths(0.001)).toThrow(RangeError);
  });

  it('go to a decimal and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (hundredths) => {
        expect(toHundredths(fromHundredths(hundredths))).toBe(hundredths);
      }),
    );
  });

  it('are printed with a real minus sign', () => {
    expect([-2, -0.5, 0, 1].map(signedPoints)).toEqual(['−2', '−0.5', '0', '+1']);
  });
});
