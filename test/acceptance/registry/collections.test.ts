import { beforeEach, describe, expect, test } from 'vitest';
import { collectionKey } from '../../../functions/platform/keys.ts';
import { Stamp } from '../../../shared/contract/parameters.ts';
import { indicators } from '../../../shared/registry/index.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import {
  admin,
  batches,
  handler,
  jurisdiction,
  makeDuty,
  makeEnterprise,
  makeIndicator,
  makeObserver,
  makeOfficial,
  makeProject,
  office,
  populate,
  supervisor,
  unit,
  upTo,
} from './county.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await populate(house, { people: [makeOfficial(1)] });
});

const pointers = (problem: { fields?: readonly { pointer: string }[] }) =>
  problem.fields?.map(({ pointer }) => pointer);

describe('saving a list', () => {
  test('counts what was added, changed and left; the same batch twice changes nothing', async () => {
    const items = upTo(100, makeEnterprise);
    const save = (rows: typeof items) => house.ok('saveEnterprises', { jurisdiction, items: rows }, office);
    expect(await save(items)).toEqual({ added: 100, changed: 0, unchanged: 0 });
    expect(await save(items)).toEqual({ added: 0, changed: 0, unchanged: 100 });
    const mixed = [{ ...items[0]!, town: '忠堡镇' }, items[1]!, makeEnterprise(101)];
    expect(await save(mixed)).toEqual({ added: 1, changed: 1, unchanged: 1 });
  });

  test('[S16] writes who changed a row and when, and only for rows that changed', async () => {
    const stored = () => house.platform.tables.records.get(collectionKey(jurisdiction, 'units', 'u1'), Stamp);
    const before = await stored();
    house.clock.set('2026-09-02T09:00:00+08:00');
    await house.ok('saveUnits', { jurisdiction, items: [unit] }, admin);
    expect(await stored()).toEqual(before);
    await house.ok('saveUnits', { jurisdiction, items: [{ ...unit, rated: false }] }, admin);
    expect(await stored()).toEqual({
      version: 2,
      changedAt: '2026-09-02T01:00:00.000Z',
      changedBy: 'admin-1',
    });
  });

  test('one wrong row refuses the whole batch, each fault by its pointer', async () => {
    const items = [
      makeProject(1),
      makeProject(2, { ownerUnit: 'nobody' }),
      makeProject(1),
      makeProject(4, { enterprise: makeEnterprise(9).id, chain: 'no-chain' }),
      makeProject(5, {
        schedule: [
          { kind: 'start', planned: '2026-03-01' },
          { kind: 'start', planned: '2026-04-01' },
        ],
      }),
    ];
    const problem = await house.refusal('saveProjects', { jurisdiction, items }, office);
    expect(problem).toMatchObject({ type: 'rule-refused', status: 422 });
    expect(pointers(problem)?.toSorted()).toEqual([
      '/items/1/ownerUnit',
      '/items/2/id',
      '/items/3/chain',
      '/items/3/enterprise',
      '/items/4/schedule/1/kind',
    ]);
    expect((await house.ok('listProjects', { jurisdiction }, office)).items).toEqual([]);
  });

  test('[M2] 450 projects go in; one that repeats another is refused', async () => {
    const projects = upTo(450, makeProject);
    for (const items of batches(projects)) await house.ok('saveProjects', { jurisdiction, items }, office);
    const page = await house.ok('listProjects', { jurisdiction, limit: 500 }, office);
    expect(page.items).toHaveLength(450);
    const twice = [makeProject(451), makeProject(451)];
    const problem = await house.refusal('saveProjects', { jurisdiction, items: twice }, office);
    expect(pointers(problem)).toEqual(['/items/1/id']);
  });

  test('a credit code whose check character does not fit is refused with the reason', async () => {
    const good = makeEnterprise(1).id;
    const id = good.slice(0, 17) + (good.endsWith('0') ? '1' : '0');
    const problem = await house.refusal(
      'saveEnterprises',
      { jurisdiction, items: [makeEnterprise(2), { ...makeEnterprise(1), id }] },
      office,
    );
    expect(problem.fields).toEqual([expect.objectContaining({ pointer: '/items/1/id' })]);
    expect(problem.fields?.[0]?.zh).toContain('校验位不符');
  });

  test('a person with an unknown unit, or an end before the beginning, is refused', async () => {
    const items = [makeOfficial(2, { unit: 'nobody' }), makeOfficial(3, { to: '2019-12-31' })];
    const problem = await house.refusal('savePeople', { jurisdiction, items }, office);
    expect(pointers(problem)).toEqual(['/items/0/unit', '/items/1/to']);
  });

  test('an indicator needs a lead unit and an official as its chief', async () => {
    await house.ok('savePeople', { jurisdiction, items: [makeObserver(1)] }, office);
    const items = [
      makeIndicator('taxes', { chief: 'observer-1' }),
      makeIndicator('trade', { leadUnit: 'nobody' }),
    ];
    const problem = await house.refusal('saveIndicators', { jurisdiction, items }, office);
    expect(pointers(problem)?.toSorted()).toEqual(['/items/0/chief', '/items/1/leadUnit']);
  });

  test('a duty that its bearer could never meet is refused', async () => {
    const items = [makeDuty({ record: 'lead' }), makeDuty({ id: 'lead', appliesTo: 'observer' })];
    const problem = await house.refusal('saveDuties', { jurisdiction, items }, office);
    expect(pointers(problem)).toEqual(['/items/0/record', '/items/1/record']);
  });

  test('more than 100 rows, none, a wrong type and an unknown field are refused', async () => {
    const save = (body: unknown) =>
      house.raw('saveUnits', { parameters: { jurisdiction }, body: JSON.stringify(body) }, office);
    for (const body of [
      { items: upTo(101, (n) => ({ ...unit, id: `u${n}` })) },
      { items: [] },
      { items: [{ ...unit, rated: 'yes' }] },
      { items: [{ ...unit, id: '../etc' }] },
      { items: [unit], extra: 1 },
      {},
    ])
      expect(await save(body)).toMatchObject({ status: 400, body: { type: 'invalid-input' } });
  });

  test('two who save a row at the same moment: none is lost without a word', async () => {
    const answers = await Promise.all(
      upTo(4, (n) =>
        house.call('saveUnits', { jurisdiction, items: [{ ...unit, name: `改名${n}` }] }, office),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toContain(200);
    for (const status of statuses) expect([200, 409, 503]).toContain(status);
    const { items } = await house.ok('listUnits', { jurisdiction }, office);
    expect(items).toHaveLength(1);
  });
});

describe('listing', () => {
  test('goes page by page, each row once, in the order of ids', async () => {
    const units = upTo(25, (n) => ({ ...unit, id: `u${n}`, name: `单位${n}` }));
    await house.ok('saveUnits', { jurisdiction, items: units }, office);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await house.ok('listUnits', { jurisdiction, limit: 10, cursor }, handler);
      expect(page.items.length).toBeLessThanOrEqual(10);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor);
    expect(seen).toEqual(units.map(({ id }) => id).toSorted());
  });

  test('refuses a cursor that it did not give, and a cursor of another list', async () => {
    await house.ok('savePeople', { jurisdiction, items: upTo(3, (n) => makeOfficial(n)) }, office);
    const { cursor } = await house.ok('listPeople', { jurisdiction, limit: 1 }, office);
    const forged = Buffer.from('{"pk":{"a":1},"sk":7}').toString('base64url');
    for (const foreign of [cursor!, forged, 'e30', '%%%', 'bm8'])
      expect(await house.refusal('listUnits', { jurisdiction, cursor: foreign }, office)).toMatchObject({
        type: 'invalid-input',
        fields: [{ pointer: '/cursor' }],
      });
  });

  test('enterprise contacts are for office and admin only', async () => {
    const contact = { name: '张三', phone: '13800000000' };
    await house.ok('saveEnterprises', { jurisdiction, items: [makeEnterprise(1, { contact })] }, office);
    const contactFor = async (visitor: typeof office) =>
      (await house.ok('listEnterprises', { jurisdiction }, visitor)).items[0]?.contact;
    expect(await contactFor(office)).toEqual(contact);
    expect(await contactFor(admin)).toEqual(contact);
    for (const role of ['handler', 'official', 'supervisor', 'custodian', 'auditor'] as const)
      expect(await contactFor({ roles: [role] })).toBeUndefined();
  });

  test('who observes, and account roles, are for office and admin only', async () => {
    await house.ok('savePeople', { jurisdiction, items: [makeObserver(1)] }, office);
    const kept = await house.ok('listPeople', { jurisdiction }, office);
    expect(kept.items.map(({ id }) => id)).toEqual(['observer-1', 'official-1']);
    for (const visitor of [handler, supervisor]) {
      const { items } = await house.ok('listPeople', { jurisdiction }, visitor);
      expect(items.map(({ id }) => id)).toEqual(['official-1']);
      expect(items[0]).not.toHaveProperty('roles');
    }
  });

  test('a county never sees another’s rows; the city above sees its counties’', async () => {
    const neighbour = { roles: ['office' as const], jurisdiction: '522702' };
    expect(await house.refusal('listUnits', { jurisdiction }, neighbour)).toMatchObject({ status: 403 });
    expect((await house.ok('listUnits', { jurisdiction: '522702' }, neighbour)).items).toEqual([]);
    const city = { roles: ['office' as const], jurisdiction: '422800' };
    expect((await house.ok('listUnits', { jurisdiction }, city)).items).toHaveLength(1);
  });
});

describe('the public forms', () => {
  test('know nothing of a jurisdiction that is not served', async () => {
    expect(await house.refusal('formOptions', { jurisdiction })).toMatchObject({ type: 'not-found' });
  });

  test('offer rated units, the categories, and the 18 indicators in official order', async () => {
    await house.ok('saveJurisdiction', { jurisdiction, name: '咸丰县', level: 'county' }, admin);
    const hidden = { ...unit, id: 'u2', name: '不参评单位', rated: false };
    await house.ok('saveUnits', { jurisdiction, items: [hidden] }, office);
    const registered = indicators.map(({ code, zh }) => makeIndicator(code, { name: zh }));
    await house.ok('saveIndicators', { jurisdiction, items: registered.toReversed() }, office);
    const options = await house.ok('formOptions', { jurisdiction });
    expect(options.jurisdiction).toEqual({ code: jurisdiction, name: '咸丰县' });
    expect(options.units).toEqual([{ id: 'u1', name: '发展和改革局' }]);
    expect(options.categories).toContainEqual({ id: 'financing', zh: '融资', en: 'Financing' });
    expect(options.indicators).toEqual(indicators.map(({ code, zh }) => ({ id: code, name: zh })));
    expect(options.indicators).toHaveLength(18);
  });

  test('a jurisdiction whose level or parent contradicts its code is refused', async () => {
    const save = (fields: { level: 'city' | 'county'; parent?: string }) =>
      house.refusal('saveJurisdiction', { jurisdiction, name: '咸丰县', ...fields }, admin);
    expect(pointers(await save({ level: 'city' }))).toEqual(['/level']);
    expect(pointers(await save({ level: 'county', parent: '611000' }))).toEqual(['/parent']);
    expect(pointers(await save({ level: 'county', parent: jurisdiction }))).toEqual(['/parent']);
    const saved = { jurisdiction, name: '咸丰县', level: 'county', parent: '422800' } as const;
    expect(await house.ok('saveJurisdiction', saved, admin)).toMatchObject({ parent: '422800' });
    expect(await house.ok('saveJurisdiction', { ...saved, name: '咸丰' }, admin)).toMatchObject({
      name: '咸丰',
    });
  });
});
