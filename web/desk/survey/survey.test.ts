import { expect, test } from 'vitest';
import { cleanBeacon, drandRoundFrom, isBeacon, suggestedBeacon } from './beacon.ts';
import { type Issued, issueAll, pushAll, type Pushed } from './issue.ts';

test('quicknet rounds come every three seconds from its genesis', () => {
  expect(drandRoundFrom('2023-08-23T15:09:27Z')).toBe(1);
  expect(drandRoundFrom('2023-08-23T15:09:28Z')).toBe(2);
  expect(drandRoundFrom('2023-08-23T15:09:30Z')).toBe(2);
  expect(drandRoundFrom('2020-01-01T00:00:00Z')).toBe(1);
});

test('the suggested beacon is that of noon tomorrow and short enough', () => {
  const name = suggestedBeacon('2026-09-01T01:00:00.000Z');
  expect(name).toContain('2026年9月2日 12:00');
  expect(name).toContain(`第${drandRoundFrom('2026-09-02T04:00:00Z')}轮`);
  expect(name.length).toBeLessThanOrEqual(80);
});

test('a pasted beacon is cleaned and checked', () => {
  expect(cleanBeacon(' 0xAB cd\n')).toBe('abcd');
  expect(isBeacon('a'.repeat(64))).toBe(true);
  expect(isBeacon('a'.repeat(15))).toBe(false);
  expect(isBeacon('g'.repeat(64))).toBe(false);
});

const link = (enterprise: string) => ({ enterprise, name: enterprise, url: `https://x/#${enterprise}` });

test('issues until none remains and keeps the links of every batch, even when a later one fails', async () => {
  const batches = [
    { links: [link('E1'), link('E2')], remaining: 1 },
    { links: [link('E3')], remaining: 0 },
  ];
  const told: Issued[] = [];
  await issueAll(
    async () => batches.shift()!,
    [],
    (so) => told.push(so),
  );
  expect(told.map(({ links, remaining }) => [links.length, remaining])).toEqual([
    [2, 1],
    [3, 0],
  ]);

  const kept: Issued[] = [];
  const failing = [
    async () => ({ links: [link('E1')], remaining: 1 }),
    () => Promise.reject(new Error('offline')),
  ];
  await expect(
    issueAll(
      () => failing.shift()!(),
      [],
      (so) => kept.push(so),
    ),
  ).rejects.toThrow('offline');
  expect(kept.at(-1)?.links).toHaveLength(1);
});

test('pushes until nobody is left, and stops where the receiver does not take a batch', async () => {
  const run = async (...batches: Pushed[]) => {
    const told: number[] = [];
    await pushAll(
      async () => batches.shift()!,
      ({ remaining }) => told.push(remaining),
    );
    return told;
  };
  const ok = { at: '2026-09-01T01:00:00.000Z', ok: true, zh: '', en: '' };
  const so = (remaining: number, last = ok): Pushed => ({ remaining, delivered: 0, last });
  expect(await run(so(12), so(4), so(0), so(9))).toEqual([12, 4, 0]);
  expect(await run(so(12), so(12, { ...ok, ok: false }), so(0))).toEqual([12, 12]);
  expect(await run(so(12), so(12), so(0))).toEqual([12, 12]);
});
