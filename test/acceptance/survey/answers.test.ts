import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { satisfactionLevels } from '../../../shared/survey/index.ts';
import type { Answers } from '../../../shared/survey/model.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';

const month = '2026-09';
let house: House;
let j: string;
let tokens: string[];

const makeAnswers = (overrides: Partial<Answers> = {}): Answers => ({
  units: [{ unit: 'u-market', level: 'satisfied' }],
  indicators: [],
  overall: 'satisfied',
  asked: 'no',
  ...overrides,
});
const key = (n: number) => n.toString(16).padStart(32, '0');
const submit = (token: string, n: number, answers = makeAnswers()) =>
  house.call('submitAnswers', { submission: key(n), answers }, { invited: token });
const responses = () =>
  house.platform.tables.responses.list({ pk: `${j}#${month}` }, {
    parse: (item: unknown) => item,
  } as never) as Promise<object[]>;
const round = () => house.ok('readRound', { jurisdiction: j, month }, staff.office);

/** A link that no test has used yet. */
const fresh = () => tokens.pop()!;

const openRound = async () => {
  house = await openHouse();
  j = house.jurisdiction;
  await foundCounty(house, { enterprises: 120 });
  const frozen = await house.ok('freezeFrame', { jurisdiction: j, month, beaconName: 'drand' }, staff.office);
  await house.ok(
    'drawSample',
    { jurisdiction: j, month, version: frozen.version, beacon: 'ab'.repeat(32) },
    staff.office,
  );
  const { links, remaining } = await house.ok(
    'issueInvitations',
    { jurisdiction: j, month, limit: 100, closesOn: '2026-09-25' },
    staff.office,
  );
  expect(remaining).toBe(0);
  expect(links).toHaveLength(40);
  for (const { url } of links) expect(url.slice('https://yxt.example'.length).length).toBeLessThan(40);
  tokens = links.map(({ url }) => url.split('#')[1]!);
};

describe('[X5] one answer for a link', () => {
  beforeAll(openRound);

  test('opening the link a hundred times spends nothing', async () => {
    const token = fresh();
    const opened = await Promise.all(
      Array.from({ length: 100 }, () => house.ok('openInvitation', {}, { invited: token })),
    );
    expect(opened[0]).toMatchObject({
      jurisdiction: { code: '422826', name: '咸丰县' },
      month,
      closesOn: '2026-09-25',
    });
    expect(opened[0]!.units).toHaveLength(4);
    expect(opened[0]!.indicators).toHaveLength(18);
    expect((await submit(token, 1)).status).toBe(201);
  });

  test('fifty submissions at once from different tabs leave one response; a repeat of the winner succeeds again', async () => {
    const [token, before] = [fresh(), (await responses()).length];
    const results = await Promise.all(Array.from({ length: 50 }, (_, n) => submit(token, n)));
    const won = results.flatMap(({ status }, n) => (status === 201 ? [n] : []));
    expect(won).toHaveLength(1);
    expect(
      results.filter(({ status }) => status !== 201).every(({ status }) => status === 410 || status === 503),
    ).toBe(true);
    expect(await responses()).toHaveLength(before + 1);
    expect((await submit(token, won[0]!)).status).toBe(201);
    expect((await submit(token, 999)).body).toMatchObject({
      type: 'link-spent',
      title: { zh: '您已提交过答卷,谢谢' },
    });
    expect(await responses()).toHaveLength(before + 1);
  });

  test('a response names no token, no enterprise and no time finer than the day', async () => {
    const token = fresh();
    await submit(token, 1, makeAnswers({ text: '办事很快' }));
    const stored = (await responses()).find((one) => 'text' in one);
    expect(Object.keys(stored!).sort()).toEqual(
      ['asked', 'day', 'id', 'indicators', 'month', 'overall', 'pk', 'sk', 'stratum', 'text', 'units'].sort(),
    );
    const text = JSON.stringify(stored);
    expect(text).not.toContain(token);
    expect(text).not.toMatch(/91422826|T\d\d:/);
  });

  test('a reissued link works and the old one dies', async () => {
    const waiting = await house.ok('unanswered', { jurisdiction: j, month }, staff.office);
    const dead = async () =>
      (await Promise.all(tokens.map((token) => house.call('openInvitation', {}, { invited: token })))).filter(
        ({ status }) => status === 404,
      ).length;
    expect(await dead()).toBe(0);
    const { enterprise } = waiting.items[0]!;
    const { url } = await house.ok(
      'reissueInvitation',
      { jurisdiction: j, month, enterpriseId: enterprise },
      staff.office,
    );
    const opened = await Promise.all(
      tokens.map((token) => house.call('openInvitation', {}, { invited: token })),
    );
    expect(opened.filter(({ status }) => status === 404)).toHaveLength(1);
    expect((await submit(url.split('#')[1]!, 7)).status).toBe(201);
    expect((await house.ok('unanswered', { jurisdiction: j, month }, staff.office)).items).toHaveLength(
      waiting.items.length - 1,
    );
    expect(
      await house.refusal(
        'reissueInvitation',
        { jurisdiction: j, month, enterpriseId: enterprise },
        staff.office,
      ),
    ).toMatchObject({
      type: 'link-spent',
    });
  });
});

describe('bad input stores nothing and spends nothing', () => {
  beforeAll(openRound);

  test.each([
    [
      'a unit not offered',
      makeAnswers({ units: [{ unit: 'u-none', level: 'satisfied' }] }),
      '/answers/units/0/unit',
    ],
    [
      'nine units',
      makeAnswers({ units: Array.from({ length: 9 }, () => ({ unit: 'u-tax', level: 'none' as const })) }),
      '/answers/units',
    ],
    ['a sixth level', makeAnswers({ overall: 'ecstatic' as never }), '/answers/overall'],
    ['20,000 characters', makeAnswers({ text: '很'.repeat(20_000) }), '/answers/text'],
  ])('%s', async (_, answers, pointer) => {
    const [token, before] = [fresh(), (await responses()).length];
    const answer = await submit(token, 1, answers);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ type: 'invalid-input' });
    expect((answer.body as unknown as { fields: { pointer: string; zh: string }[] }).fields[0]).toMatchObject(
      {
        pointer,
        zh: expect.stringMatching(/\p{Script=Han}/u) as string,
      },
    );
    expect(await responses()).toHaveLength(before);
    expect((await submit(token, 1)).status).toBe(201);
  });

  test('unknown links, and answers after closing', async () => {
    expect((await submit('0000000000000000', 1)).body).toMatchObject({ type: 'unknown-link' });
    const token = fresh();
    house.clock.set('2026-09-26T00:00:00+08:00');
    expect((await submit(token, 1)).body).toMatchObject({ type: 'round-closed' });
    house.clock.set('2026-09-25T23:59:59+08:00');
    expect((await submit(token, 1)).status).toBe(201);
  });
});

describe('[X6] results say only what they can', () => {
  beforeEach(openRound);

  const answerAll = async (count: number) => {
    for (const [n, token] of tokens.slice(0, count).entries())
      await submit(
        token,
        n,
        makeAnswers({
          units: [
            { unit: 'u-market', level: satisfactionLevels[n % 2]! },
            ...(n < 4 ? [{ unit: 'u-land', level: 'dissatisfied' as const }] : []),
          ],
        }),
      );
    const { version } = await round();
    await house.ok('closeRound', { jurisdiction: j, month, version }, staff.office);
    return house.ok('computeResults', { jurisdiction: j, month }, staff.office);
  };

  test('a unit with four answers shows no score; one with forty shows it with its interval', async () => {
    const results = await answerAll(40);
    expect(results).toMatchObject({ invited: 40, answered: 40, responseRate: 1, representative: true });
    const figure = (code: string) => results.units.figures.find((one) => one.code === code)!;
    expect(figure('u-land')).toMatchObject({ n: 4, level: 'hidden', score: null, distribution: null });
    expect(figure('u-market').n).toBe(40);
    expect(figure('u-market').score).toBeGreaterThan(80);
    expect(figure('u-market').interval![0]).toBeLessThan(figure('u-market').score!);
    expect(await house.ok('readResults', { jurisdiction: j, month }, staff.supervisor)).toEqual(results);
  });

  test('below 30 % response the month is labelled and carries no bands', async () => {
    const results = await answerAll(11);
    expect(results.representative).toBe(false);
    expect(results.units.figures.every(({ band }) => band === null)).toBe(true);
  });

  test('an open round gives no results', async () => {
    expect(await house.refusal('computeResults', { jurisdiction: j, month }, staff.office)).toMatchObject({
      type: 'not-acceptable-now',
      current: 'open',
    });
  });
});
