import { createHash, createHmac } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { freezeFrame } from '../../../functions/survey/draw.ts';
import { invitationStore, roundStore } from '../../../functions/survey/store.ts';
import { defaultSurveyConfig } from '../../../shared/survey/index.ts';
import { foundCounty, makeEnterprise, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';

const month = '2026-09';
const beacon = 'ab'.repeat(32);
let house: House;
let j: string;

beforeEach(async () => {
  house = await openHouse();
  j = house.jurisdiction;
  await foundCounty(house, { enterprises: 60 });
});

const freeze = () =>
  house.ok('freezeFrame', { jurisdiction: j, month, beaconName: 'drand 第5,000,000轮' }, staff.office);

describe('[X5] the monthly draw', () => {
  test('the commit is public before the beacon, the secret only after', async () => {
    const frozen = await freeze();
    expect(frozen).toMatchObject({ state: 'frozen', month, figures: { frameSize: 60, sampleSize: 20 } });
    expect(frozen.figures).not.toHaveProperty('secretHex');
    const drawn = await house.ok(
      'drawSample',
      { jurisdiction: j, month, version: frozen.version, beacon },
      staff.office,
    );
    expect(drawn.figures).toMatchObject({ commit: frozen.figures.commit, beacon });
  });

  test('a stranger recomputes frame hash, commit, seed and sample with nothing but SHA-256 and HMAC', async () => {
    const frozen = await freeze();
    await house.ok('drawSample', { jurisdiction: j, month, version: frozen.version, beacon }, staff.office);
    const audit = await house.ok('auditFrame', { jurisdiction: j, month }, staff.auditor);
    const figures = audit.round.figures as typeof audit.round.figures & { secretHex: string; seed: string };

    const text = audit.lines
      .map(({ id, stratum }) => `${id}\t${stratum}\n`)
      .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
      .join('');
    const frameHash = createHash('sha256').update(text).digest('hex');
    const commit = createHash('sha256')
      .update(`draw-v1\n${month}\n${frameHash}\n${figures.secretHex}\n`)
      .digest('hex');
    const seed = createHmac('sha256', Buffer.from(figures.secretHex, 'hex'))
      .update(`draw-v1\n${month}\n${frameHash}\n${beacon}\n`)
      .digest('hex');
    expect({ frameHash, commit, seed }).toEqual({
      frameHash: figures.frameHash,
      commit: frozen.figures.commit,
      seed: figures.seed,
    });

    const key = (id: string) => createHmac('sha256', Buffer.from(seed, 'hex')).update(id).digest('hex');
    const sample = figures.strata.flatMap(({ members, drawn }) =>
      audit.lines
        .filter(({ stratum, eligible }) => eligible && members.includes(stratum))
        .map(({ id }) => id)
        .sort((a, b) => (key(a) < key(b) ? -1 : 1))
        .slice(0, drawn),
    );
    expect(sample.sort()).toEqual([...audit.drawn].sort());
    expect(sample).toHaveLength(20);
  });

  test('an enterprise asked in September is not asked again before December', async () => {
    const play = async (which: string) => {
      const frozen = await house.ok(
        'freezeFrame',
        { jurisdiction: j, month: which, beaconName: 'drand' },
        staff.office,
      );
      await house.ok(
        'drawSample',
        { jurisdiction: j, month: which, version: frozen.version, beacon },
        staff.office,
      );
      return new Set((await house.ok('auditFrame', { jurisdiction: j, month: which }, staff.auditor)).drawn);
    };
    const [september, october, november] = [
      await play('2026-09'),
      await play('2026-10'),
      await play('2026-11'),
    ];
    expect(
      september.intersection(october).size +
        september.intersection(november).size +
        october.intersection(november).size,
    ).toBe(0);
    expect(september.size + october.size + november.size).toBe(60);
    expect((await play('2026-12')).size).toBe(20);
  });

  test('enterprises below scale or without a contact are left out, counted by reason', async () => {
    await house.ok(
      'saveEnterprises',
      {
        jurisdiction: j,
        items: [makeEnterprise(900, { aboveScale: false }), makeEnterprise(901, { contact: undefined })],
      },
      staff.office,
    );
    const frozen = await freeze();
    expect(frozen.figures.frameSize).toBe(60);
    expect(frozen.exclusions).toEqual(
      expect.arrayContaining([
        { reason: 'belowScale', count: 1 },
        { reason: 'noContact', count: 1 },
      ]),
    );
  });
});

describe('refusals', () => {
  test('a frame too large for the function is refused before anything is written', async () => {
    const { tables, publications, ...rest } = house.platformOf('survey-office');
    const ports = {
      ...rest,
      rounds: roundStore(tables.records),
      invitations: invitationStore(tables.invitations),
      publications,
    };
    const freezeAtMost = (mostInFrame: number) =>
      freezeFrame({
        ...ports,
        config: { ...defaultSurveyConfig, sampling: { ...defaultSurveyConfig.sampling, mostInFrame } },
      })(
        { jurisdiction: j, month, beaconName: 'drand' },
        { kind: 'staff', person: 'p-office', roles: ['office'], jurisdiction: j },
      );
    await expect(freezeAtMost(59)).rejects.toMatchObject({
      code: 'rule-refused',
      details: { detail: { en: expect.stringContaining('more than 59 enterprises') as string } },
    });
    expect(await ports.rounds.round(j, month)).toBeUndefined();
    expect(await ports.rounds.frame(j, month)).toEqual([]);
    expect([...house.publications.files.keys()]).toEqual([]);
    const fresh = 'ab'.repeat(32);
    expect(await ports.invitations.roundSecret(j, month, fresh)).toBe(fresh);
    expect(await freezeAtMost(60)).toMatchObject({ state: 'frozen', figures: { frameSize: 60 } });
  });

  test('a month is frozen once, drawn once, and only in that order', async () => {
    expect(
      await house.refusal('drawSample', { jurisdiction: j, month, version: 1, beacon }, staff.office),
    ).toMatchObject({ type: 'not-found' });
    const frozen = await freeze();
    expect(
      await house.refusal('freezeFrame', { jurisdiction: j, month, beaconName: 'x' }, staff.office),
    ).toMatchObject({
      type: 'illegal-move',
      current: 'frozen',
    });
    const twice = await Promise.all(
      [beacon, 'cd'.repeat(32)].map((one) =>
        house.call(
          'drawSample',
          { jurisdiction: j, month, version: frozen.version, beacon: one },
          staff.office,
        ),
      ),
    );
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('only the office draws, only the auditor sees the frame, and nobody of another county', async () => {
    await freeze();
    const asked = { jurisdiction: j, month };
    expect(await house.refusal('auditFrame', asked, staff.office)).toMatchObject({ type: 'forbidden' });
    expect(await house.refusal('drawSample', { ...asked, version: 1, beacon }, staff.auditor)).toMatchObject({
      type: 'forbidden',
    });
    expect(
      await house.refusal('readRound', asked, { roles: ['office'], jurisdiction: '422825' }),
    ).toMatchObject({ type: 'forbidden' });
    expect(await house.ok('readRound', asked, { roles: ['office'], jurisdiction: '422800' })).toMatchObject({
      state: 'frozen',
    });
  });

  test('a beacon that is none is refused with its field', async () => {
    await freeze();
    const refusal = await house.refusal(
      'drawSample',
      { jurisdiction: j, month, version: 1, beacon: 'heads' },
      staff.office,
    );
    expect(refusal.fields).toMatchObject([{ pointer: '/beacon' }]);
  });
});
