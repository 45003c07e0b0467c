import { beforeAll, describe, expect, test } from 'vitest';
import { auditBatch } from '../../../functions/platform/audit.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import { foundCounty, makeEnterprise, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { streamOf } from '../platform/stream.ts';
import { keep, promise, withdraw } from './commitmentPlay.ts';
import { jurisdiction, makeProject, register } from './county.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse('2026-09-28T09:00:00+08:00', { streams: true });
  await foundCounty(house);
  await house.ok('saveEnterprises', { jurisdiction, items: [makeEnterprise(1)] }, staff.office);
  await register(house, makeProject('P-4'));
});

const make = (overrides?: Partial<InputOf<'saveCommitment'>>) =>
  house.ok('saveCommitment', promise(overrides), staff.market);

describe('corrected and withdrawn', () => {
  const listed = async (id: string) => {
    const subject = { jurisdiction, subject: 'P-4' };
    const { items, totals } = await house.ok('listCommitments', subject, staff.supervisor);
    return { one: items.find((item) => item.id === id), totals };
  };
  const given = ({ totals }: Awaited<ReturnType<typeof listed>>) =>
    totals.find(({ nature }) => nature === 'given')!;

  test('[X19] a correction is a new version; what was said before stays with its day, and what was kept', async () => {
    const subject = { kind: 'project' as const, id: 'P-4' };
    const first = await make({ subject, amount: 300_000, dueOn: '2026-12-31' });
    await house.ok('keepCommitment', keep(first.id, 1, { amount: 100_000 }), staff.market);
    const right = promise({
      commitmentId: first.id,
      version: 2,
      subject,
      amount: 360_000,
      dueOn: '2026-12-31',
    });
    const { status: stale } = await house.call('saveCommitment', { ...right, version: 1 }, staff.market);
    expect(stale).toBe(409);
    const corrected = await house.ok('saveCommitment', right, staff.market);
    expect(corrected).toMatchObject({
      version: 3,
      amount: 360_000,
      standing: { state: 'partly', keptAmount: 100_000 },
      former: [{ amount: 300_000, title: '三年免租', until: '2026-09-28T01:00:00.000Z', by: 'p-market' }],
    });
    expect(
      await house.refusal('saveCommitment', { ...right, version: 3, amount: 99_999 }, staff.market),
    ).toMatchObject({ type: 'rule-refused', fields: [{ pointer: '/amount' }] });
  });

  test('a unit does not move the day that it missed; the office corrects it', async () => {
    const { id } = await make({ dueOn: '2026-03-31' });
    const later = promise({ commitmentId: id, version: 1, dueOn: '2026-12-31' });
    expect(await house.refusal('saveCommitment', later, staff.market)).toMatchObject({
      type: 'rule-refused',
      fields: [{ pointer: '/dueOn' }],
    });
    const words = promise({ commitmentId: id, version: 1, dueOn: '2026-03-31', title: '三年免租金' });
    expect((await house.ok('saveCommitment', words, staff.market)).standing.state).toBe('overdue');
    expect((await house.ok('saveCommitment', { ...later, version: 2 }, staff.office)).standing.state).toBe(
      'open',
    );
  });

  test('one withdrawn for a reason stays visible, counts nowhere, and moves no more', async () => {
    const subject = { kind: 'project' as const, id: 'P-4' };
    const { id } = await make({ subject, amount: 500_000, dueOn: '2026-02-01' });
    const before = given(await listed(id));
    expect(await house.refusal('withdrawCommitment', withdraw(id, 1), staff.market)).toMatchObject({
      type: 'forbidden',
    });
    expect(await house.refusal('withdrawCommitment', withdraw(id, 1, ' '), staff.office)).toMatchObject({
      type: 'invalid-input',
      fields: [{ pointer: '/reason' }],
    });
    expect(await house.refusal('withdrawCommitment', withdraw(id, 2), staff.office)).toMatchObject({
      type: 'stale-version',
    });
    const withdrawn = await house.ok('withdrawCommitment', withdraw(id, 1), staff.office);
    expect(withdrawn).toMatchObject({ version: 2, withdrawn: '企业放弃', standing: { state: 'withdrawn' } });
    expect(await house.ok('withdrawCommitment', withdraw(id, 1), staff.office)).toEqual(withdrawn);
    const after = await listed(id);
    expect(after.one?.standing.state).toBe('withdrawn');
    expect(given(after)).toEqual({
      ...before,
      promised: before.promised - 1,
      overdue: before.overdue - 1,
      promisedAmount: before.promisedAmount - 500_000,
    });
    const moves = [
      house.refusal('saveCommitment', promise({ commitmentId: id, version: 2, subject }), staff.office),
      house.refusal('keepCommitment', keep(id, 2, { amount: 1 }), staff.office),
      house.refusal('withdrawCommitment', withdraw(id, 2, '登记重复'), staff.office),
    ];
    for (const refusal of await Promise.all(moves))
      expect(refusal).toMatchObject({ type: 'illegal-move', current: 'withdrawn' });
    expect(await house.refusal('withdrawCommitment', withdraw('C-none', 1), staff.office)).toMatchObject({
      type: 'not-found',
    });
  });

  test('of two corrections at once one is stored and the other told', async () => {
    const { id } = await make({ dueOn: '2026-12-31' });
    const answers = await Promise.all(
      ['甲', '乙'].map((title) =>
        house.call('saveCommitment', promise({ commitmentId: id, version: 1, title }), staff.market),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('every version is in the audit trail, dated and attributed', async () => {
    const { id } = await make({ dueOn: '2026-12-31' });
    house.clock.set('2026-09-29T09:00:00+08:00');
    await house.ok('saveCommitment', promise({ commitmentId: id, version: 1, title: '更正' }), staff.market);
    house.clock.set('2026-09-30T09:00:00+08:00');
    await house.ok('withdrawCommitment', withdraw(id, 2), staff.office);
    await auditBatch(house.platformOf('audit-stream').tables)({
      Records: await streamOf(house.platform.tables.records),
    });
    const record = `${jurisdiction}#commitment ${id}`;
    const { items } = await house.ok('readAudit', { jurisdiction, record }, staff.auditor);
    expect(items.map(({ action, by, at }) => [action, by, at])).toEqual([
      ['INSERT', 'p-market', '2026-09-28T01:00:00.000Z'],
      ['MODIFY', 'p-market', '2026-09-29T01:00:00.000Z'],
      ['MODIFY', 'p-office', '2026-09-30T01:00:00.000Z'],
    ]);
  });
});
