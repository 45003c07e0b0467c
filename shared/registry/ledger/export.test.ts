import { describe, expect, test } from 'vitest';
import { exportFormats, fileOfTable, readSpreadsheet } from '../../spreadsheet/index.ts';
import { creditCode } from './testing.ts';
import { defaultCatalogues } from '../catalogues.ts';
import { enterpriseSizes, logKinds, milestoneKinds, ranks, sectorGroups } from '../model.ts';
import type { Person } from '../model.ts';
import { targetMeasures } from '../arrangements.ts';
import { exportLedgers, ledgerTable } from './export.ts';
import type { LedgerName } from './ledgers.ts';
import type { LedgerRegister } from './references.ts';
import { countsOf, makeRegister, planOf } from './testing.ts';
import * as words from './words.ts';

const person = (id: string, name: string, more: Partial<Person> = {}): Person => ({
  id,
  name,
  kind: 'official',
  roles: ['official'],
  from: '2021-01-01',
  ...more,
});
const project = (id: string, name: string, more: object = {}) => ({
  id,
  name,
  amount: 7_000_000_001,
  kind: 'continuing' as const,
  stage: 'resumed' as const,
  difficulty: 'A' as const,
  priority: 'province' as const,
  ownerUnit: 'fg',
  schedule: [],
  yearPlan: 0,
  suspended: false,
  ...more,
});

/** A register with every value that a file could mistake for another. */
const register: LedgerRegister = makeRegister({
  units: [
    { id: 'fg', name: '县发展和改革局', kind: 'department', rated: true },
    { id: '0012', name: '=1+1', kind: 'park', rated: false },
    { id: 'u-2', name: '=1+1', kind: 'bank', rated: false },
    { id: 'lj', name: '龙驹寨街道办事处', kind: 'town', rated: false },
    { id: 'x', name: "Ａ银行  “支行”, '甲'\n二部", kind: 'bank', rated: true },
  ],
  people: [
    person('l1', '张三', { post: '县委副书记、县长', rank: 'countyHead', unit: 'fg' }),
    person('l2', '李四', { post: '副县长\n兼园区书记', unit: '0012' }),
    person('l3', '李四', { post: '副县长\n兼园区书记', unit: '0012' }),
    person('l4', '王、五', { to: '2026-12-31' }),
    person('l5', '赵  六', { post: '无党派;+86' }),
    person('h1', '张三', { kind: 'handler', roles: ['handler'], unit: 'u-2' }),
    person('o1', '+周七', { kind: 'observer', roles: [], to: '2027-06-30' }),
    person('c1', '郑九', { kind: 'contact', roles: [] }),
  ],
  enterprises: [
    {
      id: creditCode(1),
      name: '@甲,"有限"公司',
      sector: 'agriculture',
      size: 'micro',
      town: '龙驹寨街道',
      aboveScale: true,
      contact: { name: '=郑', phone: '+86-0914-3' },
    },
    {
      id: creditCode(2),
      name: '乙公司',
      sector: 'trade',
      size: 'large',
      town: '城关镇',
      aboveScale: false,
      lenient: false,
    },
    {
      id: creditCode(3),
      name: '乙公司',
      sector: 'services',
      size: 'small',
      town: '城关镇人民政府',
      aboveScale: false,
      lenient: true,
      liftable: true,
    },
  ],
  chains: [
    { id: 'c-1', name: '新材料产业链' },
    { id: '007', name: '-茶' },
    { id: 'c-3', name: '茶' },
  ],
  villages: [
    { id: 'v1', name: '甲村', town: '城关镇' },
    { id: 'v2', name: '甲村', town: '龙驹寨街道' },
  ],
  projects: [
    project('P-1', '=1+1', { enterprise: creditCode(1), chain: '007', code: '2101-６', upgrade: true }),
    project('0099', '重名', {
      schedule: [
        { kind: 'signing', planned: '2021-06-30', precision: 'month' },
        { kind: 'start', planned: '2022-04-30' },
      ],
    }),
    project('project-1abc', '重名', { ownerUnit: '0012', enterprise: creditCode(3), suspended: true }),
  ],
  indicators: [
    { id: 'starting-business', name: '开办企业(本地叫法)', chief: 'l2', leadUnit: 'u-2' },
    { id: 'own-1', name: '本地指标', chief: 'l1', leadUnit: 'fg' },
  ],
  duties: [
    {
      id: 'd1',
      programme: '方案',
      name: '每月联系',
      appliesTo: 'official',
      record: 'contact',
      minimum: 1,
      period: 'month',
    },
    {
      id: 'D-2',
      programme: '方案',
      name: '报线索',
      appliesTo: 'observer',
      record: 'lead',
      minimum: 2,
      period: 'halfYear',
    },
  ],
  catalogues: [
    ...defaultCatalogues,
    {
      id: 'linked',
      zh: '关联清单',
      en: 'Linked',
      limit: 9,
      statuses: [{ id: 'run', zh: '推进中', en: 'Running' }],
      attributes: [
        { id: 'note', zh: '说明', en: 'Note' },
        { id: 'by', zh: '办理', en: 'By' },
      ],
      linksTo: { kind: 'list', list: 'people' },
      practice: false,
    },
  ],
  catalogue: [
    {
      catalogue: 'deferrable-documents',
      id: '0001',
      title: '验资报告',
      attributes: { matter: '=许可', unit: '甲局' },
    },
    { catalogue: 'deferrable-documents', id: '0856', title: '验资报告', attributes: { term: '5个工作日' } },
    { catalogue: 'guarantees', id: 'procedures', title: '手续办理', en: 'Procedures', attributes: {} },
    { catalogue: 'guarantees', id: 'progress', title: '建设进度', attributes: {}, retired: true },
    {
      catalogue: 'linked',
      id: '1',
      title: '"甲"',
      status: 'run',
      link: 'l2',
      attributes: { note: '一:二\n三;四', by: '=1' },
    },
  ],
  pairings: [
    { official: 'l1', subject: { kind: 'project', id: '0099' }, role: 'lead', from: '2026-01-01' },
    { official: 'l2', subject: { kind: 'project', id: '0099' }, role: 'lead', from: '2026-01-01' },
    {
      official: 'l4',
      subject: { kind: 'project', id: '0099' },
      role: 'deputy',
      from: '2026-02-01',
      to: '2026-11-30',
    },
    { official: 'l3', subject: { kind: 'chain', id: '007' }, role: 'lead', from: '2026-01-01' },
    { official: 'l5', subject: { kind: 'enterprise', id: creditCode(3) }, role: 'lead', from: '2026-01-01' },
    { official: 'l1', subject: { kind: 'village', id: 'v2' }, role: 'deputy', from: '2026-01-01' },
  ],
  categories: [
    { id: 'land', name: '用地' },
    { id: 'finance', name: '融资' },
  ],
  cityPeople: [person('city-1', '市长甲')],
  programmes: [
    {
      id: 'camp',
      name: '攻坚"120"天',
      kind: 'campaign',
      from: '2026-09-01',
      days: 120,
      goals: [
        { id: 'g1', name: '新签约', target: { of: 'signing', count: 6, minimumAmount: 3_000_000_000 } },
        { id: 'g2', name: '扩投资、稳增长' },
      ],
      workstreams: [
        { id: 'w1', name: '项目专班', owner: 'l2' },
        { id: 'w2', name: '要素专班' },
      ],
      workGroups: [
        { id: 'k1', name: '综合组', unit: 'u-2', categories: ['land', 'finance'] },
        { id: 'k2', categories: [] },
      ],
      taskTypes: [{ id: 't1', name: '=招商' }],
      areas: [{ id: 'a1', name: '东片' }],
      activation: ['leader', 'plan'],
      ownerRoles: ['city', 'enterprise'],
    },
    {
      id: 'standing',
      name: '三百四千',
      kind: 'standing',
      from: '2026-01-01',
      goals: [],
      workstreams: [],
      workGroups: [],
      taskTypes: [],
      areas: [],
      activation: [],
      ownerRoles: [],
    },
  ],
  assignments: [
    {
      id: 'camp-1',
      programme: 'camp',
      subject: { kind: 'project', id: '0099' },
      workstream: 'w1',
      taskType: 't1',
      area: 'a1',
      goals: ['g2', 'g1'],
      leader: 'l2',
      team: ['h1', 'l1'],
      plan: '第一步\n"第二步",=完',
      active: true,
      owners: [
        { role: 'enterprise', person: 'c1', from: '2026-01-01' },
        { role: 'city', person: 'city-1', from: '2026-01-01', to: '2026-06-30' },
        { role: 'city', person: 'city-1', from: '2026-07-01' },
      ],
    },
    {
      id: 'a-2',
      programme: 'standing',
      subject: { kind: 'village', id: 'v1' },
      goals: [],
      team: [],
      active: false,
      owners: [],
    },
  ],
  guarantees: [
    {
      id: '0099',
      given: [
        { item: 'progress', person: 'h1' },
        { item: 'procedures', person: 'l3' },
      ],
    },
    { id: 'P-1', given: [{ item: 'procedures', person: 'l4' }] },
  ],
  envoys: [
    { id: 'e-1', enterprise: creditCode(2), person: 'h1', primary: true, from: '2026-01-01' },
    {
      id: 'e-2',
      enterprise: creditCode(1),
      person: 'l3',
      primary: false,
      from: '2026-01-01',
      to: '2026-02-28',
    },
  ],
  sites: [{ id: 's1', name: '-现场', project: 'project-1abc', owner: 'l5', team: ['l2', 'l3', 'h1'] }],
  deferrals: [
    {
      id: 'f1',
      document: '0856',
      enterprise: creditCode(3),
      project: 'P-1',
      unit: '0012',
      acceptedOn: '2026-03-01',
      correctBy: '2026-03-31',
      correctedOn: '2026-03-09',
    },
    {
      id: 'f2',
      document: '0001',
      enterprise: creditCode(1),
      unit: 'x',
      acceptedOn: '2026-03-01',
      correctBy: '2026-04-01',
    },
  ],
});

describe.each(exportFormats)('exported as .%s and imported again, nothing changes', (format) => {
  test.each(exportLedgers)('%s', async (ledger) => {
    const year = ledger === 'pairings' ? 2026 : undefined;
    const table = ledgerTable(ledger, register, year);
    expect(table.rows.length).toBeGreaterThan(0);
    const grid = await readSpreadsheet(await fileOfTable(table, format));
    if (!grid.ok) throw new Error(grid.reason.zh);
    const plan = planOf(grid.value, register);
    expect(plan.ledger).toBe(ledger);
    expect(plan.refused).toEqual([]);
    expect(plan.changed.map(({ changes }) => changes)).toEqual([]);
    expect(plan.normalised).toEqual([]);
    expect([plan.missingFromFile, plan.skipped, plan.warnings.length > 2]).toEqual([
      [],
      [],
      ledger === 'indicators',
    ]);
    expect(plan.sheets[0]?.unknownColumns).toEqual([]);
    const [added, changed, unchanged, refused] = countsOf(plan);
    expect([added, changed, refused]).toEqual([0, 0, 0]);
    expect(unchanged).toBeGreaterThan(0);
  });
});

describe('what an export shows', () => {
  const rowsOf = (ledger: LedgerName) => {
    const { heads, rows } = ledgerTable(ledger, register, ledger === 'pairings' ? 2026 : undefined);
    return rows.map((row) => Object.fromEntries(heads.map((head, at) => [head, row[at]])));
  };

  test('Chinese heads, words and names; an id only where a name would not lead back', () => {
    expect(rowsOf('projects')[1]).toMatchObject({
      项目代码: '0099',
      '总投资(元)': 7_000_000_001,
      建设性质: '续建',
      责任单位: '县发展和改革局',
      签约时间: '2021年6月',
      计划开工时间: '2022-04-30',
      投产时间: '',
    });
    expect(rowsOf('pairings')).toContainEqual(
      expect.objectContaining({ 项目名称: '0099', 包联领导: '张三、l2', 协助领导: '' }),
    );
    expect(rowsOf('sites')[0]).toMatchObject({ 驻点负责人: 'l5', 驻点人员: 'l2、l3、h1' });
    expect(rowsOf('assignments')[0]).toMatchObject({
      市级责任人: '市长甲(2026-01-01至2026-06-30)、市长甲(2026-07-01)',
      对应目标: 'g2、新签约',
    });
  });

  test('contacts that nobody was shown are no column, so that importing the file erases none', () => {
    const seen = {
      ...register,
      enterprises: register.enterprises.map((one) => ({ ...one, contact: undefined })),
    };
    const { heads } = ledgerTable('enterprises', seen as LedgerRegister);
    expect(heads).not.toContain('联系人');
    expect(ledgerTable('enterprises', register).heads).toContain('联系电话');
  });
});

test('every value of an enumeration has a word', () => {
  const meant = (map: Readonly<Record<string, string>>) => new Set(Object.values(map));
  const whole: [Readonly<Record<string, string>>, readonly string[]][] = [
    [words.sectorWords, sectorGroups],
    [words.sizeWords, enterpriseSizes],
    [words.rankWords, ranks],
    [words.recordWords, [...logKinds, 'lead']],
    [words.targetWords, targetMeasures],
    [words.personKindWords, ['official', 'handler', 'observer', 'contact']],
  ];
  for (const [map, values] of whole) expect([...meant(map)].toSorted()).toEqual([...values].toSorted());
  const columns = ledgerTable('projects', register).heads.filter((head) => /时间|完工|生产|投产/.test(head));
  expect(columns).toHaveLength(milestoneKinds.length);
});
