import { normalQuantile, seededUniform } from '../../shared/survey/index.ts';
import { answersAt, countyYear, hubs, shiftFor, unitCount } from './countyYears.ts';
import type { CountyYear, Truth } from './countyYears.ts';

/** What is true of the simulated county: nobody differs, nobody differs and all are low, one is low, one turns low, all differ by chance. */
export const scenarios = ['equal', 'under', 'low', 'turned', 'spread'] as const;
export type Scenario = (typeof scenarios)[number];

/** Some county-years of a scenario, and in how many of them what happened. */
export interface Counts {
  readonly years: number;
  /** Any accusation. */
  readonly accused: number;
  /** The watched unit had n_eff ≥ 30 from at most three months, in each of the first three judged months. */
  readonly seen: number;
  /** The watched unit was accused within three months; of these, in years in which it was seen; within twelve. */
  readonly inThree: number;
  readonly seenInThree: number;
  readonly inTwelve: number;
  /** A unit other than the watched one was accused. */
  readonly others: number;
  /** A unit was accused that is not below the mean of all, or not below the floor. */
  readonly wrong: number;
  /** Units accused, over all years. */
  readonly accusations: number;
}

const usual = answersAt(0);
/** Where all units would lie below the floor of 80, so that the floor protects nobody. */
const underFloor = shiftFor(74);
/** One standard deviation of answers below the others: 60 points. */
const oneBelow = shiftFor(usual.mean - usual.deviation);
/** The true means of units that differ: a standard deviation of five points. */
const spreadPoints = 5;
const floor = 80;

/** Half the years watch a hub, half another unit. */
const watchedIn = (year: number): number =>
  year % 2 === 0 ? (year / 2) % hubs : hubs + ((year * 7) % (unitCount - hubs));

/** The true means of units that differ by chance, in points. */
function meansOf(frame: number, year: number): number[] {
  const uniform = seededUniform(`spread-${frame}-${year}`);
  return Array.from({ length: unitCount }, () =>
    Math.min(97, usual.mean + spreadPoints * normalQuantile(uniform())),
  );
}

interface Played {
  readonly year: CountyYear;
  readonly watched: number;
  /** Whether an accusation of this unit is wrong. */
  readonly innocent: (unit: number) => boolean;
}

function play(scenario: Scenario, frame: number, year: number): Played {
  const run = (truth: Truth, watched = 0, name: string = scenario): CountyYear =>
    countyYear(frame, truth, watched, `${name}-${frame}-${year}`);
  if (scenario === 'equal' || scenario === 'under') {
    const shift = scenario === 'equal' ? 0 : underFloor;
    return { year: run(() => shift), watched: 0, innocent: () => true };
  }
  if (scenario === 'spread') {
    const means = meansOf(frame, year);
    const shifts = means.map(shiftFor);
    const average = means.reduce((sum, one) => sum + one, 0) / unitCount;
    const innocent = (unit: number) => means[unit]! >= Math.min(average, floor);
    return { year: run((unit) => shifts[unit]!, 0, 'spread-run'), watched: 0, innocent };
  }
  const watched = watchedIn(year);
  const truth: Truth = (unit, month) =>
    unit === watched && (scenario === 'low' || month >= 0) ? oneBelow : 0;
  return { year: run(truth, watched), watched, innocent: (unit) => unit !== watched };
}

/** Plays the county-years `from` (included) to `to` (not) of a scenario. The same years come to the same, whoever plays them. */
export function countYears(scenario: Scenario, frame: number, from: number, to: number): Counts {
  const counts = none();
  for (let number = from; number < to; number++) {
    const { year, watched, innocent } = play(scenario, frame, number);
    const units = [...year.accused.keys()];
    const first = year.accused.get(watched)?.[0] ?? Infinity;
    counts.years += 1;
    counts.accused += Number(units.length > 0);
    counts.seen += Number(year.seen);
    counts.inThree += Number(first < 3);
    counts.seenInThree += Number(year.seen && first < 3);
    counts.inTwelve += Number(first < 12);
    counts.others += Number(units.some((unit) => unit !== watched));
    counts.wrong += Number(units.some(innocent));
    counts.accusations += units.length;
  }
  return counts;
}

/** The counts of all parts together. */
export function sumOf(parts: readonly Counts[]): Counts {
  const sum = none();
  for (const part of parts) for (const name of Object.keys(sum) as (keyof Counts)[]) sum[name] += part[name];
  return sum;
}

const none = (): { -readonly [Name in keyof Counts]: number } => ({
  years: 0,
  accused: 0,
  seen: 0,
  inThree: 0,
  seenInThree: 0,
  inTwelve: 0,
  others: 0,
  wrong: 0,
  accusations: 0,
});
