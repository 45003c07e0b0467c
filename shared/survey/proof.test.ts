import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frameRoot, proveLine, verifyLine } from './proof.ts';

const makeLines = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `E${i}`, stratum: `s${i % 3}` }));

test('every line of frames of every small size has a proof that holds', async () => {
  for (let size = 1; size <= 17; size++) {
    const lines = makeLines(size);
    const published = { frameRoot: await frameRoot(lines), frameSize: size };
    for (const { id } of lines) expect(await verifyLine(await proveLine(lines, id), published)).toBe(true);
  }
});

test('a proof fails for another line, place, size, path or root', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 40 }), fc.nat(), async (size, pick) => {
      const lines = makeLines(size);
      const published = { frameRoot: await frameRoot(lines), frameSize: size };
      const proof = await proveLine(lines, `E${pick % size}`);
      const forged = [
        { ...proof, line: { ...proof.line, stratum: 's9' } },
        { ...proof, line: { id: '', stratum: 's1' } },
        { ...proof, index: (proof.index + 1) % size },
        { ...proof, index: -1 },
        { ...proof, path: proof.path.slice(1) },
        { ...proof, path: [...proof.path, '0'.repeat(64)] },
        { ...proof, path: proof.path.map(() => 'x') },
      ];
      for (const one of forged) expect(await verifyLine(one, published)).toBe(false);
      expect(await verifyLine(proof, { ...published, frameSize: size + 1 })).toBe(false);
      expect(await verifyLine(proof, { ...published, frameRoot: '0'.repeat(64) })).toBe(false);
    }),
    { numRuns: 20 },
  );
});

test('an empty frame has the root of RFC 9162, and proves nobody', async () => {
  expect(await frameRoot([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  await expect(proveLine(makeLines(2), 'X')).rejects.toThrow(RangeError);
});
