import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256Words } from '../identifiers/sha256.ts';
import { defaultProtection } from './config.ts';
import { isHardEnough, isWorkDone, solveWork, workBits } from './work.ts';

const hexOf = (text: string) =>
  [...sha256Words(text)].map((word) => word.toString(16).padStart(8, '0')).join('');

test('the hash is SHA-256, whatever the length', () => {
  const texts = fc.string({ unit: 'grapheme-ascii', maxLength: 300 });
  fc.assert(
    fc.property(texts, (text) => {
      expect(hexOf(text)).toBe(createHash('sha256').update(text).digest('hex'));
    }),
  );
  for (const length of [0, 55, 56, 63, 64, 119, 120])
    expect(hexOf('a'.repeat(length))).toBe(createHash('sha256').update('a'.repeat(length)).digest('hex'));
  expect(() => sha256Words('题')).toThrow(RangeError);
});

describe('work grows with the flood and never beyond what a slow phone does', () => {
  const { calm, bits, mostBits } = defaultProtection;

  test('none in quiet times', () => {
    expect([0, 1, calm - 1].map((filed) => workBits(filed, defaultProtection))).toEqual([0, 0, 0]);
  });

  test('one bit with each doubling, up to the most', () => {
    expect([calm, 2 * calm, 4 * calm, 8 * calm].map((filed) => workBits(filed, defaultProtection))).toEqual([
      bits,
      bits + 1,
      bits + 2,
      bits + 3,
    ]);
    expect(workBits(1e9, defaultProtection)).toBe(mostBits);
  });

  test('the number of hashes is what the bits say: about 2^bits, in portions', async () => {
    const counts: number[] = [];
    for (let n = 0; n < 40; n++) {
      let rests = 0;
      const nonce = await solveWork(`challenge-${n}`, 'RECEIPT', 8, async () => void (rests += 1), 16);
      expect(isWorkDone(`challenge-${n}`, 'RECEIPT', nonce, 8)).toBe(true);
      expect(rests).toBe(Math.floor(nonce / 16));
      counts.push(nonce + 1);
    }
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    expect(mean).toBeGreaterThan(2 ** 7);
    expect(mean).toBeLessThan(2 ** 9);
  });
});

test('an answer holds for one challenge and one receipt', async () => {
  const nonce = await solveWork('challenge', 'RECEIPT', 10, async () => undefined);
  expect(isWorkDone('challenge', 'RECEIPT', nonce, 10)).toBe(true);
  expect(isWorkDone('challenge', 'ANOTHER', nonce, 10)).toBe(false);
  expect(isWorkDone('another', 'RECEIPT', nonce, 10)).toBe(false);
  expect(() => isWorkDone('challenge', 'RECEIPT', nonce, 33)).toThrow(RangeError);
});

test.each([
  [12, 12, true],
  [10, 12, true],
  [9, 12, false],
  [18, 12, true],
  [1, 2, true],
  [0, 1, false],
  [0, 2, false],
])('a challenge of %i bits where %i are asked lets in: %s', (bits, asked, enough) => {
  expect(isHardEnough(bits, asked)).toBe(enough);
});
