import fc from 'fast-check';
import { expect, test } from 'vitest';
import { enterpriseSizes, sectorGroups } from '../registry/model.ts';
import { compareBytes, fromHex, toHex } from './bytes.ts';
import { defaultSurveyConfig } from './config.ts';
import type { FrameCandidate } from './frame.ts';
import { buildFrame, eligibleIds, frameHash, frameLineText, sectorGroupOf, stratumCode } from './frame.ts';

const makeCandidate = (overrides: Partial<FrameCandidate>): FrameCandidate => ({
  id: 'E001',
  sectorGroup: 'industry',
  size: 'small',
  aboveScale: true,
  hasContact: true,
  ...overrides,
});

test('byte order equals the order of UTF-8 bytes, beyond the basic plane too', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      expect(Math.sign(compareBytes(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
    }),
  );
  expect(compareBytes('\u{1F600}', '\uFFFD')).toBeGreaterThan(0);
});

test('hexadecimal goes both ways, and refuses what is none', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect([...fromHex(toHex(bytes))]).toEqual([...bytes]);
    }),
  );
  for (const bad of ['0', 'AA', 'zz', '0x']) expect(() => fromHex(bad)).toThrow(RangeError);
});

test('the frame takes above-scale enterprises with a contact and lists all others with reasons', () => {
  const { lines, excluded } = buildFrame([
    makeCandidate({ id: 'E3', size: 'large' }),
    makeCandidate({ id: 'E2', hasContact: false }),
    makeCandidate({ id: 'E10' }),
    makeCandidate({ id: 'E1', aboveScale: false, hasContact: false }),
  ]);
  expect(lines).toEqual([
    { id: 'E10', stratum: 'industry-small' },
    { id: 'E3', stratum: 'industry-large' },
  ]);
  expect(excluded).toEqual([
    { id: 'E1', reasons: ['belowScale', 'noContact'] },
    { id: 'E2', reasons: ['noContact'] },
  ]);
});

test('a frame refuses an enterprise twice and a line that could pass for another', () => {
  expect(() => buildFrame([makeCandidate({}), makeCandidate({})])).toThrow('twice');
  for (const id of ['', 'E1\tA', 'E1\n', '\ud800']) {
    expect(() => frameLineText({ id, stratum: 'A' })).toThrow(RangeError);
  }
  expect(() => stratumCode('a+b', 'small')).toThrow(RangeError);
  expect(sectorGroupOf(stratumCode('trade', 'micro'))).toBe('trade');
});

test('the frame hash of the specification, in whatever order the lines come', async () => {
  const lines = [
    { id: 'E004', stratum: 'A' },
    { id: 'E003', stratum: 'B' },
    { id: 'E001', stratum: 'A' },
    { id: 'E005', stratum: 'B' },
    { id: 'E002', stratum: 'A' },
  ];
  expect(await frameHash(lines)).toBe('c018c3d20ba5ad3391c0735fe1e2fe0419b805720251862f43ec75f8dab37509');
});

test('an enterprise asked in January is eligible again in April', () => {
  const lines = [{ id: 'E1', stratum: 'A' }];
  const asked = new Map([['E1', '2025-12']]);
  const eligibleIn = (month: string) => eligibleIds(lines, asked, month).length;
  expect(['2025-12', '2026-01', '2026-02', '2026-03'].map(eligibleIn)).toEqual([0, 0, 0, 1]);
  expect(eligibleIds(lines, new Map(), '2026-01')).toEqual(['E1']);
});

test('the auditor’s export of the largest frame is an answer that Lambda takes: 6 MB', () => {
  const size = defaultSurveyConfig.sampling.mostInFrame;
  const id = (n: number) => `91422826MA${String(n).padStart(8, '0')}`;
  const stratum = stratumCode(longest(sectorGroups), longest(enterpriseSizes));
  const ids = Array.from({ length: size }, (_, n) => id(n));
  const text = JSON.stringify({
    lines: ids.map((one) => ({ id: one, stratum, eligible: false })),
    drawn: [],
    replacements: ids,
  });
  const round = 100_000;
  expect(text.length + round).toBeLessThan(6_291_456);
});

const longest = (codes: readonly string[]): string => codes.toSorted((a, b) => b.length - a.length)[0]!;
