import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { beforeEach, describe, expect, test } from 'vitest';
import { openSecret } from '../../../shared/survey/escrow.ts';
import { checkPublicFigures, drawCommit, drawFilePath, drawIndexPath } from '../../../shared/survey/index.ts';
import type { DrawFile, DrawIndex } from '../../../shared/survey/index.ts';
import { auditorKeys, foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { beacon, month, Survey } from './survey.ts';

let house: House;
let survey: Survey;
let jurisdiction: string;

beforeEach(async () => {
  house = await openHouse();
  jurisdiction = house.jurisdiction;
  await foundCounty(house, { enterprises: 60 });
  survey = new Survey(house);
});

const published = <T>(path: string): T => JSON.parse(house.publications.files.get(path)!) as T;
const file = (kind: DrawFile['kind']) => published<DrawFile>(drawFilePath(jurisdiction, month, kind));
const configure = (settings: { escrow: 'required' | 'optional'; auditorKey?: string }, version = 1) =>
  house.call('saveSurveyConfiguration', { jurisdiction, version, settings }, staff.admin);

describe('[X5] the secret is in escrow from the freeze on', () => {
  test('the auditor opens with her key alone what was published before the beacon, and it is what was committed to', async () => {
    const frozen = await survey.freeze('drand quicknet 第31808212轮');
    const announced = file('commit');
    expect(announced).toMatchObject({
      kind: 'commit',
      beaconName: 'drand quicknet 第31808212轮',
      figures: { commit: frozen.figures.commit },
      escrow: { auditorKey: auditorKeys.key },
    });
    const opened = await openSecret(announced.escrow!.sealed, auditorKeys.identity);
    expect(opened).toMatchObject({ jurisdiction, month });
    expect(await drawCommit(month, announced.figures.frameHash, opened.secretHex)).toBe(
      announced.figures.commit,
    );
    expect(JSON.stringify([frozen, [...house.publications.files.values()]])).not.toContain(opened.secretHex);

    const { figures } = await survey.draw();
    expect(figures).toMatchObject({ secretHex: opened.secretHex });
  });

  test('nobody else opens it, and what was changed does not open', async () => {
    await survey.freeze();
    const { sealed } = file('commit').escrow!;
    await expect(openSecret(sealed, await generateX25519Identity())).rejects.toThrow();
    await expect(openSecret(sealed, 'AGE-SECRET-KEY-1')).rejects.toThrow();
    const at = Math.floor(sealed.length / 2);
    const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
    await expect(openSecret(changed, auditorKeys.identity)).rejects.toThrow();
  });

  test('a new key counts from the next freeze', async () => {
    const identity = await generateX25519Identity();
    const auditorKey = await identityToRecipient(identity);
    expect((await configure({ escrow: 'required', auditorKey })).status).toBe(200);
    await survey.freeze();
    expect(await openSecret(file('commit').escrow!.sealed, identity)).toMatchObject({ month });
  });

  test('without a key a freeze is refused and says so, unless the county allows it', async () => {
    await configure({ escrow: 'required' });
    const refusal = await house.refusal(
      'freezeFrame',
      { jurisdiction, month, beaconName: 'drand' },
      staff.office,
    );
    expect(refusal).toMatchObject({ type: 'rule-refused' });
    expect(refusal.detail!.zh).toContain('审计公钥');
    expect(house.publications.files.size).toBe(0);

    await configure({ escrow: 'optional' }, 2);
    expect(await survey.freeze()).not.toHaveProperty('escrow');
    expect(file('commit')).not.toHaveProperty('escrow');
  });

  test('a county that has set nothing needs a key', async () => {
    const other = await openHouse();
    await other.ok('saveJurisdiction', { jurisdiction, name: '咸丰县', level: 'county' }, staff.admin);
    expect(await other.ok('readSurveyConfiguration', { jurisdiction }, staff.auditor)).toEqual({
      version: 0,
      settings: { escrow: 'required' },
    });
    const asked = { jurisdiction, month, beaconName: 'drand' };
    expect(await other.refusal('freezeFrame', asked, staff.office)).toMatchObject({ type: 'rule-refused' });
  });

  test('only the administrator sets the key; a mistyped one, a secret one and a stale version are refused', async () => {
    const mistyped = auditorKeys.key.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'));
    expect((await configure({ escrow: 'required', auditorKey: mistyped })).body).toMatchObject({
      type: 'rule-refused',
      fields: [{ pointer: '/settings/auditorKey' }],
    });
    const secret = await configure({ escrow: 'required', auditorKey: auditorKeys.identity });
    expect(secret.body).toMatchObject({
      type: 'invalid-input',
      fields: [{ pointer: '/settings/auditorKey' }],
    });
    expect(JSON.stringify(secret.body)).not.toContain(auditorKeys.identity);
    expect((await configure({ escrow: 'optional' }, 0)).body).toMatchObject({ type: 'stale-version' });
    for (const who of [staff.office, staff.auditor, staff.supervisor])
      expect(
        await house.refusal(
          'saveSurveyConfiguration',
          { jurisdiction, version: 1, settings: { escrow: 'optional' } },
          who,
        ),
      ).toMatchObject({ type: 'forbidden' });
  });
});

describe('[X5] public figures', () => {
  test('anyone recomputes from the two files what follows from them; they name nobody', async () => {
    await survey.freeze();
    await survey.draw();
    const [commit, draw] = [file('commit'), file('draw')];
    const checks = await checkPublicFigures(draw, commit);
    expect(checks.map(({ check }) => check)).toEqual([
      'counts',
      'sampleSize',
      'seats',
      'commit',
      'seed',
      'announced',
    ]);
    expect(checks.filter(({ right }) => !right)).toEqual([]);
    expect(JSON.stringify([commit, draw])).not.toContain('91422826');
    expect(published<DrawIndex>(drawIndexPath(jurisdiction))).toEqual({
      jurisdiction,
      draws: [
        {
          month,
          commitPath: drawFilePath(jurisdiction, month, 'commit'),
          drawPath: drawFilePath(jurisdiction, month, 'draw'),
        },
      ],
    });
  });

  test('nothing is drawn from a commit that is not public; freezing once more publishes it', async () => {
    const { write } = house.publications;
    let broken = true;
    house.publications.write = async (...file) => {
      if (broken) throw new Error('the bucket is away');
      await write(...file);
    };
    const asked = { jurisdiction, month, beaconName: 'drand' };
    expect(await house.refusal('freezeFrame', asked, staff.office)).toMatchObject({ type: 'internal' });
    const { version } = await survey.round();
    expect(
      await house.refusal('drawSample', { jurisdiction, month, version, beacon }, staff.office),
    ).toMatchObject({ type: 'not-acceptable-now' });
    broken = false;
    const frozen = await survey.freeze();
    expect(frozen.announcedAt).toBeDefined();
    expect(file('commit').figures.commit).toBe(frozen.figures.commit);
    expect(await survey.draw()).toMatchObject({ state: 'drawn' });
  });
});
