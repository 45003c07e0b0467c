import { beforeAll, describe, expect, test } from 'vitest';
import { openHouse } from '../../fixtures/house.ts';
import type { House, Visitor } from '../../fixtures/house.ts';
import {
  admin,
  handler,
  jurisdiction,
  makeEnterprise,
  makeObserver,
  makeOfficial,
  makeProject,
  office,
  unit,
  upTo,
} from './county.ts';

const city = '422800';
const neighbour = '422801';
const contact = { name: '田秘书', phone: '13800000000' };

let house: House;
beforeAll(async () => {
  house = await openHouse();
  const found = (code: string, name: string, level: 'city' | 'county') =>
    house.ok(
      'saveJurisdiction',
      { jurisdiction: code, name, level, ...(level === 'county' && { parent: city }) },
      { roles: ['admin'], jurisdiction: city },
    );
  await found(city, '恩施州', 'city');
  await found(jurisdiction, '咸丰县', 'county');
  await found(neighbour, '恩施市', 'county');
  await house.ok(
    'saveUnits',
    { jurisdiction, items: [unit, { ...unit, id: 'u2', name: '重庆路街道办事处' }] },
    office,
  );
  const people = [
    makeOfficial(1, { name: '覃福泉', post: '局长' }),
    makeOfficial(2, { name: '覃福泉', unit: 'u2', post: '主任' }),
    makeObserver(1, { name: '付群' }),
  ];
  await house.ok('savePeople', { jurisdiction, items: people }, office);
  await house.ok(
    'saveEnterprises',
    {
      jurisdiction,
      items: [
        makeEnterprise(1, { name: '福泉（集团）有限公司', contact }),
        makeEnterprise(2, { name: '咸丰福泉茶业有限公司', contact }),
        makeEnterprise(3, { name: '福泉', town: '黄金洞乡' }),
      ],
    },
    office,
  );
  await house.ok(
    'saveProjects',
    { jurisdiction, items: upTo(12, (n) => makeProject(n, { name: `福泉产业园${n}期` })) },
    office,
  );
  await house.ok(
    'saveEnterprises',
    { jurisdiction: neighbour, items: [makeEnterprise(4, { name: '福泉水务公司' })] },
    { roles: ['office'], jurisdiction: neighbour },
  );
});

const search = async (q: string, visitor: Visitor = handler, more: { limit?: number } = {}) => {
  const { groups } = await house.ok('search', { jurisdiction, q, ...more }, visitor);
  return Object.fromEntries(groups.map(({ kind, items }) => [kind, items]));
};
const names = (items: readonly { name: string }[] = []) => items.map(({ name }) => name);

describe('search finds', () => {
  test.each(['福泉', 'fq', 'FQ', 'fuquan', 'Fu Quan', 'ｆｑ', 'fuq'])(
    'by name and sound, best first: %s',
    async (q) => {
      expect(names((await search(q))['enterprise'])).toEqual([
        '福泉',
        '福泉（集团）有限公司',
        '咸丰福泉茶业有限公司',
      ]);
    },
  );

  test('by any reading of a character', async () => {
    for (const q of ['cql', 'zql', 'chongqinglu', 'zhongqing'])
      expect(names((await search(q))['unit'])).toEqual(['重庆路街道办事处']);
  });

  test('by the beginning of a credit code and by a project’s code, in whatever width and case', async () => {
    const { id } = makeEnterprise(2);
    const [only] = (await search(id.toLowerCase()))['enterprise'] ?? [];
    expect(only).toEqual({
      id,
      jurisdiction,
      name: '咸丰福泉茶业有限公司',
      line: `高乐山镇 ${id}`,
      match: 'exact',
    });
    expect((await search(id.slice(0, 8)))['enterprise']).toHaveLength(3);
    expect((await search(id.slice(4)))['enterprise']).toBeUndefined();
    const projects = (await search('ｐ-１'))['project'];
    expect(projects?.map((hit) => hit.id)).toEqual(['P-1', 'P-10', 'P-11', 'P-12']);
    expect(projects?.[0]).toMatchObject({ line: 'P-1 发展和改革局', match: 'exact' });
  });

  test('two of the same name in lines that tell them apart', async () => {
    expect((await search('覃福泉'))['person']?.map(({ line }) => line)).toEqual([
      '发展和改革局 局长',
      '重庆路街道办事处 主任',
    ]);
  });

  test('at most the limit of each kind, with the whole count', async () => {
    const { groups } = await house.ok('search', { jurisdiction, q: 'chanyeyuan', limit: 5 }, handler);
    expect(groups).toMatchObject([{ kind: 'project', count: 12 }]);
    expect(groups[0]?.items).toHaveLength(5);
  });

  test('nothing for punctuation, and for what is not there', async () => {
    for (const q of ['（）', '——', '不存在的公司', 'xyzxyz']) expect(await search(q)).toEqual({});
  });
});

describe('rights', () => {
  test('observers are found by office and admin only', async () => {
    for (const visitor of [office, admin])
      expect(names((await search('付群', visitor))['person'])).toEqual(['付群']);
    expect(await search('付群')).toEqual({});
  });

  test('an enterprise’s contact is never sought nor told', async () => {
    for (const visitor of [office, admin, handler]) {
      for (const q of ['田秘书', 'tms', '13800000000']) expect(await search(q, visitor)).toEqual({});
      expect(JSON.stringify(await search('福泉', visitor))).not.toMatch(/田秘书|13800000000/);
    }
  });

  test('[Z3] a city searches its counties, each hit under its county’s name; a county only itself', async () => {
    const cityOffice: Visitor = { roles: ['office'], jurisdiction: city };
    const { groups } = await house.ok('search', { jurisdiction: city, q: '福泉' }, cityOffice);
    const enterprises = groups.find(({ kind }) => kind === 'enterprise')?.items ?? [];
    expect(enterprises.map(({ name, jurisdictionName }) => [name, jurisdictionName])).toEqual([
      ['福泉', '咸丰县'],
      ['福泉水务公司', '恩施市'],
      ['福泉（集团）有限公司', '咸丰县'],
      ['咸丰福泉茶业有限公司', '咸丰县'],
    ]);
    expect(JSON.stringify(await search('福泉'))).not.toContain('水务');
    const refusal = await house.refusal('search', { jurisdiction: neighbour, q: '福泉' }, handler);
    expect(refusal).toMatchObject({ type: 'forbidden' });
  });
});

test('an empty, a blank and an endless text are refused by pointer', async () => {
  for (const q of ['', ' ', '福'.repeat(41)]) {
    const refusal = await house.refusal('search', { jurisdiction, q }, handler);
    expect(refusal).toMatchObject({ type: 'invalid-input', fields: [{ pointer: '/q' }] });
  }
});
