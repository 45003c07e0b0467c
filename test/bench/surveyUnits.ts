import { foundCounty, staff } from '../fixtures/county.ts';
import type { Benchmark } from './benchmark.ts';
import { inMeteredHouse } from './meteredHouse.ts';

const month = '2026-09';
const units = (['u-market', 'u-land', 'u-tax'] as const).map((unit) => ({
  unit,
  level: 'satisfied' as const,
}));

/** Request units of one enterprise's answer: opening the link and submitting. */
export const surveyUnits: Benchmark = {
  name: 'survey',
  run: () =>
    inMeteredHouse('2026-09-01T09:00:00+08:00', async ({ house, measure }) => {
      await foundCounty(house, { enterprises: 60 });
      const jurisdiction = house.jurisdiction;
      const { version } = await house.ok(
        'freezeFrame',
        { jurisdiction, month, beaconName: 'drand' },
        staff.office,
      );
      await house.ok('drawSample', { jurisdiction, month, version, beacon: 'ab'.repeat(32) }, staff.office);
      const { links } = await house.ok(
        'issueInvitations',
        { jurisdiction, month, limit: 1, closesOn: '2026-09-25' },
        staff.office,
      );
      const invited = links[0]!.url.split('#')[1]!;
      const opened = await measure(() => house.ok('openInvitation', {}, { invited }));
      const answers = { units, indicators: [], overall: 'satisfied' as const, asked: 'no' as const };
      const submission = 'c'.repeat(32);
      const submit = () => house.ok('submitAnswers', { submission, answers }, { invited });
      const submitted = await measure(submit);
      const repeated = await measure(submit);
      return [
        { what: 'open the link: reads', value: opened.read, unit: 'RRU' },
        { what: 'open the link: writes', value: opened.record + opened.index, unit: 'WRU', budget: 0 },
        { what: 'submit: reads', value: submitted.read, unit: 'RRU' },
        { what: 'submit: records', value: submitted.record, unit: 'WRU' },
        { what: 'submit: indexes', value: submitted.index, unit: 'WRU' },
        { what: 'the same submission again: writes', value: repeated.record + repeated.index, unit: 'WRU' },
      ];
    }),
};
