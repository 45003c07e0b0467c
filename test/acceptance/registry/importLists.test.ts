import { ZipWriter, TextReader, Uint8ArrayWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { beforeEach, describe, expect, test } from 'vitest';
import { importPartsPartition } from '../../../functions/platform/keys.ts';
import * as z from 'zod';
import type { InputOf } from '../../../shared/contract/index.ts';
import { writeCsv } from '../../../shared/spreadsheet/index.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import {
  admin,
  jurisdiction,
  makeEnterprise,
  makeItem,
  makeOfficial,
  makeProject,
  office,
  populate,
  upTo,
} from './county.ts';
import { base64, fileOf, many } from './ledgers.ts';
import type { Rows } from './ledgers.ts';

type Body = Omit<InputOf<'planImport'>, 'jurisdiction'>;

describe('ledgers of arrangements', () => {
  let house: House;
  const dry = async (rows: Rows, more: Partial<Body> = {}) =>
    house.ok('planImport', { jurisdiction, name: 'l.xlsx', file: await fileOf(rows), ...more }, office);
  const importWhole = async (rows: Rows, options: { goodRowsOnly?: boolean } = {}) => {
    const body = { jurisdiction, name: 'l.xlsx', file: await fileOf(rows) };
    const { planHash } = await house.ok('planImport', body, office);
    return house.ok('applyImport', { ...body, planHash, ...options }, office);
  };
  const reasons = (plan: Awaited<ReturnType<typeof dry>>) =>
    plan.refused.items.map(({ row, header, reason }) => [row, header, reason.zh]);

  beforeEach(async () => {
    house = await openHouse();
    await house.ok('saveJurisdiction', { jurisdiction, name: '咸丰县', level: 'county' }, admin);
    await populate(house, {
      people: upTo(3, (n) => makeOfficial(n)),
      projects: upTo(3, (n) => makeProject(n)),
    });
    await house.ok('saveEnterprises', { jurisdiction, items: upTo(2, (n) => makeEnterprise(n)) }, office);
  });

  test('[F3] guarantees, a row each: added to what is given, an unknown one refused with its whole project', async () => {
    const head = ['项目名称', '包保事项', '包保责任人'];
    const done = await importWhole([
      ['四包责任台账'],
      head,
      ['项目1', '手续办理', '领导1'],
      ['项目1', '建设进度', '领导2'],
      ['项目2', '手续办理', '领导3'],
    ]);
    expect(done.counts).toMatchObject({ added: 2, refused: 0 });
    const later = await importWhole([head, ['项目1', '优惠政策落实', '领导3']]);
    expect(later.counts).toMatchObject({ changed: 1 });
    const { items } = await house.ok('listGuarantees', { jurisdiction }, office);
    expect(items.find(({ id }) => id === 'P-1')?.given).toEqual([
      { item: 'procedures', person: 'official-1' },
      { item: 'progress', person: 'official-2' },
      { item: 'policy', person: 'official-3' },
    ]);
    const wrong = await dry([head, ['项目3', '手续办理', '领导1'], ['项目3', '包打天下', '领导1']]);
    expect(reasons(wrong)).toEqual([
      [2, '', '同一条记录的第3行被退回'],
      [3, '包保事项', '没有登记过包保事项“包打天下”'],
    ]);
  });

  test('[F14] a second primary envoy is refused in the dry run, where it stands', async () => {
    const [one] = upTo(1, (n) => makeEnterprise(n));
    const head = ['派驻企业', '企业特派员', '是否首席', '派驻起始日期'];
    await importWhole([head, [one!.id, '领导1', '是', '2026-01-01']]);
    const plan = await dry([
      head,
      ['企业1', '领导2', '是', '2026-02-01'],
      ['企业1', '领导3', '', '2026年2月'],
      ['企业2', '领导2', '√', '2026-02-01'],
      ['企业2', '领导3', '√', '2026-03-01'],
    ]);
    expect(reasons(plan)).toEqual([
      [2, '是否首席', '该企业同期已有首席特派员official-1'],
      [5, '是否首席', '该企业同期已有首席特派员official-2'],
    ]);
    expect(plan.counts).toMatchObject({ added: 2, refused: 2 });
  });

  test('[S14] a sixth priority matter is refused in the dry run; entries of several catalogues in one file', async () => {
    const head = ['所属清单', '条目编号', '条目名称', '条目状态'];
    const matters = (from: number, count: number): Rows =>
      many(count, (n) => ['五件实事', `M-${from + n}`, `实事${from + n}`, '']);
    const first = await importWhole([head, ...matters(0, 4), ['先行试点清单', 'SD-1', '试点一', '推进中']]);
    expect(first.counts).toMatchObject({ added: 5, refused: 0 });
    const plan = await dry([head, ...matters(4, 2), ['先行试点清单', 'SD-2', '试点二', '已搁置']]);
    expect(reasons(plan)).toEqual([
      [4, '条目状态', '没有登记过状态“已搁置”'],
      [3, '', '“五件实事”最多5项'],
    ]);
    const { items } = await house.ok('readCatalogue', { jurisdiction, catalogue: 'pilot-reforms' }, office);
    expect(items).toMatchObject([{ id: 'SD-1', title: '试点一', status: 'running' }]);
  });

  test('the first entry a county imports beside those that ship leaves them in force', async () => {
    const done = await importWhole([
      ['所属清单', '条目编号', '条目名称'],
      ['四包', 'LAND', '用地保障'],
    ]);
    expect(done).toMatchObject({ counts: { added: 1 }, overtaken: [] });
    const { items } = await house.ok('readCatalogue', { jurisdiction, catalogue: 'guarantees' }, office);
    expect(items.map(({ title }) => title).toSorted()).toEqual(
      ['手续办理', '建设进度', '问题协商解决', '优惠政策落实', '用地保障'].toSorted(),
    );
  });

  test('[M1][M8] a campaign, a row each part, and what it takes up; activation without a plan is refused', async () => {
    const head = [
      '方案名称',
      '方案类型',
      '方案起始日期',
      '天数',
      '启动条件',
      '组成部分',
      '组成名称',
      '专班负责人',
    ];
    const done = await importWhole([
      ['行动方案台账'],
      head,
      ['攻坚120天', '攻坚行动', '2021-09-01', 120, '牵头领导、工作方案', '目标', '新开工', ''],
      ['攻坚120天', '', '', '', '', '工作专班', '项目专班', '领导1'],
    ]);
    expect(done.counts).toMatchObject({ added: 1, refused: 0 });
    const [programme] = (await house.ok('listProgrammes', { jurisdiction }, office)).items;
    expect(programme).toMatchObject({
      kind: 'campaign',
      days: 120,
      goals: [{ name: '新开工' }],
      workstreams: [{ name: '项目专班', owner: 'official-1' }],
      activation: ['leader', 'plan'],
    });
    const plan = await dry([
      ['入列事项台账'],
      ['所属方案', '项目名称', '工作专班', '对应目标', '牵头领导', '工作方案', '是否启动'],
      ['攻坚120天', '项目1', '项目专班', '新开工', '领导1', '倒排工期', '是'],
      ['攻坚120天', '项目2', '项目专班', '', '领导1', '', '是'],
      ['攻坚120天', '项目3', '没有的专班', '', '', '', ''],
    ]);
    expect(reasons(plan)).toEqual([
      [5, '工作专班', '没有登记过工作专班“没有的专班”'],
      [4, '工作方案', '缺少方案,不能启动'],
    ]);
    expect(plan.counts).toMatchObject({ added: 1, refused: 2 });
  });

  test('[F11] a deferral of a document that is not on the list is refused', async () => {
    await house.ok(
      'saveCatalogueItems',
      { jurisdiction, catalogue: 'deferrable-documents', items: [makeItem('0001', { title: '验资报告' })] },
      office,
    );
    const head = ['后补材料', '申请企业', '受理单位', '容缺受理日期', '应补正日期'];
    const plan = await dry([
      head,
      ['验资报告', '企业1', '发展和改革局', '2026.3.2', '2026.3.31'],
      ['红头文件', '企业1', '发展和改革局', '2026.3.2', '2026.3.31'],
      ['0001', '企业2', '发展和改革局', '2026.3.31', '2026.3.2'],
    ]);
    expect(reasons(plan)).toEqual([
      [3, '后补材料', '没有登记过可容缺材料“红头文件”'],
      [4, '应补正日期', '截止日期早于起始日期'],
    ]);
  });

  test('a month stays a month; 待定 empties; the changed tab speaks in words and names', async () => {
    await house.ok(
      'saveUnits',
      { jurisdiction, items: [{ id: 'u9', name: '交通运输局', kind: 'department', rated: false }] },
      office,
    );
    const head = ['项目代码', '项目名称', '总投资(元)', '建设性质', '责任单位', '投产时间', '计划开工时间'];
    const rows: Rows = [head, ['P-1', '项目1', 100_000_000, '续建', '交通运输局', '2026年9月', '待定']];
    const plan = await dry(rows);
    expect(plan.normalised.items).toEqual([]);
    expect(plan.changed.items[0]?.changes).toEqual([
      { label: '建设性质', before: '新开工', after: '续建' },
      { label: '责任单位', before: '发展和改革局', after: '交通运输局' },
      { label: '计划开工时间', before: '2026-03-01' },
      { label: '投产时间', after: '2026年9月' },
    ]);
    await importWhole(rows);
    const { items } = await house.ok('listProjects', { jurisdiction }, office);
    expect(items.find(({ id }) => id === 'P-1')?.schedule).toEqual([
      { kind: 'production', planned: '2026-09-30', precision: 'month' },
    ]);
    const wrong = [{ kind: 'start', planned: '2026-09-15', precision: 'month' }] as const;
    const refusal = await house.refusal(
      'saveProjects',
      { jurisdiction, items: [makeProject(1, { schedule: [...wrong] })] },
      office,
    );
    expect(refusal.fields?.[0]).toMatchObject({ pointer: '/items/0/schedule/0/planned' });
  });

  test('an apostrophe before a formula is taken off; it is listed only where somebody typed it', async () => {
    const rows: Rows = [['产业链名称'], ["'=1+1"]];
    const typed = await dry(rows);
    expect(typed.added.items[0]?.name).toBe('=1+1');
    expect(typed.normalised.items).toMatchObject([{ before: "'=1+1", after: '=1+1' }]);
    const exported = await dry([], { file: base64(writeCsv([['产业链名称'], ['=1+1']])) });
    expect(exported.added.items[0]?.name).toBe('=1+1');
    expect(exported.normalised.total).toBe(0);
  });

  test('what an import laid down to be written is gone once it is written', async () => {
    const { id } = await importWhole([['产业链名称'], ...many(120, (n) => [`链${n}`])]);
    const Part = z.object({ rows: z.array(z.unknown()), expiresAt: z.number() });
    const parts = await house.platform.tables.records.list(
      { pk: importPartsPartition(jurisdiction, id) },
      Part,
    );
    const days = (house.clock.now().getTime() / 1000 + 7 * 86_400) | 0;
    expect(parts).toHaveLength(3);
    for (const part of parts) expect(part).toEqual({ rows: [], expiresAt: days });
  });

  test('a zip bomb is refused in words before it unpacks', async () => {
    const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
    await zip.add('xl/worksheets/sheet1.xml', new TextReader(' '.repeat(60_000_000)));
    const file = base64(await zip.close());
    const refusal = await house.refusal('planImport', { jurisdiction, name: 'b.xlsx', file }, office);
    expect(refusal.fields?.[0]).toMatchObject({
      pointer: '/file',
      zh: '文件解压后异常庞大,已拒绝',
      en: expect.stringContaining('abnormal size'),
    });
  });
});
