import { receiptFrom } from '../../shared/identifiers/receipt.ts';
import { foundCounty, staff } from '../fixtures/county.ts';
import type { Benchmark, Row } from './benchmark.ts';
import { inMeteredHouse } from './meteredHouse.ts';
import type { MeteredHouse, Units } from './meteredHouse.ts';

/** What an enterprise usually writes: two hundred characters, with everything the form asks for. */
const filing = {
  text: '我公司二期厂房的用地手续三月报送至今没有答复,设备已经到场,请帮助协调。'.repeat(6),
  category: 'land',
  unitConcerned: 'u-land',
  enterpriseName: '咸丰县测试农业科技开发有限公司',
  place: '高乐山镇工业园区',
  contact: { name: '联系人', phone: '13800000000' },
};
const text = '已会同镇政府现场核实,用地报批材料已补正并上报市局,预计两周内批复。';

const unitsOf = ({ record, message, uncounted = 0 }: Units): number => record + uncounted - message;

const rows = (what: string, units: Units): Row[] => [
  { what: `${what}: record`, value: unitsOf(units), unit: 'WRU' },
  ...(units.message > 0
    ? [{ what: `${what}: filing and messages`, value: units.message, unit: 'WRU' as const }]
    : []),
  { what: `${what}: indexes`, value: units.index, unit: 'WRU' },
  { what: `${what}: reads`, value: units.read, unit: 'RRU' },
];

const nothing: Units = { read: 0, record: 0, index: 0, message: 0 };
const sum = (a: Units, b: Units): Units => ({
  read: a.read + b.read,
  record: a.record + b.record,
  index: a.index + b.index,
  message: a.message + b.message,
  uncounted: (a.uncounted ?? 0) + (b.uncounted ?? 0),
});

type Step = readonly [name: string, act: (at: { caseId: string; version: number }) => Promise<unknown>];

/** The life of one case; the version that each step names is read between, outside the measure, as the desk has it on its screen. */
async function life(
  { house, measure }: MeteredHouse,
  n: number,
  steps: readonly Step[],
): Promise<{ each: Row[]; total: Units }> {
  const jurisdiction = house.jurisdiction;
  const receipt = receiptFrom(new Uint8Array(10).fill(n));
  let caseId = '';
  let total = await measure(async () => {
    ({ id: caseId } = await house.ok('fileRequest', {
      jurisdiction,
      receipt,
      ...filing,
      place: `${filing.place}${n}号`,
    }));
  });
  const each = rows('file', total);
  const confirm: Step = [
    'confirm',
    () => house.ok('confirmCase', { level: 'satisfied' }, { filer: receipt }),
  ];
  for (const [name, act] of [...steps, confirm]) {
    const { version } = (await house.ok('readCase', { jurisdiction, caseId }, staff.office)).case;
    const units = await measure(() => act({ caseId, version }));
    each.push(...rows(name, units));
    total = sum(total, units);
  }
  return { each, total: sum(nothing, total) };
}

/** Request units of a case from filing to confirmation: the everyday path, and step by step; the audit trail's own writes come on top. */
export const caseUnits: Benchmark = {
  name: 'case',
  run: () =>
    inMeteredHouse('2026-09-01T09:00:00+08:00', async (metered) => {
      const { house } = metered;
      await foundCounty(house);
      const jurisdiction = house.jurisdiction;
      const claim: Step = ['claim', (at) => house.ok('claimCase', { jurisdiction, ...at, text }, staff.land)];
      const everyday = await life(metered, 7, [
        [
          'accept and assign',
          (at) => house.ok('acceptAssignCase', { jurisdiction, ...at, leadUnit: 'u-land' }, staff.office),
        ],
        ['sign and reply', (at) => house.ok('signReplyCase', { jurisdiction, ...at, text }, staff.land)],
        claim,
      ]);
      const stepwise = await life(metered, 8, [
        ['accept', (at) => house.ok('acceptCase', { jurisdiction, ...at }, staff.office)],
        ['assign', (at) => house.ok('assignCase', { jurisdiction, ...at, leadUnit: 'u-land' }, staff.office)],
        ['sign', (at) => house.ok('signCase', { jurisdiction, ...at }, staff.land)],
        ['reply', (at) => house.ok('replyCase', { jurisdiction, ...at, text }, staff.land)],
        claim,
      ]);
      return [
        ...everyday.each,
        ...rows('everyday path, filing to confirmation', everyday.total),
        ...rows('every step by itself, filing to confirmation', stepwise.total),
      ];
    }),
};
