import { beforeAll, describe, expect, test } from 'vitest';
import type { Project } from '../../../shared/registry/model.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { jurisdiction, makeProject, register as save } from './county.ts';

let house: House;
let serial = 0;
beforeAll(async () => {
  house = await openHouse('2026-09-28T09:00:00+08:00');
  await foundCounty(house);
});

/** A project of its own; its id. */
async function register(overrides: Partial<Project> = {}): Promise<string> {
  const id = `P-${++serial}`;
  await save(house, makeProject(id, overrides));
  return id;
}

describe('[Z12] claims and verification', () => {
  test('a claim waits for a verifier who is not of the owner unit', async () => {
    const id = await register();
    const at = { jurisdiction, projectId: id, milestone: 'start' };
    const claimed = await house.ok(
      'claimMilestone',
      { ...at, version: 0, on: '2026-06-20', evidence: '开工照片3张' },
      staff.market,
    );
    expect(claimed.milestones.find(({ kind }) => kind === 'start')).toMatchObject({ claimed: '2026-06-20' });
    const verify = { ...at, version: claimed.version, on: '2026-06-20', method: 'onSiteOffice' as const };
    expect(
      await house.refusal('verifyMilestone', verify, {
        roles: ['supervisor'],
        person: 'p-market',
        unit: 'u-market',
      }),
    ).toMatchObject({ type: 'rule-refused', detail: { zh: '核验人不得属于项目责任单位' } });
    const verified = await house.ok('verifyMilestone', verify, staff.supervisor);
    expect(verified.milestones.find(({ kind }) => kind === 'start')).toMatchObject({
      verified: '2026-06-20',
      method: 'onSiteOffice',
      verifier: 'p-supervisor',
    });
    expect(await house.refusal('verifyMilestone', verify, staff.supervisor)).toMatchObject({
      type: 'stale-version',
    });
  });

  test('a finding unlike the claim shows, and is settled when the unit corrects its claim', async () => {
    const id = await register();
    const at = { jurisdiction, projectId: id, milestone: 'start' };
    const claim = (version: number, on: string) => ({ ...at, version, on, evidence: '开工照片3张' });
    const { version } = await house.ok('claimMilestone', claim(0, '2026-06-01'), staff.market);
    const found = { ...at, version, on: '2026-06-10', method: 'nodeReconciliation' as const };
    const checked = await house.ok('verifyMilestone', found, staff.supervisor);
    const standing = async () => {
      const { plan, problems } = await house.ok('readAgency', { jurisdiction, projectId: id }, staff.market);
      const state = plan.milestones.find(({ kind }) => kind === 'start')?.state;
      return [state, problems.warnings.some(({ zh }) => zh.includes('申报2026-06-01、核验2026-06-10'))];
    };
    expect(await standing()).toEqual(['mismatch', true]);
    const right = claim(checked.version, '2026-06-10');
    const settled = await house.ok('claimMilestone', right, staff.market);
    expect(await standing()).toEqual(['verified', false]);
    expect(
      await house.refusal('claimMilestone', { ...right, version: settled.version }, staff.market),
    ).toMatchObject({ type: 'rule-refused', detail: { zh: '该节点已核验' } });
  });

  test('a claim without evidence, in the future, or of an unknown milestone is refused', async () => {
    const id = await register();
    const claim = (over: object) =>
      house.refusal(
        'claimMilestone',
        {
          jurisdiction,
          projectId: id,
          milestone: 'start',
          version: 0,
          on: '2026-06-20',
          evidence: '照片',
          ...over,
        },
        staff.market,
      );
    expect(await claim({ evidence: '' })).toMatchObject({
      type: 'invalid-input',
      fields: [{ pointer: '/evidence' }],
    });
    expect(await claim({ on: '2026-09-29' })).toMatchObject({
      type: 'rule-refused',
      fields: [{ pointer: '/on' }],
    });
    expect(await claim({ on: '2026-02-30' })).toMatchObject({
      type: 'invalid-input',
      fields: [{ pointer: '/on' }],
    });
    expect(await claim({ milestone: 'land' })).toMatchObject({ type: 'not-found' });
  });

  test('[X18] signed 2022-04-28, plant 2022-09-30: 155 days', async () => {
    const id = await register({
      schedule: [
        { kind: 'signing', planned: '2022-04-28' },
        { kind: 'mainStructure', planned: '2022-09-30' },
      ],
    });
    const at = { jurisdiction, projectId: id, evidence: '现场照片' };
    const first = await house.ok(
      'claimMilestone',
      { ...at, milestone: 'signing', version: 0, on: '2022-04-28' },
      staff.market,
    );
    await house.ok(
      'claimMilestone',
      { ...at, milestone: 'mainStructure', version: first.version, on: '2022-09-30' },
      staff.market,
    );
    const { spans } = await house.ok('readProgress', { jurisdiction, projectId: id }, staff.office);
    expect(spans.map(({ zh }) => zh)).toContain('签约到主体完工:155天');
  });
});
