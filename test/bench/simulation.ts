import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Benchmark, Row } from './benchmark.ts';
import { scenarios, sumOf } from './scenarios.ts';
import type { Scenario } from './scenarios.ts';
import { jobsOf, playAll } from './simulationJobs.ts';
import { intoDocument, simulationTable } from './simulationTable.ts';
import type { Simulated } from './simulationTable.ts';

const frames = [300, 1_000, 3_000] as const;
const full = process.argv.includes('--full');
/** County-years of each scenario and frame. */
const years = full ? 200 : 10;
const document = join(import.meta.dirname, '..', '..', 'docs', 'survey-simulation.md');

const share = (count: number, of: number): number => (of === 0 ? 0 : Math.round((1000 * count) / of) / 10);

/** The rows of one frame. */
function rowsOf(frame: number, { equal, under, low, turned, spread }: Simulated): Row[] {
  const what = (text: string) => `frame of ${frame.toLocaleString('en')}: ${text}`;
  const row = (text: string, count: number, of: number, budget?: number): Row => ({
    what: what(text),
    value: share(count, of),
    unit: '%',
    ...(budget !== undefined && { budget }),
  });
  return [
    row('equal units, years with an accusation', equal.accused, equal.years, 5),
    row('equal units all below the floor, the same', under.accused, under.years, 5),
    row('low unit: years with n_eff ≥ 30 from at most 3 months', low.seen, low.years),
    row('of these, missed within 3 months', low.seen - low.seenInThree, low.seen, 20),
    row('low unit: found within 3 months, all years', low.inThree, low.years),
    row('low unit: found within 12 months', low.inTwelve, low.years),
    row('low unit: another accused beside it', low.others, low.years),
    row('unit that turns low: found within 3 months', turned.inThree, turned.years),
    row('unit that turns low: found within 12 months', turned.inTwelve, turned.years),
    row('units differ by 5 points: years with a wrong accusation', spread.wrong, spread.years, 5),
    {
      what: what('units differ by 5 points: units accused a year'),
      value: spread.accusations / spread.years,
      unit: 'n',
    },
  ];
}

/** Plays every scenario of every frame. */
async function simulate(): Promise<Map<number, Simulated>> {
  const jobs = frames.flatMap((frame) => scenarios.flatMap((scenario) => jobsOf(scenario, frame, years)));
  const counts = await playAll(jobs);
  const of = (frame: number, scenario: Scenario) =>
    sumOf(counts.filter((_, at) => jobs[at]!.frame === frame && jobs[at]!.scenario === scenario));
  return new Map(
    frames.map((frame) => [
      frame,
      Object.fromEntries(scenarios.map((scenario) => [scenario, of(frame, scenario)])) as Simulated,
    ]),
  );
}

/**
 * A simulated year of 60 units with known true differences: how often the rule accuses where there is nothing, and how soon it finds what
 * there is. The answers of an enterprise share 30 % of their variance. Drawn, weighted, shrunk and tested by the product's own rules. With
 * `--full` 200 county-years a scenario, and the table in `docs/survey-simulation.md` is written anew.
 */
export const simulation: Benchmark = {
  name: 'simulation',
  async run() {
    const simulated = await simulate();
    if (full) {
      const text = await readFile(document, 'utf8');
      await writeFile(document, intoDocument(text, simulationTable(simulated)));
    }
    return [...simulated].flatMap(([frame, counts]) => rowsOf(frame, counts));
  },
};
