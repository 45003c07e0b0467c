import type { InputOf } from '../../shared/contract/index.ts';
import { creditCodeFrom } from '../../shared/identifiers/creditCode.ts';
import { writeXlsx } from '../../shared/spreadsheet/index.ts';
import type { OutputValue } from '../../shared/spreadsheet/index.ts';
import { staff } from '../fixtures/county.ts';
import type { Benchmark, Row } from './benchmark.ts';
import { inMeteredHouse } from './meteredHouse.ts';

const sizes = [1_000, 3_000, 10_000] as const;

const head = ['统一社会信用代码', '企业名称', '行业', '规模', '所在乡镇', '是否规上', '联系人', '联系电话'];
const enterpriseRow = (n: number): OutputValue[] => [
  creditCodeFrom(`91422826MA${String(n).padStart(7, '0')}`),
  `咸丰县茶叶精深加工第${n}有限公司`,
  '制造业',
  '小型',
  '高乐山镇',
  '√',
  '联系人',
  `0718-${String(n).padStart(7, '0')}`,
];
const ledgerOf = async (size: number): Promise<string> => {
  const rows = [['规模以上企业名录'], head, ...Array.from({ length: size }, (_, n) => enterpriseRow(n + 1))];
  return Buffer.from(await writeXlsx([{ name: '企业', rows }])).toString('base64');
};

interface Measured {
  readonly size: number;
  /** Milliseconds of dry run and import together, the database's own time included. */
  readonly time: number;
  readonly write: number;
  readonly read: number;
}

/**
 * A ledger of enterprises into an empty register, as the desk sends it: a dry run, then the import. Each size has a county of its own in one
 * database, so that no size pays for another's rows. The first import warms up and is not counted.
 */
export const importLedger: Benchmark = {
  name: 'import',
  run: () =>
    inMeteredHouse('2026-09-01T09:00:00+08:00', async ({ house, measure }) => {
      async function importOf(size: number, jurisdiction: string): Promise<Measured> {
        const office = { ...staff.office, jurisdiction };
        const input = {
          jurisdiction,
          name: `${size}.xlsx`,
          file: await ledgerOf(size),
          create: { towns: true },
        } satisfies InputOf<'planImport'>;
        let time = 0;
        const {
          record,
          index,
          read,
          uncounted = 0,
        } = await measure(async () => {
          const from = performance.now();
          const { planHash } = await house.ok('planImport', input, office);
          const { counts } = await house.ok('applyImport', { ...input, planHash }, office);
          time = performance.now() - from;
          if (counts.added !== size) throw new Error(`${counts.added} of ${size} rows were added`);
        });
        return { size, time, write: (record + index + uncounted) / size, read: read / size };
      }
      await importOf(200, '422801');
      const measured: Measured[] = [];
      for (const [at, size] of sizes.entries()) measured.push(await importOf(size, `42282${at + 5}`));
      const [smallest] = measured;
      const largest = measured.at(-1)!;
      const each = ({ time, size }: Measured): number => time / size;
      return [
        ...measured.flatMap(({ size, time, write, read }): Row[] => {
          const what = `${size.toLocaleString('en')} enterprises`;
          return [
            { what: `${what}: rows a second`, value: Math.round((size / time) * 1000), unit: 'n' },
            { what: `${what}: writes a row`, value: write, unit: 'WRU', budget: 6 },
            { what: `${what}: reads a row`, value: read, unit: 'RRU', budget: 4 },
          ];
        }),
        {
          what: 'time a row, 10,000 against 1,000',
          value: each(largest) / each(smallest!),
          unit: '×',
          budget: 1.5,
        },
        {
          what: 'units a row, 10,000 against 1,000',
          value: (largest.write + largest.read) / (smallest!.write + smallest!.read),
          unit: '×',
          budget: 1.1,
        },
      ];
    }),
};
