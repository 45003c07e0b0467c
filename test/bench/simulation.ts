import type { Benchmark, Row } from './benchmark.ts';
import { answersAt, countyYear, hubs, shiftFor, unitCount } from './countyYears.ts';
import type { Truth } from './countyYears.ts';
import { seededUniform, normalQuantile } from '../../shared/survey/index.ts';

const frames = [300, 1_000, 3_000] as const;

/** County-years of each scenario. */
interface Years {
  readonly equal: number;
  readonly low: number;
  readonly spread: number;
}
const quick: Years = { equal: 12, low: 12, spread: 6 };
const full: Years = { equal: 200, low: 200, spread: 100 };

const usual = answersAt(0);
/** Where all units would lie below the floor of 80, so that the floor protects nobody. */
const underFloor = shiftFor(74);
/** One standard deviation of answers below the others: 60 points. */
const oneBelow = shiftFor(usual.mean - usual.deviation);
/** The true means of units that differ: a standard deviation of five points. */
const spreadPoints = 5;

const equal: Truth = () => 0;
const equallyLow: Truth = () => underFloor;
const lowAllAlong =
  (unit: number): Truth =>
  (one) =>
    one === unit ? oneBelow : 0;
const turnsLow =
  (unit: number): Truth =>
  (one, month) =>
    one === unit && month >= 0 ? oneBelow : 0;

const share = (count: number, of: number): number => (of === 0 ? 0 : Math.round((1000 * count) / of) / 10);

/** Years of a scenario in which nobody differs, and those of them with any accusation. */
function falseYears(frame: number, truth: Truth, name: string, years: number): number {
  let accusedYears = 0;
  for (let year = 0; year < years; year++)
    if (countyYear(frame, truth, 0, `${name}-${frame}-${year}`).accused.size > 0) accusedYears += 1;
  return accusedYears;
}

/** Half the years watch a hub, half another unit. */
const watchedIn = (year: number): number =>
  year % 2 === 0 ? (year / 2) % hubs : hubs + ((year * 7) % (unitCount - hubs));

function lowUnit(frame: number, truthOf: (unit: number) => Truth, name: string, years: number) {
  const found = { seenYears: 0, inThree: 0, seenInThree: 0, inTwelve: 0, others: 0 };
  for (let year = 0; year < years; year++) {
    const unit = watchedIn(year);
    const { accused, seen } = countyYear(frame, truthOf(unit), unit, `${name}-${frame}-${year}`);
    const first = accused.get(unit)?.[0] ?? Infinity;
    if (seen) found.seenYears += 1;
    if (first < 3) found.inThree += 1;
    if (seen && first < 3) found.seenInThree += 1;
    if (first < 12) found.inTwelve += 1;
    if ([...accused.keys()].some((one) => one !== unit)) found.others += 1;
  }
  return found;
}

/** Units differ by chance; an accusation is wrong where the unit's true mean is not below the mean of all, or not below the floor. */
function spreadYears(frame: number, years: number) {
  let [wrong, accusations] = [0, 0];
  for (let year = 0; year < years; year++) {
    const uniform = seededUniform(`spread-${frame}-${year}`);
    const means = Array.from({ length: unitCount }, () =>
      Math.min(97, usual.mean + spreadPoints * normalQuantile(uniform())),
    );
    const shifts = means.map(shiftFor);
    const average = means.reduce((sum, one) => sum + one, 0) / unitCount;
    const { accused } = countyYear(frame, (unit) => shifts[unit]!, 0, `spread-run-${frame}-${year}`);
    const units = [...accused.keys()];
    accusations += units.length;
    if (units.some((unit) => means[unit]! >= Math.min(average, 80))) wrong += 1;
  }
  return { wrong, accusations };
}

/** The rows of one frame. */
export function simulateFrame(frame: number, years: Years): Row[] {
  const what = (text: string) => `frame of ${frame.toLocaleString('en')}: ${text}`;
  const low = lowUnit(frame, lowAllAlong, 'low', years.low);
  const turned = lowUnit(frame, turnsLow, 'turned', years.low);
  const { wrong, accusations } = spreadYears(frame, years.spread);
  const row = (text: string, count: number, of: number, budget?: number): Row => ({
    what: what(text),
    value: share(count, of),
    unit: '%',
    ...(budget !== undefined && { budget }),
  });
  const falsely = (truth: Truth, name: string) => falseYears(frame, truth, name, years.equal);
  return [
    row('equal units, years with an accusation', falsely(equal, 'equal'), years.equal, 5),
    row('equal units all below the floor, the same', falsely(equallyLow, 'under'), years.equal, 5),
    row('low unit: years with n_eff ≥ 30 from at most 3 months', low.seenYears, years.low),
    row('of these, missed within 3 months', low.seenYears - low.seenInThree, low.seenYears, 20),
    row('low unit: found within 3 months, all years', low.inThree, years.low),
    row('low unit: found within 12 months', low.inTwelve, years.low),
    row('low unit: another accused beside it', low.others, years.low),
    row('unit that turns low: found within 3 months', turned.inThree, years.low),
    row('unit that turns low: found within 12 months', turned.inTwelve, years.low),
    row('units differ by 5 points: years with a wrong accusation', wrong, years.spread, 5),
    {
      what: what('units differ by 5 points: units accused a year'),
      value: accusations / years.spread,
      unit: 'n',
    },
  ];
}

/**
 * A simulated year of 60 units with known true differences: how often the rule accuses where there is nothing, and how soon it finds what
 * there is. The answers of an enterprise share 30 % of their variance. Drawn, weighted, shrunk and tested by the product's own rules;
 * the table in `docs/survey-simulation.md` says with how many county-years it was made.
 */
export const simulation: Benchmark = {
  name: 'simulation',
  run: async () =>
    frames.flatMap((frame) => simulateFrame(frame, process.argv.includes('--full') ? full : quick)),
};
