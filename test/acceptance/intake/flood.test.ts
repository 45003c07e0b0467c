import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ProblemDocument } from '../../../shared/contract/problems.ts';
import { defaultProtection } from '../../../shared/intake/config.ts';
import { solveWork } from '../../../shared/intake/work.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { complaintReceipt, makeComplaint } from './complaintPlay.ts';
import { makeFiling, receiptOf, Request, storedUnder } from './play.ts';

const jurisdiction = '422826';
let house: House;
let day = 0;
beforeAll(async () => {
  house = await openHouse();
  await foundCounty(house);
});
beforeEach(async () => {
  day += 1;
  at('09:00:00');
  await protect(defaultProtection);
});

/** Each test has a day of its own. */
const today = (): string => `2026-09-${String(day).padStart(2, '0')}`;
const at = (time: string): void => house.clock.set(`${today()}T${time}+08:00`);
/** The n-th filing of a test: no two tests share a receipt. */
const nth = (n: number): number => day * 100 + n;

/** Sets what the county calls unusual, and how much work it asks for then. */
async function protect(over: { calm: number; bits?: number; mostBits?: number }): Promise<void> {
  const { version, settings } = await house.ok('readIntakeConfiguration', { jurisdiction }, staff.admin);
  const protection = { ...settings.protection, bits: 6, mostBits: 8, ...over };
  await house.ok(
    'saveIntakeConfiguration',
    { jurisdiction, version, settings: { ...settings, protection } },
    staff.admin,
  );
}
const challenge = () => house.ok('filingChallenge', { jurisdiction });

/** Files as the page does: asks, works, sends. Answers how many hashes it took. */
async function fileWithWork(n: number): Promise<number> {
  const { challenge: text, bits } = await challenge();
  const nonce = await solveWork(text, receiptOf(nth(n)), bits, async () => undefined);
  await house.ok('fileRequest', { ...makeFiling(nth(n)), work: { challenge: text, nonce } });
  return nonce + 1;
}

describe('a flood of filings', () => {
  test('in quiet times nobody works', async () => {
    expect(await challenge()).toMatchObject({ bits: 0 });
    for (let n = 0; n < 5; n++) await Request.file(house, nth(n));
  });

  test('beyond the usual each filing takes work, growing with the flood to its limit', async () => {
    await protect({ calm: 3 });
    for (let n = 0; n < 3; n++) await Request.file(house, nth(n));
    expect(await house.refusal('fileRequest', makeFiling(nth(3)))).toMatchObject({
      type: 'work-needed',
      status: 429,
    });
    const asked: number[] = [];
    let hashes = 0;
    for (let n = 3; n < 14; n++) {
      asked.push((await challenge()).bits);
      hashes += await fileWithWork(n);
    }
    expect(asked).toEqual([6, 6, 6, 7, 7, 7, 7, 7, 7, 8, 8]);
    expect(hashes).toBeLessThan(11 * 2 ** 8 * 3);
    at('09:10:00');
    expect(await challenge()).toMatchObject({ bits: 0 });
    await Request.file(house, nth(20));
  });

  test('a challenge answered stays good while the flood grows, until it expires', async () => {
    await protect({ calm: 2 });
    for (let n = 0; n < 2; n++) await Request.file(house, nth(n));
    const early = await challenge();
    const nonce = await solveWork(early.challenge, receiptOf(nth(9)), early.bits, async () => undefined);
    for (let n = 2; n < 8; n++) await fileWithWork(n);
    await house.ok('fileRequest', { ...makeFiling(nth(9)), work: { challenge: early.challenge, nonce } });
    at('11:00:01');
    for (let n = 30; n < 32; n++) await Request.file(house, nth(n));
    expect(
      await house.refusal('fileRequest', {
        ...makeFiling(nth(10)),
        work: { challenge: early.challenge, nonce },
      }),
    ).toMatchObject({ type: 'work-needed' });
  });

  test('no answer fits another receipt, no challenge can be made or eased by oneself', async () => {
    await protect({ calm: 1 });
    await Request.file(house, nth(1));
    const { challenge: text, bits } = await challenge();
    const nonce = await solveWork(text, receiptOf(nth(2)), bits, async () => undefined);
    const refusedWith = (work: { challenge: string; nonce: number }, n = 2) =>
      house.refusal('fileRequest', { ...makeFiling(nth(n)), work });
    const eased = text.replace(/^\d+/, '1');
    const forged = `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`;
    for (const work of [
      { challenge: eased, nonce },
      { challenge: forged, nonce },
      { challenge: 'nonsense', nonce },
      { challenge: text, nonce: nonce + 1_000_003 },
    ])
      expect((await refusedWith(work)).type).toBe('work-needed');
    const elsewhere = Array.from({ length: 40 }, (_, n) => n + 50);
    const refusals = await Promise.all(
      elsewhere.map(
        async (n) =>
          (await house.call('fileRequest', { ...makeFiling(nth(n)), work: { challenge: text, nonce } }))
            .status,
      ),
    );
    expect(refusals.filter((status) => status === 429).length).toBeGreaterThan(35);
    await house.ok('fileRequest', { ...makeFiling(nth(2)), work: { challenge: text, nonce } });
  });

  test('a county nobody registered has no challenge', async () => {
    expect(await house.refusal('filingChallenge', { jurisdiction: '611000' })).toMatchObject({
      type: 'not-found',
    });
  });

  test('nothing about who files is kept: the day’s signing key is all there is', async () => {
    await challenge();
    await Request.file(house, nth(1));
    const kept = await storedUnder(house, `${jurisdiction}#challenge`);
    expect(kept.filter((one) => 'sk' in one && one.sk === today())).toHaveLength(1);
    expect(Object.keys(kept.at(-1)!).toSorted()).toEqual([
      'changedAt',
      'changedBy',
      'expiresAt',
      'pk',
      'secret',
      'sk',
      'version',
    ]);
  });
});

describe('a flood of complaints', () => {
  /** Files as the page does: sends, and if it is told so, works and sends again. */
  async function fileAsPage(n: number): Promise<number> {
    const told = await house.call('fileComplaint', makeComplaint(nth(n)));
    if (told.status === 201) return 0;
    const { type, bits = 0 } = told.body as ProblemDocument;
    expect(type).toBe('work-needed');
    const { challenge: text, bits: asked } = await house.ok('filingChallenge', { jurisdiction, least: bits });
    expect(asked).toBe(bits);
    const nonce = await solveWork(text, complaintReceipt(nth(n)), asked, async () => undefined);
    await house.ok('fileComplaint', { ...makeComplaint(nth(n)), work: { challenge: text, nonce } });
    return asked;
  }

  test('[X11] takes the same work, asked for by the same question; requests are as free as before', async () => {
    await protect({ calm: 3 });
    const asked: number[] = [];
    for (let n = 0; n < 14; n++) asked.push(await fileAsPage(n));
    expect(asked).toEqual([0, 0, 0, 6, 6, 6, 7, 7, 7, 7, 7, 7, 8, 8]);
    expect(await challenge()).toMatchObject({ bits: 0 });
    await Request.file(house, nth(1));
    at('09:10:00');
    expect(await fileAsPage(20)).toBe(0);
  });

  test('[X11] no answer from quiet times, of another receipt or of another county lets in', async () => {
    await protect({ calm: 1 });
    const quiet = await challenge();
    await house.ok('fileComplaint', makeComplaint(nth(1)));
    const { challenge: text } = await house.ok('filingChallenge', { jurisdiction, least: 12 });
    const far = '522702';
    const admin = { roles: ['admin'], jurisdiction: far } as const;
    await house.ok('saveJurisdiction', { jurisdiction: far, name: '福泉市', level: 'county' }, admin);
    const { challenge: theirs } = await house.ok('filingChallenge', { jurisdiction: far, least: 12 });
    const answered = async (challenge: string, n: number) => ({
      challenge,
      nonce: await solveWork(challenge, complaintReceipt(nth(n)), 12, async () => undefined),
    });
    const { nonce } = await answered(text, 2);
    for (const work of [
      undefined,
      await answered(theirs, 2),
      await answered(text, 3),
      { challenge: quiet.challenge, nonce: 0 },
      { challenge: text.replace(/^12/, '1'), nonce },
      { challenge: text, nonce: nonce + 1_000_003 },
    ])
      expect(await house.refusal('fileComplaint', { ...makeComplaint(nth(2)), work })).toMatchObject({
        type: 'work-needed',
        status: 429,
        bits: 6,
      });
    await house.ok('fileComplaint', { ...makeComplaint(nth(2)), work: { challenge: text, nonce } });
  });

  test('[X11] the very same text under another receipt is another complaint: no answer tells that one was filed', async () => {
    const { text } = makeComplaint(nth(1));
    const first = await house.ok('fileComplaint', makeComplaint(nth(1)));
    const second = await house.ok('fileComplaint', makeComplaint(nth(2), { text }));
    expect(second.id).not.toBe(first.id);
  });

  test('[X11] counting stores nothing: beside complaints their function may write no record at all', async () => {
    const { records } = house.platformOf('intake-complaints-public').tables;
    const key = { pk: `${jurisdiction}#challenge`, sk: '2026-09-01' };
    await expect(records.write(records.insert(key, {}))).rejects.toThrow('is not granted PutItem on Records');
  });
});

describe('the very same text again', () => {
  test('under another receipt it is told kindly and not registered twice; changed or later it is', async () => {
    const filing = makeFiling(nth(1));
    await house.ok('fileRequest', filing);
    const again = { ...filing, receipt: receiptOf(nth(2)) };
    const answer = await house.refusal('fileRequest', again);
    expect(answer).toMatchObject({ type: 'already-filed', status: 409 });
    expect(answer.detail?.zh).toContain('请用刚才的回执编号');
    await house.ok('fileRequest', { ...again, receipt: receiptOf(nth(4)), place: '高乐山镇2号厂房' });
    at('09:10:00');
    await house.ok('fileRequest', again);
  });

  test('under the same receipt it is the same filing', async () => {
    const first = await house.ok('fileRequest', makeFiling(nth(3)));
    expect((await house.ok('fileRequest', makeFiling(nth(3)))).id).toBe(first.id);
  });
});
