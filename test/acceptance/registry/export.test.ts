import { beforeAll, describe, expect, test } from 'vitest';
import { exportNames, exportNeeds, exportTable } from '../../../shared/contract/exports/index.ts';
import type { ExportInput, ExportName } from '../../../shared/contract/exports/index.ts';
import type { InputOf, RouteId } from '../../../shared/contract/index.ts';
import { exportLedgers } from '../../../shared/registry/ledger/index.ts';
import { exportFormats, fileOfTable, readSpreadsheet } from '../../../shared/spreadsheet/index.ts';
import { sourceOf } from '../../fixtures/exports.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House, Visitor } from '../../fixtures/house.ts';
import {
  admin,
  approved,
  jurisdiction,
  makeAssignment,
  makeDuty,
  makeEnterprise,
  makeIndicator,
  makeItem,
  makeObserver,
  makeOfficial,
  makePairing,
  makeProgramme,
  makeProject,
  office,
  project,
  supervisor,
  unit,
  upTo,
} from './county.ts';
import { base64 } from './ledgers.ts';

const inputs: Partial<Record<ExportName, ExportInput>> = {
  pairings: { year: 2026, edition: 1 },
  reports: { month: '2026-03' },
  log: { month: '2026-03' },
  rates: { month: '2026-03' },
  dutyStatus: { on: '2026-03-31' },
};

/** A county whose registers hold what files are apt to lose: zeros, formulas, months without a day, quotes, line breaks, namesakes. */
async function found(house: House): Promise<void> {
  const save = async (list: RouteId, items: readonly unknown[]) =>
    house.ok(list, { jurisdiction, items } as unknown as InputOf<typeof list>, office);
  await house.ok('saveJurisdiction', { jurisdiction, name: '咸丰县', level: 'county' }, admin);
  await save('saveUnits', [unit, { ...unit, id: '0012', name: '=1+1', kind: 'town' }]);
  await save('savePeople', [
    makeOfficial(1, { post: '县委副书记、县长' }),
    makeOfficial(2, { name: '同名', post: '副县长\n兼书记' }),
    makeOfficial(3, { name: '同名', post: '副县长\n兼书记' }),
    makeObserver(1, { name: '+周七' }),
    { id: 'h-1', name: '承办', kind: 'handler', roles: ['handler'], unit: '0012', from: '2026-01-01' },
    { id: 'c-1', name: '"郑"九', kind: 'contact', roles: [], from: '2026-01-01' },
  ]);
  await save('saveEnterprises', [
    makeEnterprise(1, { name: '@甲,"有限"公司', contact: { name: '=郑', phone: '+86-718-3' } }),
    makeEnterprise(2, { name: '同名公司', lenient: true, town: '清坪镇' }),
    makeEnterprise(3, { name: '同名公司', lenient: false, town: '清坪镇人民政府' }),
  ]);
  await save('saveChains', [{ id: '007', name: '-茶' }]);
  await save('saveVillages', [{ id: 'v-1', name: '甲村', town: '清坪镇' }]);
  await save('saveProjects', [
    makeProject(1, { name: '=1+1', enterprise: makeEnterprise(1).id, chain: '007' }),
    makeProject(2, {
      schedule: [
        { kind: 'signing', planned: '2021-06-30', precision: 'month' },
        { kind: 'production', planned: '2026-09-30' },
      ],
    }),
    makeProject(3, { id: '0099', name: '项目2', schedule: [], suspended: true, ownerUnit: '0012' }),
  ]);
  await save('saveIndicators', [makeIndicator('starting-business', { chief: 'official-2' })]);
  await save('saveDuties', [makeDuty(), makeDuty({ id: 'D-2', name: '季度', period: 'quarter' })]);
  const entries = async (catalogue: string, items: readonly unknown[]) =>
    house.ok(
      'saveCatalogueItems',
      { jurisdiction, catalogue, items: items as InputOf<'saveCatalogueItems'>['items'] },
      office,
    );
  await entries('deferrable-documents', [
    makeItem('0001', { title: '=报告', attributes: { matter: '施工:许可\n第二行', term: '5个工作日' } }),
  ]);
  await entries('pilot-reforms', [makeItem('SD-1', { status: 'running' })]);
  await entries('recognitions', [makeItem('r-1', { link: 'SD-1', en: 'Recognised', retired: true })]);
  await save('saveProgrammes', [
    makeProgramme('camp', {
      name: '攻坚"120"天',
      kind: 'campaign',
      days: 120,
      goals: [{ id: 'g1', name: '签约', target: { of: 'signing', count: 6, minimumAmount: 3_000_000_000 } }],
      workstreams: [{ id: 'w1', name: '专班', owner: 'official-3' }],
      workGroups: [{ id: 'k1', categories: [] }],
      areas: [{ id: 'a1', name: '东片' }],
      activation: ['leader'],
    }),
  ]);
  await save('saveAssignments', [
    makeAssignment('camp', 1, {
      goals: ['g1'],
      workstream: 'w1',
      leader: 'official-2',
      team: ['h-1', 'official-1'],
      plan: '第一步\n"第二步"',
      active: true,
      owners: [{ role: 'enterprise', person: 'c-1', from: '2026-01-01', to: '2026-06-30' }],
    }),
  ]);
  await save('saveGuarantees', [{ id: 'P-2', given: [{ item: 'procedures', person: 'official-3' }] }]);
  await save('saveEnvoys', [
    { id: 'e-1', enterprise: makeEnterprise(2).id, person: 'h-1', primary: true, from: '2026-01-01' },
  ]);
  await save('saveSites', [{ id: 's-1', name: '=现场', owner: 'h-1', team: ['official-2', 'h-1'] }]);
  await save('saveDeferrals', [
    {
      id: 'f-1',
      document: '0001',
      enterprise: makeEnterprise(3).id,
      unit: '0012',
      acceptedOn: '2026-03-02',
      correctBy: '2026-03-31',
    },
  ]);
  await approved(house, 2026, [
    makePairing(1, project(1)),
    makePairing(2, project(1)),
    makePairing(3, { kind: 'village', id: 'v-1' }, { role: 'deputy', to: '2026-12-31' }),
    makePairing(2, { kind: 'chain', id: '007' }),
    makePairing(1, { kind: 'enterprise', id: makeEnterprise(3).id }),
  ]);
}

describe('exports', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
    await found(house);
  }, 120_000);

  describe.each(exportFormats)('exported as .%s, the dry run of the import changes nothing', (format) => {
    test.each(exportLedgers)('%s', async (list) => {
      const table = await exportTable(list, sourceOf(house, office), inputs[list]);
      const file = base64(await fileOfTable(table, format));
      const plan = await house.ok('planImport', { jurisdiction, name: `${list}.${format}`, file }, office);
      expect(plan.ledger).toBe(list);
      expect(plan.refused.items).toEqual([]);
      expect(plan.changed.items).toEqual([]);
      expect(plan.counts).toMatchObject({ added: 0, changed: 0, refused: 0 });
      expect(plan.counts.unchanged).toBeGreaterThan(0);
      expect(plan.normalised.items).toEqual([]);
      expect(plan.missingFromFile.total + plan.skipped.total + plan.duplicates.total).toBe(0);
    });
  });

  const others = exportNames.filter((name) => !(exportLedgers as readonly string[]).includes(name));
  test.each(others.filter((name) => exportNeeds(name).every((need) => inputs[name]?.[need] !== undefined)))(
    'the list of %s has Chinese heads and a cell under each',
    async (list) => {
      const table = await exportTable(list, sourceOf(house, office), inputs[list]);
      expect(table.heads.every((head) => /\p{Script=Han}/u.test(head))).toBe(true);
      for (const row of table.rows) expect(row).toHaveLength(table.heads.length);
      const grid = await readSpreadsheet(await fileOfTable(table, 'xlsx'));
      expect(grid.ok && grid.value.sheets[0]!.rows).toHaveLength(table.rows.length + 1);
    },
  );

  test('formulas are texts: guarded in CSV, typed as text in a workbook', async () => {
    const table = await exportTable('projects', sourceOf(house, office));
    const csv = new TextDecoder().decode(await fileOfTable(table, 'csv'));
    expect(csv).toContain("P-1,'=1+1,");
    expect(csv).toContain('2021年6月');
    const grid = await readSpreadsheet(await fileOfTable(table, 'xlsx'));
    const cells = grid.ok ? grid.value.sheets[0]!.rows.flatMap((row) => row.cells) : [];
    expect(cells.filter(({ value }) => value === '=1+1')).toMatchObject([{ kind: 'text' }, { kind: 'text' }]);
  });

  test('a role exports what it may see: no contacts, no observers; another county nothing', async () => {
    const seen = await exportTable('enterprises', sourceOf(house, supervisor));
    expect(seen.heads).not.toContain('联系电话');
    const people = await exportTable('people', sourceOf(house, supervisor));
    expect(people.rows.flat()).not.toContain('+周七');
    const stranger: Visitor = { roles: ['office'], person: 'office-2', jurisdiction: '611022' };
    await expect(exportTable('people', sourceOf(house, stranger))).rejects.toThrow();
    const imported = await house.ok(
      'planImport',
      { jurisdiction, name: 'e.csv', file: base64(await fileOfTable(seen, 'csv')) },
      office,
    );
    expect(imported.counts).toMatchObject({ changed: 0, unchanged: 3 });
  });

  test('long lists arrive whole, and say how far they are', async () => {
    const items = upTo(100, (n) => ({ id: `C-${n}`, name: `链${n}` }));
    for (const part of upTo(6, (n) => n))
      await house.ok(
        'saveChains',
        {
          jurisdiction,
          items: items.map(({ id, name }) => ({ id: `${id}-${part}`, name: `${name}之${part}` })),
        },
        office,
      );
    const seen: number[] = [];
    const source = { ...sourceOf(house, office), onrows: (count: number) => seen.push(count) };
    const { rows } = await exportTable('chains', source);
    expect(rows).toHaveLength(601);
    expect(seen).toEqual([500, 601]);
  });
});
