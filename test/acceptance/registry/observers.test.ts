import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { parseToken, sha256Hex } from '../../../shared/identifiers/token.ts';
import { Observer } from '../../../shared/registry/index.ts';
import type { Person } from '../../../shared/registry/index.ts';
import { observerKey } from '../../../functions/platform/keys.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { jurisdiction, makeObserver, makeOfficial, office, populate, upTo } from './county.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await populate(house, { people: [makeOfficial(1), ...upTo(21, (n) => makeObserver(n))] });
});

const issue = (personId = 'observer-1', to = '2027-06-30') =>
  house.ok('issueObserverLink', { jurisdiction, personId, to }, office);
const tokenOf = ({ url }: { url: string }) => url.split('#')[1]!;

/** Whom the index of hashes finds by a token, as the observers' own routes look it up. */
async function foundBy(token: string): Promise<string[]> {
  const listing = { pk: await sha256Hex(token), index: 'byHash' as const };
  const found = await house.platform.tables.records.list(listing, z.object({ sk: z.string() }));
  return found.map(({ sk }) => sk);
}

describe('[X7] an observer’s personal link', () => {
  test('is short, has 80 bits, and finds its observer by the hash alone', async () => {
    const answer = await issue();
    expect(answer.url).toMatch(/^https:\/\/yxt\.example\/observer\.html#[0-9A-HJKMNP-TV-Z]{16}$/);
    const token = tokenOf(answer);
    expect(parseToken(token)).toBe(token);
    expect(await foundBy(token)).toEqual(['observer-1']);
    const record = await house.platform.tables.records.get(
      observerKey(jurisdiction, 'observer-1'),
      z.record(z.string(), z.unknown()),
    );
    expect(record).toMatchObject({ linkHash: await sha256Hex(token), to: '2027-06-30', from: '2026-01-01' });
    expect(JSON.stringify(record)).not.toContain(token);
  });

  test('renewed, the old one is dead and the new one lives', async () => {
    const [old, renewed] = [tokenOf(await issue()), tokenOf(await issue())];
    expect(renewed).not.toBe(old);
    expect(await foundBy(old)).toEqual([]);
    expect(await foundBy(renewed)).toEqual(['observer-1']);
  });

  test('revoked, it is dead; revoking again is the same', async () => {
    const token = tokenOf(await issue());
    const revoke = () => house.ok('revokeObserverLink', { jurisdiction, personId: 'observer-1' }, office);
    expect(await revoke()).toEqual({ linked: false });
    expect(await revoke()).toEqual({ linked: false });
    expect(await foundBy(token)).toEqual([]);
    const again = tokenOf(await issue());
    expect(await foundBy(again)).toEqual(['observer-1']);
  });

  test('issued twice at the same moment, exactly the links that were shown last live', async () => {
    const answers = await Promise.all(
      upTo(4, () =>
        house.call('issueObserverLink', { jurisdiction, personId: 'observer-1', to: '2027-06-30' }, office),
      ),
    );
    const shown = answers
      .filter(({ status }) => status === 201)
      .map(({ body }) => tokenOf(body as { url: string }));
    for (const { status } of answers) expect([201, 409, 503]).toContain(status);
    const alive = await Promise.all(shown.map(foundBy));
    expect(alive.flat()).toEqual(['observer-1']);
  });

  test('is for observers only, and never outlasts the term or begins when it is over', async () => {
    for (const personId of ['official-1', 'nobody'])
      expect(
        await house.refusal('issueObserverLink', { jurisdiction, personId, to: '2027-01-01' }, office),
      ).toMatchObject({ type: 'not-found' });
    for (const to of ['2026-08-31', '2028-01-01'])
      expect(
        await house.refusal('issueObserverLink', { jurisdiction, personId: 'observer-1', to }, office),
      ).toMatchObject({ type: 'rule-refused', fields: [{ pointer: '/to' }] });
    expect(
      await house.refusal('revokeObserverLink', { jurisdiction, personId: 'observer-2' }, office),
    ).toMatchObject({ type: 'not-found' });
  });

  test('ends with the term when that is shortened, and dies when she observes no longer', async () => {
    const token = tokenOf(await issue());
    const link = () => house.platform.tables.records.get(observerKey(jurisdiction, 'observer-1'), Observer);
    const save = (overrides: Partial<Person>) =>
      house.ok('savePeople', { jurisdiction, items: [makeObserver(1, overrides)] }, office);
    await save({ to: '2026-12-31' });
    expect(await link()).toMatchObject({ to: '2026-12-31', version: 2 });
    expect(await foundBy(token)).toEqual(['observer-1']);
    await save({ kind: 'handler', unit: 'u1' });
    expect(await link()).not.toHaveProperty('linkHash');
    expect(await foundBy(token)).toEqual([]);
  });

  test('21 observers are listed with their terms and whether a link is alive, to the office alone', async () => {
    await issue('observer-3', '2026-09-30');
    const list = async () => (await house.ok('listObservers', { jurisdiction }, office)).items;
    const observers = await list();
    expect(observers).toHaveLength(21);
    expect(observers.filter(({ linked }) => linked)).toEqual([
      { person: 'observer-3', name: '观察员3', from: '2026-01-01', to: '2027-12-31', linked: true },
    ]);
    house.clock.set('2026-10-01T00:00:00+08:00');
    expect((await list()).filter(({ linked }) => linked)).toEqual([]);
    expect(await house.refusal('listObservers', { jurisdiction }, { roles: ['supervisor'] })).toMatchObject({
      status: 403,
    });
  });
});
