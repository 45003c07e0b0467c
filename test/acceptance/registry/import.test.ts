import { beforeEach, describe, expect, test } from 'vitest';
import { importJournal } from '../../../functions/registry/import/journal.ts';
import type { StaffCaller } from '../../../functions/platform/ports.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import { writeCsv } from '../../../shared/spreadsheet/index.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { admin, jurisdiction, office, supervisor } from './county.ts';
import { failingImport } from './failing.ts';
import {
  base64,
  chainRows,
  enterpriseRows,
  fileOf,
  leaderRows,
  many,
  projectRows,
  scheduleRows,
} from './ledgers.ts';
import type { Rows } from './ledgers.ts';

type Body = Omit<InputOf<'planImport'>, 'jurisdiction'>;
type Options = { goodRowsOnly?: boolean };

describe('import', () => {
  let house: House;
  const plan = (body: Body) => house.ok('planImport', { jurisdiction, ...body }, office);
  const inputOf = (body: Body, planHash: string, options: Options = {}) => ({
    jurisdiction,
    ...body,
    planHash,
    ...options,
  });
  const importWhole = async (rows: Rows, more: Partial<Body> = {}) => {
    const body = { name: '台账.xlsx', file: await fileOf(rows), ...more };
    const { planHash } = await plan(body);
    return house.ok('applyImport', inputOf(body, planHash), office);
  };
  const create = { units: true, towns: true };

  beforeEach(async () => {
    house = await openHouse();
    await house.ok('saveJurisdiction', { jurisdiction, name: '咸丰县', level: 'county' }, admin);
  });

  test('[S3] 106 leaders, 20 chains and 121 projects, and their schedule goes for approval', async () => {
    expect((await importWhole(leaderRows(106))).counts).toMatchObject({ added: 106, refused: 0 });
    expect((await importWhole(chainRows(20))).counts.added).toBe(20);
    const projects = await importWhole(projectRows(121), { create });
    expect(projects.counts).toMatchObject({ added: 121, createdUnits: 1 });
    expect(projects).toMatchObject({ state: 'done', overtaken: [] });

    const schedule = await importWhole(scheduleRows(121));
    expect(schedule).toMatchObject({
      counts: { added: 121 },
      schedule: { year: 2026, edition: 1, isNew: true, status: 'submitted' },
    });
    const { plan: edition, pairings } = await house.ok(
      'readPlan',
      { jurisdiction, year: 2026, edition: 1 },
      office,
    );
    expect(edition).toMatchObject({ status: 'submitted', pairings: 121, submittedBy: 'office-1' });
    expect(pairings).toHaveLength(121);
    await house.ok(
      'approvePlan',
      { jurisdiction, year: 2026, edition: 1, version: edition.version },
      supervisor,
    );

    const again = await importWhole(scheduleRows(121));
    expect(again.counts).toMatchObject({ added: 0, changed: 0, unchanged: 121 });
    const revised = await importWhole([...scheduleRows(120, '2026年包联责任分解表'), ['项目121', '领导7']]);
    expect(revised.schedule).toEqual({ year: 2026, edition: 2, isNew: true, status: 'draft' });
    const second = await house.ok('readPlan', { jurisdiction, year: 2026, edition: 2 }, office);
    expect(second.pairings).toHaveLength(121);
    expect((await house.ok('readPlan', { jurisdiction, year: 2026, edition: 1 }, office)).pairings).toEqual(
      pairings,
    );

    const { items } = await house.ok('listImports', { jurisdiction }, supervisor);
    expect(items.map(({ ledger, startedBy, state }) => [ledger, startedBy, state]).toSorted()).toEqual([
      ['chains', 'office-1', 'done'],
      ['leaders', 'office-1', 'done'],
      ['pairings', 'office-1', 'done'],
      ['pairings', 'office-1', 'done'],
      ['projects', 'office-1', 'done'],
    ]);
  });

  test('[S4] 308 enterprises; the same file again changes nothing; missing ones are listed and stay', async () => {
    const first = await importWhole(enterpriseRows(308), { create });
    expect(first.counts).toMatchObject({ added: 308, createdUnits: 1 });
    const second = await importWhole(enterpriseRows(308));
    expect(second.counts).toMatchObject({ added: 0, changed: 0, unchanged: 308 });

    const shorter = await plan({ name: 'a.csv', file: base64(writeCsv(enterpriseRows(300))) });
    expect(shorter.counts).toMatchObject({ unchanged: 300 });
    expect(shorter.missingFromFile.total).toBe(8);
    const { items } = await house.ok('listEnterprises', { jurisdiction, limit: 500 }, office);
    expect(items).toHaveLength(308);
    expect(items[0]).toMatchObject({ aboveScale: true, town: '城关镇' });
  });

  test('[M2] 450 projects; contradicting duplicates are refused and block the file until good rows are asked for', async () => {
    const twice = [
      ['', '项目1', 99, '计划', '发展和改革局'],
      ['', '项目2', 10_002, '续建', '发展和改革局'],
    ];
    const body = { name: '项目.xlsx', file: await fileOf(projectRows(450, twice)), create };
    const dry = await plan(body);
    expect(dry.counts).toMatchObject({ added: 449, refused: 2 });
    expect(dry.duplicates.items).toEqual([{ sheet: 'Sheet1', row: 454, first: { sheet: 'Sheet1', row: 4 } }]);
    expect(dry.refused.items.map(({ row, header }) => [row, header])).toEqual([
      [3, '项目名称'],
      [453, '项目名称'],
    ]);
    expect(dry.refused.items[0]?.reason.zh).toContain('第453行');
    expect(dry.correction?.[0]?.rows).toHaveLength(4);

    const refusal = await house.refusal('applyImport', inputOf(body, dry.planHash), office);
    expect(refusal.type).toBe('rule-refused');
    expect((await house.ok('listProjects', { jurisdiction, limit: 500 }, office)).items).toEqual([]);

    const done = await house.ok('applyImport', inputOf(body, dry.planHash, { goodRowsOnly: true }), office);
    expect(done.counts).toMatchObject({ added: 449, refused: 2 });
    expect((await house.ok('listProjects', { jurisdiction, limit: 500 }, office)).items).toHaveLength(449);
    const whole = await importWhole(projectRows(450));
    expect(whole.counts).toMatchObject({ added: 1, changed: 0, unchanged: 449 });
  });

  test('changed rows show what was and what will be, and keep what the file does not say', async () => {
    await importWhole(projectRows(3), { create });
    const rows = [...projectRows(2), [3, '项目3', 77, '续建', '发展和改革局']];
    const dry = await plan({ name: 'b.xlsx', file: await fileOf(rows) });
    expect(dry.changed.items[0]?.changes).toEqual([
      { label: '总投资', before: '100030000', after: '770000' },
    ]);
    await importWhole(rows);
    const { items } = await house.ok('listProjects', { jurisdiction, limit: 10 }, office);
    expect(items.find(({ name }) => name === '项目3')).toMatchObject({ amount: 770_000, priority: 'county' });
  });

  test('a repetition answers the same, also two at once', async () => {
    const body = { name: '领导.xlsx', file: await fileOf(leaderRows(106)) };
    const { planHash } = await plan(body);
    const answers = await Promise.all(
      [1, 2].map(() => house.call('applyImport', inputOf(body, planHash), office)),
    );
    expect(answers.map(({ status }) => status)).toContain(200);
    const repeated = await house.ok('applyImport', inputOf(body, planHash), office);
    expect(repeated).toMatchObject({ id: planHash, state: 'done', counts: { added: 106 }, overtaken: [] });
    expect((await house.ok('listPeople', { jurisdiction, limit: 500 }, office)).items).toHaveLength(106);
    expect((await house.ok('listImports', { jurisdiction }, office)).items).toHaveLength(1);
  });

  test('a plan made before somebody changed the register is stale; nothing is written', async () => {
    const body = { name: '链.xlsx', file: await fileOf(chainRows(20)) };
    const { planHash } = await plan(body);
    await house.ok('saveChains', { jurisdiction, items: [{ id: 'C-3', name: '产业3' }] }, office);
    const refusal = await house.refusal('applyImport', inputOf(body, planHash), office);
    expect(refusal.type).toBe('stale-version');
    expect((await house.ok('listChains', { jurisdiction }, office)).items).toHaveLength(1);
    const otherFile = { ...body, file: await fileOf(chainRows(19)) };
    expect((await house.refusal('applyImport', inputOf(otherFile, planHash), office)).type).toBe(
      'stale-version',
    );
  });

  const caller: StaffCaller = { kind: 'staff', person: 'office-1', roles: ['office'], jurisdiction };

  test('a crash between batches is made good by a retry, by the next dry run, and for a schedule too', async () => {
    await importWhole(leaderRows(106));
    const body = { name: '项目.xlsx', file: await fileOf(projectRows(121)), create };
    const { planHash } = await plan(body);
    const input = { ...inputOf(body, planHash), goodRowsOnly: false };
    await expect(failingImport(house, 3).applyImport(input, caller)).rejects.toThrow('the machine stopped');
    const half = await house.ok('listProjects', { jurisdiction, limit: 500 }, office);
    expect(half.items.length).toBeLessThan(121);
    expect(
      (await house.ok('listImports', { jurisdiction }, office)).items.map(({ state }) => state),
    ).toContain('applying');
    const retried = await house.ok('applyImport', input, office);
    expect(retried).toMatchObject({ id: planHash, state: 'done', counts: { added: 121 }, overtaken: [] });
    expect((await house.ok('listProjects', { jurisdiction, limit: 500 }, office)).items).toHaveLength(121);

    const schedule = { name: '分解表.xlsx', file: await fileOf(scheduleRows(121)) };
    const dry = await plan(schedule);
    const apply = failingImport(house, 3).applyImport(
      { ...inputOf(schedule, dry.planHash), goodRowsOnly: false },
      caller,
    );
    await expect(apply).rejects.toThrow('the machine stopped');
    expect((await plan(schedule)).counts).toMatchObject({ added: 0, unchanged: 121 });
    const { items } = await house.ok('listPlans', { jurisdiction }, office);
    expect(items).toMatchObject([{ edition: 1, status: 'submitted', pairings: 121 }]);
  });

  test('a row that somebody changed after the crash is left to them and listed', async () => {
    const body = { name: '链.xlsx', file: await fileOf(chainRows(60)) };
    const { planHash } = await plan(body);
    const input = { ...inputOf(body, planHash), goodRowsOnly: false };
    await expect(failingImport(house, 3).applyImport(input, caller)).rejects.toThrow('the machine stopped');
    const written = new Set(
      (await house.ok('listChains', { jurisdiction }, office)).items.map(({ name }) => name),
    );
    expect(written.size).toBe(50);
    const [unfinished] = (await house.ok('listImports', { jurisdiction }, office)).items;
    expect(unfinished?.state).toBe('applying');
    expect(unfinished).not.toHaveProperty('finishedAt');
    const parts = await importJournal(house.platform.tables.records).parts(jurisdiction, planHash);
    const id = parts.at(-1)?.rows.at(-1)?.id ?? '';
    await house.ok('saveChains', { jurisdiction, items: [{ id, name: '改过的链' }] }, office);
    expect(await house.ok('applyImport', input, office)).toMatchObject({ state: 'done', overtaken: [id] });
    const chains = (await house.ok('listChains', { jurisdiction }, office)).items;
    expect(chains).toHaveLength(60);
    expect(chains.find((chain) => chain.id === id)?.name).toBe('改过的链');
  });

  test('[F2] a ledger cannot end the service of somebody who holds pairings, nor pair beyond it', async () => {
    await importWhole(leaderRows(2));
    await importWhole(projectRows(2), { create });
    await importWhole(scheduleRows(2));
    await house.ok('approvePlan', { jurisdiction, year: 2026, edition: 1, version: 3 }, supervisor);
    const leaving = [
      ['县级领导名单'],
      ['姓名', '职务', '离任时间'],
      ['领导1', '职务1', '2026-08-31'],
      ['领导2', '副书记', ''],
    ];
    const dry = await plan({ name: '领导.xlsx', file: await fileOf(leaving) });
    expect(dry.refused.items).toMatchObject([
      {
        row: 3,
        column: 'C',
        header: '离任时间',
        value: '2026-08-31',
        reason: { zh: expect.stringContaining('移交') },
      },
    ]);
    expect(dry.counts).toMatchObject({ changed: 1, refused: 1 });
    expect(dry.correction?.[0]?.rows[2]?.slice(0, 4)).toEqual(['领导1', '职务1', '2026-08-31', 3]);
  });

  test('refused rows of a schedule come back as a sheet; corrected, it completes the draft and goes for approval', async () => {
    await importWhole(leaderRows(106));
    await importWhole(projectRows(121), { create });
    const rows = [...scheduleRows(120), ['项目121', '无名氏']];
    const body = { name: '分解表.xlsx', file: await fileOf(rows) };
    const dry = await plan(body);
    expect(dry.refused.items).toMatchObject([{ row: 123, header: '包联领导', value: '无名氏' }]);
    expect(dry.schedule).toMatchObject({ edition: 1, isNew: true, status: 'draft' });
    await house.ok('applyImport', inputOf(body, dry.planHash, { goodRowsOnly: true }), office);

    const [sheet] = dry.correction ?? [];
    const corrected = (sheet?.rows ?? []).map((row) =>
      row.map((value) => (value === '无名氏' ? '领导106' : value)),
    );
    expect((await importWhole(corrected)).schedule).toEqual({
      year: 2026,
      edition: 1,
      isNew: false,
      status: 'submitted',
    });
    const { items } = await house.ok('listPlans', { jurisdiction }, office);
    expect(items).toMatchObject([{ edition: 1, status: 'submitted', pairings: 121 }]);
  });

  test('[F11] 856 deferrable documents', async () => {
    const done = await importWhole([
      ['容缺受理材料清单'],
      ['编码', '可容缺材料', '事项名称'],
      ...many(856, (n) => [String(n).padStart(4, '0'), `材料${n}`, `事项${n % 40}`]),
    ]);
    expect(done).toMatchObject({ counts: { added: 856 }, overtaken: [] });
    const { items } = await house.ok(
      'readCatalogue',
      { jurisdiction, catalogue: 'deferrable-documents' },
      office,
    );
    expect(items).toHaveLength(856);
  });

  test('a file of 30 MB is refused with its size and the limit; others with what is wrong with them', async () => {
    const send = (file: string) => house.refusal('planImport', { jurisdiction, name: 'x', file }, office);
    const large = await send('A'.repeat(40_000_000));
    expect(large.type).toBe('too-large');
    expect(large.detail?.zh).toBe('文件有30.0 MB,最多4.0 MB,请拆分后再导入');
    const old = await send(base64(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2)));
    expect(old.fields?.[0]).toMatchObject({ pointer: '/file', zh: expect.stringContaining('.xls') });
    const strange = await send(
      await fileOf([
        ['甲', '乙'],
        ['1', '2'],
      ]),
    );
    expect(strange).toMatchObject({ type: 'rule-refused', detail: { zh: expect.any(String) } });
  });
});
