import { beforeAll, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../shared/contract/index.ts';
import { foundCounty, makeEnterprise, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { enterprise, keep, promise, withdraw } from './commitmentPlay.ts';
import { jurisdiction, makeProject, register } from './county.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse('2026-09-28T09:00:00+08:00');
  await foundCounty(house);
  await house.ok('saveEnterprises', { jurisdiction, items: [makeEnterprise(1)] }, staff.office);
  await register(house, makeProject('P-1'), makeProject('P-2', { ownerUnit: 'u-land' }));
});

const make = (overrides?: Partial<InputOf<'saveCommitment'>>) =>
  house.ok('saveCommitment', promise(overrides), staff.market);

describe('promised against kept', () => {
  test('[X19] three years rent-free, an approval within one week, power: each stands by itself', async () => {
    const rent = await make({ dueOn: '2026-01-31', lastsUntil: '2028-12-31' });
    const approval = await make({ kind: 'approval', title: '一周内办结审批', dueOn: '2026-01-12' });
    const power = await make({ kind: 'power', title: '用电接入', dueOn: '2026-03-01' });
    const kept = await house.ok(
      'keepCommitment',
      keep(rent.id, 1, { on: '2026-01-20', completes: true }),
      staff.market,
    );
    expect(kept).toMatchObject({
      lastsUntil: '2028-12-31',
      standing: { state: 'kept', keptOn: '2026-01-20' },
    });
    const late = await house.ok(
      'keepCommitment',
      keep(approval.id, 1, { on: '2026-01-15', completes: true }),
      staff.market,
    );
    expect(late.standing).toMatchObject({ state: 'keptLate', days: 3 });
    const { items, totals } = await house.ok(
      'listCommitments',
      { jurisdiction, subject: enterprise.id },
      staff.supervisor,
    );
    expect(items.find(({ id }) => id === power.id)?.standing).toMatchObject({ state: 'overdue', days: 211 });
    expect(totals.find(({ nature }) => nature === 'service')).toMatchObject({
      promised: 2,
      kept: 1,
      overdue: 1,
    });
    expect(await house.refusal('keepCommitment', keep(rent.id, 2), staff.market)).toMatchObject({
      type: 'illegal-move',
      current: 'kept',
    });
  });

  test('[S17] a 20 m loan, a green channel, ore supply: by kind and amount, and a loan is not a grant', async () => {
    const company = makeEnterprise(2);
    await house.ok('saveEnterprises', { jurisdiction, items: [company] }, staff.office);
    const subject = { kind: 'enterprise' as const, id: company.id };
    const loan = await make({ kind: 'loan', title: '协调贷款', amount: 20_000_000, subject });
    await make({ kind: 'greenChannel', title: '绿色通道', subject });
    await make({ kind: 'material', title: '矿石供应', subject });
    const part = await house.ok('keepCommitment', keep(loan.id, 1, { amount: 12_000_000 }), staff.market);
    expect(part.standing).toMatchObject({ nature: 'lent', state: 'partly', keptAmount: 12_000_000 });
    expect(
      await house.refusal('keepCommitment', keep(loan.id, 2, { amount: 8_000_001 }), staff.market),
    ).toMatchObject({ type: 'rule-refused', fields: [{ pointer: '/amount' }] });
    const whole = await house.ok('keepCommitment', keep(loan.id, 2, { amount: 8_000_000 }), staff.market);
    expect(whole.standing.state).toBe('kept');
    const { items, totals } = await house.ok(
      'listCommitments',
      { jurisdiction, subject: subject.id },
      staff.office,
    );
    expect(items.map(({ kind }) => kind).sort()).toEqual(['greenChannel', 'loan', 'material']);
    expect(totals).toEqual([
      { nature: 'given', promised: 0, kept: 0, overdue: 0, promisedAmount: 0, keptAmount: 0 },
      {
        nature: 'lent',
        promised: 1,
        kept: 1,
        overdue: 0,
        promisedAmount: 20_000_000,
        keptAmount: 20_000_000,
      },
      { nature: 'service', promised: 2, kept: 0, overdue: 0, promisedAmount: 0, keptAmount: 0 },
    ]);
  });

  test('[M6] land delivered late warns the project that waits for it', async () => {
    const land = await make({
      kind: 'land',
      title: '交付净地120亩',
      subject: { kind: 'project', id: 'P-1' },
      dueOn: '2026-05-01',
    });
    const warnings = async () =>
      (await house.ok('readAgency', { jurisdiction, projectId: 'P-1' }, staff.market)).problems.warnings.map(
        ({ zh }) => zh,
      );
    expect(await warnings()).toContain(
      '“交付净地120亩”应于2026-05-01兑现,已逾期150天,影响开工(计划2026-06-01)',
    );
    await house.ok('keepCommitment', keep(land.id, 1, { on: '2026-05-11', completes: true }), staff.market);
    expect((await warnings())[0]).toContain('晚了10天');
  });

  test('the monthly report arrives with what is promised and kept already', async () => {
    await register(house, makeProject('P-3'));
    const subject = { kind: 'project' as const, id: 'P-3' };
    const first = await make({ subject, kind: 'grant', title: '设备补助', amount: 500_000 });
    await make({ subject, kind: 'power', title: '双回路供电' });
    const { id } = await make({ subject, kind: 'other', title: '不再需要' });
    await house.ok('withdrawCommitment', withdraw(id, 1), staff.office);
    await house.ok('keepCommitment', keep(first.id, 1, { amount: 500_000 }), staff.market);
    const { items } = await house.ok('listReports', { jurisdiction, month: '2026-09' }, staff.market);
    expect(items.find(({ project }) => project.id === 'P-3')?.prefilled).toMatchObject({
      commitmentsPromised: 2,
      commitmentsKept: 1,
    });
  });
});

describe('what is refused', () => {
  test.each([
    ['a negative amount', { amount: -1 }, 400, '/amount'],
    ['a loan without amount', { kind: 'loan' as const }, 400, '/amount'],
    ['a due day before the promise', { dueOn: '2026-01-04' }, 400, '/dueOn'],
    ['an end before the promise', { lastsUntil: '2026-01-04' }, 400, '/lastsUntil'],
    ['a promise to come', { promisedOn: '2026-09-29' }, 422, '/promisedOn'],
    ['an unknown unit', { unit: 'u-none' }, 422, '/unit'],
    ['an unknown subject', { subject: { kind: 'project' as const, id: 'P-none' } }, 422, '/subject/id'],
  ])('%s, with its field', async (_, wrong, status, pointer) => {
    const answer = await house.call('saveCommitment', promise(wrong), staff.office);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ fields: [{ pointer }] });
  });

  test.each([
    ['a day before the promise', { on: '2026-01-04', amount: 1 }, '/on'],
    ['a day to come', { on: '2026-09-29', amount: 1 }, '/on'],
    ['no amount where one was promised', {}, '/amount'],
    ['a negative amount', { amount: -1 }, '/amount'],
    ['no evidence', { evidence: ' ' }, '/evidence'],
  ])('keeping with %s', async (_, wrong, pointer) => {
    const { id } = await make({ kind: 'grant', amount: 100 });
    const refusal = await house.refusal('keepCommitment', keep(id, 1, wrong), staff.market);
    expect(refusal.fields?.map((field) => field.pointer)).toContain(pointer);
  });

  test('another unit’s handler neither makes, keeps nor sees it; a stale page is told', async () => {
    const { id } = await make();
    expect(await house.refusal('saveCommitment', promise(), staff.land)).toMatchObject({ type: 'forbidden' });
    expect(await house.refusal('keepCommitment', keep(id, 1, { completes: true }), staff.land)).toMatchObject(
      { type: 'forbidden' },
    );
    const seen = await house.ok('listCommitments', { jurisdiction }, staff.land);
    expect(seen.items.map((one) => one.id)).not.toContain(id);
    expect(
      await house.refusal('saveCommitment', promise({ commitmentId: id, version: 0 }), staff.market),
    ).toMatchObject({ type: 'stale-version' });
    const both = await Promise.all(
      [1, 2].map(() => house.call('keepCommitment', keep(id, 1, { completes: true }), staff.market)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('a handler sees what was promised by others to a project of her own unit', async () => {
    const { id } = await make({ subject: { kind: 'project', id: 'P-2' } });
    const seen = await house.ok('listCommitments', { jurisdiction, subject: 'P-2' }, staff.land);
    expect(seen.items.map((one) => one.id)).toEqual([id]);
  });
});
