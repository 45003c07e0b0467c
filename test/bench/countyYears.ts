import {
  defaultSurveyConfig,
  monthResults,
  normalQuantile,
  satisfactionLevels,
  sampleSize,
  seededUniform,
} from '../../shared/survey/index.ts';
import type { EarlierTest, FigureRelease, SurveyConfig, SurveyResponse } from '../../shared/survey/index.ts';
import { addMonths } from '../../shared/time/civil.ts';

/** The county that is simulated, in numbers. */
const world = {
  units: 60,
  /** Units that most enterprises meet (tax, power, market supervision …), and how much more often than the others. */
  hubs: 6,
  hubWeight: 6,
  /** Units an answer rates: one to six, on average three and a half. */
  mostRated: 6,
  responseRate: 0.6,
  /** Share of an answer's variance that its enterprise has in all its answers. */
  enterpriseShare: 0.3,
  strata: ['industry-small', 'services-small', 'industry-medium', 'construction-small'],
  /** Cumulative shares of the levels from the worst, where all is as usual: mean 82 points. */
  usual: [0.02, 0.07, 0.22, 0.55],
  monthsBefore: 11,
  months: 12,
} as const;

/** Ranks are not looked at, so one draw of them is enough. */
const config: SurveyConfig = {
  ...defaultSurveyConfig,
  intervals: { ...defaultSurveyConfig.intervals, rankDraws: 1 },
};

const cuts = world.usual.map(normalQuantile);
const pointsOf = satisfactionLevels.map((level) => defaultSurveyConfig.points[level]);

/** Position of a latent value among the levels: 0 is the best. */
const levelAt = (latent: number): number => {
  const below = cuts.findIndex((cut) => latent < cut);
  return below < 0 ? 0 : satisfactionLevels.length - 1 - below;
};

/** Mean and standard deviation, in points, of answers whose latent mean is shifted, by integration over 2,000 quantiles. */
export function answersAt(shift: number): { mean: number; deviation: number } {
  const steps = 2000;
  const points = Array.from(
    { length: steps },
    (_, i) => pointsOf[levelAt(shift + normalQuantile((i + 0.5) / steps))]!,
  );
  const mean = points.reduce((sum, one) => sum + one, 0) / steps;
  const variance = points.reduce((sum, one) => sum + (one - mean) ** 2, 0) / steps;
  return { mean, deviation: Math.sqrt(variance) };
}

/** The latent shift that gives a mean, in points. */
export function shiftFor(mean: number): number {
  let [low, high] = [-4, 4];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (answersAt(middle).mean < mean) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** What is true in a county, unit by unit and month by month: latent shifts. */
export type Truth = (unit: number, judgedMonth: number) => number;

/** What a year of the county came to. */
export interface CountyYear {
  /** Judged months (0–11) with grounds for criticism, by unit. */
  readonly accused: ReadonlyMap<number, readonly number[]>;
  /** Whether the watched unit had n_eff ≥ 30 from at most three months, in each of the first three judged months. */
  readonly seen: boolean;
}

interface Enterprise {
  readonly id: number;
  readonly stratum: string;
  readonly mood: number;
  asked: number;
}

/** Twelve judged months of a county after eleven that fill the windows: drawn, answered and computed by the product's own rules. */
export function countyYear(frame: number, truth: Truth, watched: number, seed: string): CountyYear {
  const uniform = seededUniform(seed);
  const normal = () => normalQuantile(uniform());
  const enterprises = Array.from({ length: frame }, (_, id): Enterprise => ({
    id,
    stratum: world.strata[id % world.strata.length]!,
    mood: normal() * Math.sqrt(world.enterpriseShare),
    asked: -10,
  }));
  const own = Math.sqrt(1 - world.enterpriseShare);
  const pool = Array.from({ length: world.units }, (_, unit) =>
    Array<number>(unit < world.hubs ? world.hubWeight : 1).fill(unit),
  ).flat();
  const strata = world.strata.map((code) => ({
    code,
    frame: enterprises.filter(({ stratum }) => stratum === code).length,
  }));
  const units = Array.from({ length: world.units }, (_, unit) => `u-${String(unit).padStart(2, '0')}`);
  const accused = new Map<number, number[]>();
  const rounds = [];
  let responses: SurveyResponse[] = [];
  let [tests, releases]: [EarlierTest[], FigureRelease[]] = [[], []];
  let seen = true;
  for (let at = 0; at < world.monthsBefore + world.months; at++) {
    const judged = at - world.monthsBefore;
    const month = addMonths('2026-01', at);
    const eligible = enterprises.filter(({ asked }) => at - asked >= config.sampling.rotationMonths);
    const invited = sampleSize(frame, eligible.length, config);
    const answers: SurveyResponse[] = [];
    for (let n = 0; n < invited; n++) {
      const pick = n + Math.floor(uniform() * (eligible.length - n));
      const enterprise = eligible[pick]!;
      eligible[pick] = eligible[n]!;
      enterprise.asked = at;
      if (uniform() > world.responseRate) continue;
      const met = new Set<number>();
      const count = 1 + Math.floor(uniform() * world.mostRated);
      while (met.size < count) met.add(pool[Math.floor(uniform() * pool.length)]!);
      answers.push({
        month,
        stratum: enterprise.stratum,
        units: [...met].map((unit) => ({
          unit: units[unit]!,
          level: satisfactionLevels[levelAt(truth(unit, judged) + enterprise.mood + own * normal())]!,
        })),
        indicators: [],
        overall: 'satisfied',
        asked: 'no',
      });
    }
    rounds.push({ month, invited, answered: answers.length, strata });
    const first = addMonths(month, -world.monthsBefore);
    responses = [...responses, ...answers].filter((one) => one.month >= first);
    if (judged < -config.criticism.monthsBefore) continue;
    const results = monthResults(
      {
        month,
        rounds: rounds.filter((one) => one.month >= first),
        responses,
        units,
        indicators: [],
        earlierTests: tests,
        earlierReleases: releases.filter(({ months }) => months.some((one) => one >= first)),
      },
      config,
    );
    tests = [...tests, results.criticism];
    releases = [...releases, ...results.releases];
    if (judged < 0) continue;
    for (const { code, verdict } of results.criticism.findings) {
      if (verdict !== 'grounds') continue;
      const unit = units.indexOf(code);
      accused.set(unit, [...(accused.get(unit) ?? []), judged]);
    }
    if (judged < 3) {
      const { nEff, window } = results.units.figures.find(({ code }) => code === units[watched])!;
      seen &&= nEff !== null && nEff >= config.criticism.minNEff && window.months <= 3;
    }
  }
  return { accused, seen };
}

export const hubs = world.hubs;
export const unitCount = world.units;
