import { beforeEach, describe, expect, test } from 'vitest';
import { checkOwnLine } from '../../../shared/survey/index.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { makeAnswers, month, openSurvey, Survey, tokenOf } from './survey.ts';

let survey: Survey;
let house: House;
beforeEach(async () => {
  survey = await openSurvey(60);
  house = survey.house;
});

const opened = async (url: string) =>
  (await house.call('openInvitation', {}, { invited: tokenOf(url) })).status;
const remind = (more: { newLinks?: boolean; after?: string; limit?: number } = {}) =>
  house.ok('remindInvited', { ...survey.where, ...more }, staff.office);
const replace = (enterpriseId: string) =>
  house.call('replaceInvited', { ...survey.where, enterpriseId, reason: 'deadAddress' }, staff.office);
const audit = () => house.ok('auditFrame', survey.where, staff.auditor);

describe('[X5] reminders go to those who have not answered', () => {
  test('with what a message needs, batch by batch, counted on the round, without touching their links', async () => {
    await survey.answer([makeAnswers(), makeAnswers()]);
    const first = await remind({ limit: 10 });
    const second = await remind({ limit: 10, after: first.next! });
    const reminded = [...first.items, ...second.items];
    const answered = survey.links.slice(0, 2).map(({ enterprise }) => enterprise);
    expect(reminded.map(({ enterprise }) => enterprise)).toEqual(
      survey.links
        .map(({ enterprise }) => enterprise)
        .filter((id) => !answered.includes(id))
        .sort(),
    );
    expect(second.next).toBeUndefined();
    expect(reminded[0]).toMatchObject({
      phone: '00000000',
      name: expect.stringContaining('咸丰测试') as string,
    });
    expect(reminded.every((one) => !('url' in one))).toBe(true);
    expect((await survey.round()).reminders).toEqual([{ on: '2026-09-01', count: 18, newLinks: 0 }]);
    expect(await opened(survey.links[5]!.url)).toBe(200);
  });

  test('with new links on request: the old ones die, spent ones stay as they are', async () => {
    await survey.answer([makeAnswers()]);
    const { items } = await remind({ newLinks: true });
    expect(items).toHaveLength(19);
    for (const { enterprise, url } of items.slice(0, 3)) {
      const old = survey.links.find((link) => link.enterprise === enterprise)!;
      expect([await opened(old.url), await opened(url!)]).toEqual([404, 200]);
    }
    expect(await opened(survey.links[0]!.url)).toBe(410);
    expect((await survey.round()).reminders).toEqual([{ on: '2026-09-01', count: 19, newLinks: 19 }]);
  });

  test('never after the close, and by the office alone', async () => {
    expect(await house.refusal('remindInvited', survey.where, staff.supervisor)).toMatchObject({
      type: 'forbidden',
    });
    await survey.close();
    expect(await house.refusal('remindInvited', survey.where, staff.office)).toMatchObject({
      type: 'round-closed',
    });
  });
});

describe('[X5] who cannot be reached is replaced by the next in the order of the draw', () => {
  test('of the same stratum, recorded and counted; the old link dies and the numbers stay', async () => {
    const { drawn, replacements, lines, round } = await audit();
    const stratumOf = (id: string) => {
      const { stratum } = lines.find((line) => line.id === id)!;
      return round.figures.strata.find(({ members }) => members.includes(stratum))!.code;
    };
    const out = drawn[3]!;
    const order = replacements.filter((id) => stratumOf(id) === stratumOf(out));
    const seats = round.figures.strata.find(({ code }) => code === stratumOf(out))!.drawn;

    const first = await replace(out);
    expect(first).toMatchObject({
      status: 201,
      body: { out, in: order[0], place: seats + 1, by: 'p-office' },
    });
    const { url } = first.body as { url: string };
    expect([
      await opened(survey.links.find(({ enterprise }) => enterprise === out)!.url),
      await opened(url),
    ]).toEqual([404, 200]);

    const second = await replace(order[0]!);
    expect(second).toMatchObject({ status: 201, body: { in: order[1], place: seats + 2 } });
    expect(await opened(url)).toBe(404);
    const { items } = await house.ok('listReplacements', survey.where, staff.auditor);
    expect(items.map((one) => [one.out, one.in, one.reason])).toEqual([
      [out, order[0], 'deadAddress'],
      [order[0], order[1], 'deadAddress'],
    ]);
    expect(await survey.round()).toMatchObject({ invited: 20, replaced: 2 });
    expect(
      (await house.ok('issueInvitations', { ...survey.where, closesOn: '2026-09-25' }, staff.office))
        .remaining,
    ).toBe(0);
    expect((await house.ok('unanswered', survey.where, staff.office)).items).toHaveLength(20);
  });

  test('two at the same moment get two different ones', async () => {
    const { drawn } = await audit();
    const both = await Promise.all(drawn.slice(0, 2).map(replace));
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    const { items } = await house.ok('listReplacements', survey.where, staff.office);
    expect(new Set(items.map((one) => one.in)).size).toBe(2);
    expect(await survey.round()).toMatchObject({ replaced: 2 });
  });

  test('one who stepped in is not asked again next month', async () => {
    const answer = await replace((await audit()).drawn[0]!);
    const { in: stepped } = answer.body as { in: string };
    const october = { jurisdiction: house.jurisdiction, month: '2026-10' };
    await house.ok('freezeFrame', { ...october, beaconName: 'drand' }, staff.office);
    const { lines } = await house.ok('auditFrame', october, staff.auditor);
    expect(lines.find(({ id }) => id === stepped)).toMatchObject({ eligible: false });
  });

  test('refused for who has answered, was replaced, or was never drawn, and when nobody is left', async () => {
    await survey.answer([makeAnswers()]);
    expect((await replace(survey.links[0]!.enterprise)).body).toMatchObject({ type: 'link-spent' });
    const { drawn, replacements, round } = await audit();
    expect((await replace(replacements[0]!)).body).toMatchObject({ type: 'not-found' });
    const out = drawn.find((id) => id !== survey.links[0]!.enterprise)!;
    await replace(out);
    expect((await replace(out)).body).toMatchObject({ type: 'rule-refused' });
    let next = (await house.ok('listReplacements', survey.where, staff.office)).items[0]!.in;
    const most = Math.max(...round.figures.strata.map(({ eligible }) => eligible));
    for (let step = 0; step < most; step++) {
      const answer = await replace(next);
      if (answer.status !== 201) {
        expect(answer.body).toMatchObject({ detail: { zh: '这一层没有候补企业了' } });
        return;
      }
      next = (answer.body as { in: string }).in;
    }
    throw new Error('the replacements never ended');
  });
});

describe('[X5] an enterprise verifies its own line', () => {
  test('by its link, answered or not: in the frame, its stratum, its HMAC, its place', async () => {
    const { figures } = await survey.round();
    for (const [at, { url, enterprise }] of survey.links.slice(0, 3).entries()) {
      if (at === 0) await survey.submit(tokenOf(url));
      const own = await house.ok('proveOwnLine', {}, { invited: tokenOf(url) });
      expect(own.proof.line.id).toBe(enterprise);
      expect(own.place).toMatchObject({ drawn: true });
      const checks = await checkOwnLine(own, figures);
      expect(checks).toEqual(['frame', 'stratum', 'key', 'drawn'].map((check) => ({ check, right: true })));
      const others = survey.links.filter((link) => link.enterprise !== enterprise);
      for (const other of others) expect(JSON.stringify(own)).not.toContain(other.enterprise);
      expect(await opened(url)).toBe(at === 0 ? 410 : 200);
    }
  });

  test('from the office, drawn or not; a forged place, key or line is found', async () => {
    const { replacements, lines } = await audit();
    const { figures } = await survey.round();
    const prove = (enterpriseId: string) =>
      house.ok('proveLine', { ...survey.where, enterpriseId }, staff.office);
    const own = await prove(replacements[0]!);
    expect(own.place).toMatchObject({ drawn: false });
    expect((await checkOwnLine(own, figures)).every(({ right }) => right)).toBe(true);
    const wrong = async (forged: typeof own) =>
      (await checkOwnLine(forged, figures)).filter(({ right }) => !right).map(({ check }) => check);
    expect(await wrong({ ...own, place: { ...own.place!, drawn: true } })).toEqual(['drawn']);
    expect(await wrong({ ...own, place: { ...own.place!, key: 'a'.repeat(64) } })).toEqual(['key']);
    const stranger = { ...own.proof, line: { ...own.proof.line, id: 'X' } };
    expect(await wrong({ ...own, proof: stranger })).toEqual(['frame', 'key']);
    expect(await wrong({ ...own, month: '2026-08' })).toEqual(['frame']);
    expect(lines.some(({ id }) => id === own.proof.line.id)).toBe(true);
    expect(
      await house.refusal('proveLine', { ...survey.where, enterpriseId: 'X' }, staff.auditor),
    ).toMatchObject({ type: 'not-found' });
  });

  test('before the draw it shows the line and no place; a dead link shows nothing', async () => {
    const early = new Survey(await openHouse());
    await foundCounty(early.house, { enterprises: 12 });
    await early.freeze();
    const { lines } = await early.house.ok('auditFrame', early.where, staff.auditor);
    const own = await early.house.ok(
      'proveLine',
      { ...early.where, enterpriseId: lines[0]!.id },
      staff.office,
    );
    expect(own).not.toHaveProperty('place');
    const { figures } = await early.round();
    expect(await checkOwnLine(own, figures)).toEqual([
      { check: 'frame', right: true },
      { check: 'stratum', right: true },
    ]);

    const { enterprise, url } = survey.links[0]!;
    await house.ok('reissueInvitation', { ...survey.where, enterpriseId: enterprise }, staff.office);
    expect(await house.refusal('proveOwnLine', {}, { invited: tokenOf(url) })).toMatchObject({
      type: 'unknown-link',
    });
    expect(month).toBe(survey.where.month);
  });
});
