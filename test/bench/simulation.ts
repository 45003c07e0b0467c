import type { Benchmark, Row } from './benchmark.ts';
import { answersAt, countyYear, hubs, shiftFor, unitCount } from './countyYears.ts';
import type { Truth } from './countyYears.ts';
import { seededUniform, normalQuantile } from '../../shared/survey/index.ts';

const frames = [300, 1_000, 3_000] as const;
/** County-years of each scenario and frame; the table in `docs/survey-simulation.md` is that of `--full`. */
const years = process.argv.includes('--full')
  ? { equal: 200, low: 200, spread: 100 }
  : { equal: 12, low: 12, spread: 6 };

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
function falseYears(frame: number, truth: Truth, name: string): number {
  let accusedYears = 0;
  for (let year = 0; year < years.equal; year++)
    if (countyYear(frame, truth, 0, `${name}-${frame}-${year}`).accused.size > 0) accusedYears += 1;
  return accusedYears;
}

/** Half the years watch a hub, half another unit. */
const watchedIn = (year: number): number =>
  year % 2 === 0 ? (year / 2) % hubs : hubs + ((year * 7) % (unitCount - hubs));

function lowUnit(frame: number, truthOf: (unit: number) => Truth, name: string) {
  const found = { seenYears: 0, inThree: 0, seenInThree: 0, inTwelve: 0, others: 0 };
  for (let year = 0; year < years.low; year++) {
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
function spreadYears(frame: number) {
  let [wrong, accusations] = [0, 0];
  for (let year = 0; year < years.spread; year++) {
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

/**
 * A simulated year of 60 units with known true differences: how often the rule accuses where there is nothing, and how soon it finds what
 * there is. The answers of an enterprise share 30 % of their variance. Drawn, weighted, shrunk and tested by the product's own rules.
 */
export const simulation: Benchmark = {
  name: 'simulation',
  async run() {
    const rows: Row[] = [];
    for (const frame of frames) {
      const what = (text: string) => `frame of ${frame.toLocaleString('en')}: ${text}`;
      rows.push(
        {
          what: what('equal units, years with an accusation'),
          value: share(falseYears(frame, equal, 'equal'), years.equal),
          unit: '%',
          budget: 5,
        },
        {
          what: what('equal units, all below the floor'),
          value: share(falseYears(frame, equallyLow, 'under'), years.equal),
          unit: '%',
          budget: 5,
        },
      );
      const low = lowUnit(frame, lowAllAlong, 'low');
      const turned = lowUnit(frame, turnsLow, 'turned');
      rows.push(
        {
          what: what('years in which the low unit has n_eff ≥ 30 from at most 3 months'),
          value: share(low.seenYears, years.low),
          unit: '%',
        },
        {
          what: what('of these, low unit missed within 3 months'),
          value: share(low.seenYears - low.seenInThree, low.seenYears),
          unit: '%',
          budget: 20,
        },
        {
          what: what('low unit found within 3 months, all years'),
          value: share(low.inThree, years.low),
          unit: '%',
        },
        { what: what('low unit found within 12 months'), value: share(low.inTwelve, years.low), unit: '%' },
        { what: what('another unit accused beside it'), value: share(low.others, years.low), unit: '%' },
        {
          what: what('turns low: found within 3 months'),
          value: share(turned.inThree, years.low),
          unit: '%',
        },
        {
          what: what('turns low: found within 12 months'),
          value: share(turned.inTwelve, years.low),
          unit: '%',
        },
      );
      const { wrong, accusations } = spreadYears(frame);
      rows.push(
        {
          what: what('units differ by 5 points: years with a wrong accusation'),
          value: share(wrong, years.spread),
          unit: '%',
          budget: 5,
        },
        {
          what: what('units differ by 5 points: units accused a year'),
          value: accusations / years.spread,
          unit: 'n',
        },
      );
    }
    return rows;
  },
};
