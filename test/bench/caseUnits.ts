import { receiptFrom } from '../../shared/identifiers/receipt.ts';
import { foundCounty, staff } from '../fixtures/county.ts';
import type { Benchmark, Row } from './benchmark.ts';
import { inMeteredHouse } from './meteredHouse.ts';
import type { Units } from './meteredHouse.ts';

const receipt = receiptFrom(new Uint8Array(10).fill(7));
const text = '我公司二期厂房的用地手续三月报送至今没有答复,设备已经到场,请帮助协调。';

const rows = (what: string, { read, record, index, message }: Units): Row[] => [
  { what: `${what}: records`, value: record - message, unit: 'WRU' },
  ...(message > 0 ? [{ what: `${what}: messages`, value: message, unit: 'WRU' as const }] : []),
  { what: `${what}: indexes`, value: index, unit: 'WRU' },
  { what: `${what}: reads`, value: read, unit: 'RRU' },
];

/** Request units of a case from filing to confirmation, step by step; the audit trail's own writes come on top, six a change. */
export const caseUnits: Benchmark = {
  name: 'case',
  run: () =>
    inMeteredHouse('2026-09-01T09:00:00+08:00', async ({ house, measure }) => {
      await foundCounty(house);
      const j = house.jurisdiction;
      let id = '';
      const version = async () =>
        (await house.ok('readCase', { jurisdiction: j, caseId: id }, staff.office)).case.version;
      const steps: [string, (version: number) => Promise<unknown>][] = [
        [
          'file',
          async () => {
            const filed = { jurisdiction: j, receipt, text, category: 'land', unitConcerned: 'u-land' };
            ({ id } = await house.ok('fileRequest', filed));
          },
        ],
        ['accept', (v) => house.ok('acceptCase', { jurisdiction: j, caseId: id, version: v }, staff.office)],
        [
          'assign',
          (v) =>
            house.ok(
              'assignCase',
              { jurisdiction: j, caseId: id, version: v, leadUnit: 'u-land' },
              staff.office,
            ),
        ],
        ['sign', (v) => house.ok('signCase', { jurisdiction: j, caseId: id, version: v }, staff.land)],
        [
          'reply',
          (v) => house.ok('replyCase', { jurisdiction: j, caseId: id, version: v, text }, staff.land),
        ],
        [
          'claim',
          (v) => house.ok('claimCase', { jurisdiction: j, caseId: id, version: v, text }, staff.land),
        ],
        ['confirm', () => house.ok('confirmCase', { level: 'satisfied' }, { filer: receipt })],
      ];
      const found: Row[] = [];
      let total: Units = { read: 0, record: 0, index: 0, message: 0 };
      for (const [name, step] of steps) {
        const read = id === '' ? 0 : await version();
        const units = await measure(() => step(read));
        total = {
          read: total.read + units.read,
          record: total.record + units.record,
          index: total.index + units.index,
          message: total.message + units.message,
        };
        found.push(...rows(name, units));
      }
      return [...found, ...rows('filing to confirmation', total)];
    }),
};
