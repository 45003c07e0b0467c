import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultSurveyConfig } from './config.ts';
import type { DrawFigures } from './draw.ts';
import { drawCommit, drawOrder, drawSample, drawSeed, freezeDraw, verifyDraw } from './draw.ts';
import { eligibleIds } from './frame.ts';
import { addMonths } from '../time/civil.ts';

const vector = {
  month: '2026-01',
  frameHash: 'c018c3d20ba5ad3391c0735fe1e2fe0419b805720251862f43ec75f8dab37509',
  secretHex: '00112233445566778899aabbccddeeff'.repeat(2),
  beacon: 'a'.repeat(64),
  seed: '2b1891e74e2607e6791f20ac7310e2b35fa347276bed3ea43929ee755bac2a97',
};

test("the specification's vector: commit, seed and order", async () => {
  const { month, frameHash, secretHex, beacon, seed } = vector;
  expect(await drawCommit(month, frameHash, secretHex)).toBe(
    '20a4c2c25532f8f9c127a5bf54470809c2d3c71cf06e0d7b201adf9200f844b2',
  );
  expect(await drawSeed(month, frameHash, secretHex, beacon)).toBe(seed);
  expect(await drawOrder(seed, ['E001', 'E002', 'E004'])).toEqual(['E004', 'E002', 'E001']);
  expect(await drawOrder(seed, ['E003', 'E005'])).toEqual(['E003', 'E005']);
});

/** 60 enterprises, every fourth asked lately; the numbers below come from an independent script in Python. */
const sizes: readonly (readonly [string, number])[] = [
  ['industry-large', 3],
  ['industry-medium', 14],
  ['industry-small', 22],
  ['services-small', 13],
  ['trade-micro', 8],
];
const lines = sizes
  .flatMap(([stratum, count]) => Array.from({ length: count }, () => stratum))
  .map((stratum, index) => ({ id: `E${String(index + 1).padStart(3, '0')}`, stratum }));
const eligible = lines.filter((_, index) => index % 4 !== 0).map(({ id }) => id);
const input = {
  month: '2026-09',
  lines,
  eligible,
  secretHex: '0f1e2d3c4b5a69788796a5b4c3d2e1f0'.repeat(2),
  beacon: 'drand 4242: 9f',
};

test('a whole draw with merged strata equals the reference', async () => {
  const { figures, drawn, replacements } = await drawSample(input);
  expect(figures).toEqual({
    month: '2026-09',
    frameHash: '6049f8d772016b02a8cfea3fe8a0ed723428b1dd1780d14fef2e8b254a6a97ed',
    frameRoot: '7498139053e70fcdc34943b9a5baf9a832939fded97011940e3e2f8ff298d20d',
    frameSize: 60,
    eligibleHash: '032c59b34e2ed7e44cefbcf71d38d8e2d04e03f359347a658c8d1d6072b29eae',
    eligibleSize: 45,
    sampleSize: 20,
    commit: 'd01ca2d189a5c234d82edf65281c75122fc509a3a3da109456c582234d34b575',
    seed: '01ed14c9e1eb1f428494970d997db0cb64128357ce723dd10021df00ba10745b',
    drawnHash: 'b823dfe4f297f24afafa287f00d5c444041734ca151df66e42b6001578034205',
    secretHex: input.secretHex,
    beacon: input.beacon,
    strata: [
      {
        code: 'industry-large+industry-medium',
        members: ['industry-large', 'industry-medium'],
        frame: 17,
        eligible: 12,
        drawn: 6,
      },
      { code: 'industry-small', members: ['industry-small'], frame: 22, eligible: 17, drawn: 7 },
      {
        code: 'services-small+trade-micro',
        members: ['services-small', 'trade-micro'],
        frame: 21,
        eligible: 16,
        drawn: 7,
      },
    ],
  });
  expect(drawn.map(({ id }) => id).join(' ')).toBe(
    'E012 E015 E014 E003 E006 E008 E026 E036 E027 E039 E024 E035 E030 E046 E056 E040 E047 E054 E050 E055',
  );
  expect([...drawn, ...replacements].map(({ id }) => id).sort()).toEqual([...eligible].sort());
});

test('the order of the input does not matter', async () => {
  const expected = await drawSample(input);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(lines, { minLength: lines.length }),
      fc.shuffledSubarray(eligible, { minLength: eligible.length }),
      async (shuffledLines, shuffledEligible) => {
        const shuffled = { ...input, lines: shuffledLines, eligible: shuffledEligible };
        expect(await drawSample(shuffled)).toEqual(expected);
      },
    ),
    { numRuns: 10 },
  );
});

test('the freeze publishes what the draw confirms, without the secret', async () => {
  const freeze = await freezeDraw(input);
  const { figures } = await drawSample(input);
  expect(figures).toMatchObject(freeze);
  expect(JSON.stringify(freeze)).not.toContain(input.secretHex);
  expect(JSON.stringify(figures)).not.toMatch(/E0\d\d/);
});

test('the verification accepts the draw, and names the first thing that was changed', async () => {
  const { figures } = await drawSample(input);
  const frame = { lines, eligible };
  expect(await verifyDraw(figures, frame)).toBeNull();
  const firstDifference = async (changed: Partial<DrawFigures>) =>
    (await verifyDraw({ ...figures, ...changed }, frame))?.at;
  expect(await firstDifference({ beacon: 'another' })).toBe('seed');
  expect(await firstDifference({ secretHex: 'ab'.repeat(32) })).toBe('commit');
  expect(await firstDifference({ month: '2026-10' })).toBe('commit');
  expect(await firstDifference({ sampleSize: 21 })).toBe('sampleSize');
  expect(await firstDifference({ drawnHash: 'f'.repeat(64) })).toBe('drawnHash');
  expect(await firstDifference({ strata: figures.strata.slice(0, 2) })).toBe('strata/2/code');
  expect(
    await firstDifference({ strata: figures.strata.map((one) => ({ ...one, drawn: one.drawn + 1 })) }),
  ).toBe('strata/0/drawn');
  const moved = lines.map((line) => (line.id === 'E001' ? { ...line, stratum: 'trade-micro' } : line));
  expect(await verifyDraw(figures, { lines: moved, eligible })).toMatchObject({
    at: 'frameHash',
    published: figures.frameHash,
  });
  expect(await verifyDraw(figures, { lines, eligible: eligible.slice(1) })).toMatchObject({
    at: 'eligibleSize',
    published: 45,
    recomputed: 44,
  });
  expect(await verifyDraw(figures, { lines, eligible: ['E001', ...eligible.slice(1)] })).toMatchObject({
    at: 'eligibleHash',
  });
});

test('in a county of 300 everyone is asked exactly once a quarter', async () => {
  const county = Array.from({ length: 300 }, (_, i) => ({
    id: `C${i}`,
    stratum: ['industry-small', 'trade-small', 'services-micro'][i % 3]!,
  }));
  const lastAsked = new Map<string, string>();
  for (let step = 0; step < 6; step++) {
    const month = addMonths('2025-11', step);
    const may = eligibleIds(county, lastAsked, month);
    const { drawn } = await drawSample({ ...input, month, lines: county, eligible: may });
    expect(drawn).toHaveLength(100);
    for (const { id } of drawn) lastAsked.set(id, month);
    if (step >= 2) expect(lastAsked.size).toBe(300);
  }
});

test('an empty frame, a frame with nobody eligible, and malformed input', async () => {
  const empty = await drawSample({ ...input, lines: [], eligible: [] });
  expect(empty).toMatchObject({ drawn: [], replacements: [], figures: { sampleSize: 0, strata: [] } });
  expect(await verifyDraw(empty.figures, { lines: [], eligible: [] })).toBeNull();
  const rested = await drawSample({ ...input, eligible: [] });
  expect(rested.drawn).toEqual([]);
  expect(rested.figures.strata).toHaveLength(1);
  await expect(freezeDraw({ ...input, eligible: ['E002', 'E002'] })).rejects.toThrow('listed twice');
  await expect(freezeDraw({ ...input, eligible: ['X'] })).rejects.toThrow('not in the frame');
  await expect(freezeDraw({ ...input, secretHex: 'ab' })).rejects.toThrow('32 bytes');
  await expect(freezeDraw({ ...input, month: '2026-13' })).rejects.toThrow('Not a month');
  await expect(drawSample({ ...input, beacon: 'a\n' })).rejects.toThrow('beacon');
});

test('the configuration decides on the size', async () => {
  const sampling = { ...defaultSurveyConfig.sampling, smallFrameParts: 6 };
  const { drawn } = await drawSample(input, { ...defaultSurveyConfig, sampling });
  expect(drawn).toHaveLength(10);
});
