import { expect, test } from 'vitest';
import { auditDraw } from './audit.ts';
import { drawSample, freezeDraw } from './draw.ts';
import { checkPublicFigures } from './publicFigures.ts';

const lines = Array.from({ length: 60 }, (_, n) => ({
  id: `E${String(n).padStart(3, '0')}`,
  stratum: ['industry-small', 'services-small', 'trade-micro'][n % 3]!,
}));
const eligible = lines.filter((_, n) => n % 4 !== 0).map(({ id }) => id);
const input = { month: '2026-09', lines, eligible, secretHex: '5a'.repeat(32), beacon: 'ab'.repeat(32) };
const beaconName = 'drand';

const wrong = async (...given: Parameters<typeof checkPublicFigures>) =>
  (await checkPublicFigures(...given)).filter(({ right }) => !right).map(({ check }) => check);

test('the figures of a freeze and of a draw hold', async () => {
  const freeze = await freezeDraw(input);
  const { figures } = await drawSample(input);
  const announced = { figures: freeze, beaconName };
  expect(await wrong({ month: input.month, ...announced })).toEqual([]);
  expect(await wrong({ month: input.month, figures, beaconName }, announced)).toEqual([]);
  const empty = await drawSample({ ...input, lines: [], eligible: [] });
  expect(await wrong({ month: input.month, figures: empty.figures, beaconName })).toEqual([]);
});

test('each thing that was changed is named', async () => {
  const freeze = { figures: await freezeDraw(input), beaconName };
  const { figures } = await drawSample(input);
  const found = (change: Partial<typeof figures>, name = beaconName) =>
    wrong({ month: input.month, figures: { ...figures, ...change }, beaconName: name }, freeze);
  expect(await found({ beacon: 'cd'.repeat(32) })).toEqual(['seed']);
  expect(await found({ secretHex: 'cd'.repeat(32) })).toEqual(['commit', 'seed']);
  expect(await found({ frameSize: 61 })).toEqual(['counts', 'sampleSize', 'seats']);
  expect(await found({ eligibleHash: '0'.repeat(64) })).toEqual(['announced']);
  expect(await found({}, 'another beacon')).toEqual(['announced']);
  const [first, second, ...rest] = figures.strata;
  const moved = [{ ...first!, drawn: first!.drawn + 1 }, { ...second!, drawn: second!.drawn - 1 }, ...rest];
  expect(await found({ strata: moved })).toEqual(['seats']);
});

test('the auditor’s export is recomputed enterprise by enterprise; the first difference is named', async () => {
  const { figures, drawn, replacements } = await drawSample(input);
  const may = new Set(eligible);
  const ids = (list: typeof drawn) => list.map(({ id }) => id);
  const sound = {
    figures,
    lines: lines.map((line) => ({ ...line, eligible: may.has(line.id) })),
    drawn: ids(drawn),
    replacements: ids(replacements),
  };
  expect(await auditDraw(sound)).toBeNull();
  expect(await auditDraw({ ...sound, drawn: sound.drawn.toReversed() })).toMatchObject({ at: 'drawn/0' });
  expect(await auditDraw({ ...sound, replacements: sound.replacements.slice(0, -1) })).toMatchObject({
    at: `replacements/${sound.replacements.length - 1}`,
    published: null,
  });
  expect(await auditDraw({ ...sound, figures: { ...figures, beacon: 'x' } })).toMatchObject({ at: 'seed' });
});
