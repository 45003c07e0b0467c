import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Project } from '../../../shared/registry/model.ts';
import { foundCounty, makeEnterprise, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';

let house: House;
let j: string;
let serial = 0;

const makeProject = (overrides: Partial<Project> = {}): Project => ({
  id: `P-${++serial}`,
  name: '藤茶精深加工厂',
  amount: 7_000_000_000,
  kind: 'newStart',
  stage: 'started',
  difficulty: 'A',
  priority: 'county',
  ownerUnit: 'u-market',
  schedule: [
    { kind: 'signing', planned: '2026-03-01' },
    { kind: 'start', planned: '2026-06-01' },
    { kind: 'production', planned: '2027-01-01' },
  ],
  yearPlan: 1_200_000,
  suspended: false,
  ...overrides,
});

const report = {
  investedToDate: 900_000,
  proceduresTotal: 12,
  proceduresDone: 9,
  commitmentsPromised: 3,
  commitmentsKept: 2,
  text: '主体施工按计划推进',
};

const register = async (overrides?: Partial<Project>): Promise<Project> => {
  const project = makeProject(overrides);
  await house.ok('saveProjects', { jurisdiction: j, items: [project] }, staff.office);
  return project;
};

beforeAll(async () => {
  house = await openHouse('2026-09-28T09:00:00+08:00');
  j = house.jurisdiction;
  await foundCounty(house);
  await house.ok('saveEnterprises', { jurisdiction: j, items: [makeEnterprise(1)] }, staff.office);
});
beforeEach(() => house.clock.set('2026-09-28T09:00:00+08:00'));

describe('monthly reports', () => {
  test('arrive prefilled with what the last one said, and the light follows the year’s plan', async () => {
    const { id } = await register();
    const file = (month: string, investedToDate: number) =>
      house.ok(
        'fileReport',
        { jurisdiction: j, projectId: id, month, version: 0, ...report, investedToDate },
        staff.market,
      );
    await file('2026-08', 800_000);
    const row = async (month: string) =>
      (await house.ok('listReports', { jurisdiction: j, month }, staff.market)).items.find(
        ({ project }) => project.id === id,
      )!;
    expect(await row('2026-09')).toMatchObject({
      filed: false,
      prefilled: { investedToDate: 800_000, proceduresDone: 9 },
    });
    await file('2026-09', 600_000);
    const { light } = await row('2026-09');
    expect(light).toMatchObject({ colour: 'red', pointsBehind: 33.33 });
  });

  test('in January procedures and commitments are known from December, and amounts begin anew', async () => {
    const { id } = await register();
    house.clock.set('2026-12-31T09:00:00+08:00');
    const asked = { jurisdiction: j, projectId: id, month: '2026-12', version: 0, ...report };
    await house.ok('fileReport', asked, staff.market);
    house.clock.set('2027-01-28T09:00:00+08:00');
    const { items } = await house.ok('listReports', { jurisdiction: j, month: '2027-01' }, staff.market);
    expect(items.find(({ project }) => project.id === id)!.prefilled).toEqual({
      investedToDate: 0,
      proceduresTotal: 12,
      proceduresDone: 9,
      commitmentsPromised: 3,
      commitmentsKept: 2,
    });
  });

  test('a handler sees and files for the projects of her own unit only', async () => {
    const { id } = await register();
    const asked = { jurisdiction: j, projectId: id, month: '2026-09', version: 0, ...report };
    expect((await house.ok('listReports', { jurisdiction: j, month: '2026-09' }, staff.land)).items).toEqual(
      [],
    );
    expect(await house.refusal('fileReport', asked, staff.land)).toMatchObject({ type: 'forbidden' });
    expect(await house.refusal('readProgress', { jurisdiction: j, projectId: id }, staff.land)).toMatchObject(
      { type: 'not-found' },
    );
  });

  test('of two at once one is stored, the other told', async () => {
    const { id } = await register();
    const asked = { jurisdiction: j, projectId: id, month: '2026-09', version: 0, ...report };
    const answers = await Promise.all([
      house.call('fileReport', asked, staff.market),
      house.call('fileReport', asked, staff.office),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test.each([
    ['more procedures done than there are', { proceduresDone: 13 }, 422, '/proceduresDone'],
    ['a negative amount', { investedToDate: -1 }, 400, '/investedToDate'],
    ['a fraction of a yuan', { investedToDate: 0.5 }, 400, '/investedToDate'],
    ['a blank text', { text: ' ' }, 400, '/text'],
  ])('%s is refused with its field', async (_, wrong, status, pointer) => {
    const { id } = await register();
    const answer = await house.call(
      'fileReport',
      { jurisdiction: j, projectId: id, month: '2026-09', version: 0, ...report, ...wrong },
      staff.market,
    );
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ fields: [{ pointer }] });
  });

  test('a month to come is refused', async () => {
    const { id } = await register();
    expect(
      await house.refusal(
        'fileReport',
        { jurisdiction: j, projectId: id, month: '2026-10', version: 0, ...report },
        staff.market,
      ),
    ).toMatchObject({ type: 'rule-refused', fields: [{ pointer: '/month' }] });
  });
});

describe('the field log', () => {
  const enterprise = { kind: 'enterprise' as const, id: makeEnterprise(1).id };
  const line = (over: object = {}) => ({
    jurisdiction: j,
    id: `log-${++serial}`,
    kind: 'visit' as const,
    date: '2026-09-28',
    person: 'p-official',
    subject: enterprise,
    text: '走访企业,了解用工情况',
    ...over,
  });

  test('[F9] [F15] what a visit finds becomes a case in the same step, once, however often it is sent', async () => {
    const entry = line({ problem: { text: '缺一线工人20名', category: 'employment' } });
    const [first, again] = [
      await house.ok('writeLog', entry, staff.official),
      await house.ok('writeLog', entry, staff.official),
    ];
    expect(first.case).toBeDefined();
    expect(again).toEqual(first);
    const { items } = await house.ok(
      'listLog',
      { jurisdiction: j, month: '2026-09', person: 'p-official' },
      staff.office,
    );
    expect(items.filter(({ id }) => id === entry.id)).toHaveLength(1);
  });

  test('[F12] an inspection on the 10th without a reason is refused, on the 28th accepted', async () => {
    const refusal = await house.refusal(
      'writeLog',
      line({ kind: 'inspection', date: '2026-09-10' }),
      staff.official,
    );
    expect(refusal).toMatchObject({ type: 'rule-refused', fields: [{ pointer: '/reason' }] });
    expect(refusal.detail!.zh).toContain('安静生产期');
    await house.ok('writeLog', line({ kind: 'inspection', date: '2026-09-28' }), staff.official);
    await house.ok(
      'writeLog',
      line({ kind: 'inspection', date: '2026-09-10', reason: 'safety' }),
      staff.official,
    );
  });

  test('nobody logs for another, in the future, or about a subject that is not in the registry', async () => {
    expect(await house.refusal('writeLog', line({ person: 'p-deputy' }), staff.official)).toMatchObject({
      type: 'forbidden',
    });
    expect(await house.refusal('writeLog', line({ date: '2026-09-29' }), staff.official)).toMatchObject({
      fields: [{ pointer: '/date' }],
    });
    expect(
      await house.refusal('writeLog', line({ subject: { kind: 'project', id: 'P-none' } }), staff.official),
    ).toMatchObject({ fields: [{ pointer: '/subject/id' }] });
  });
});
