import { describe, expect, test } from 'vitest';
import { exportFormats, fileOfTable, readSpreadsheet } from '../../spreadsheet/index.ts';
import { enterpriseSizes, logKinds, milestoneKinds, ranks, sectorGroups } from '../model.ts';
import { targetMeasures } from '../arrangements.ts';
import { register } from './export.fixture.ts';
import { exportLedgers, ledgerTable } from './export.ts';
import type { LedgerName } from './ledgers.ts';
import type { LedgerRegister } from './references.ts';
import { countsOf, planOf } from './testing.ts';
import * as words from './words.ts';

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
