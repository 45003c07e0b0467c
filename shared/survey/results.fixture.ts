import type { SatisfactionLevel } from './answers.ts';
import type { ClosedRound, MonthResultsInput, SurveyResponse } from './results.ts';

export const month = '2026-09';
export const strata = [
  { code: 'industry-small', frame: 200 },
  { code: 'services-small', frame: 100 },
];
export const makeRound = (overrides: Partial<ClosedRound>): ClosedRound => ({
  month,
  invited: 100,
  answered: 60,
  strata,
  ...overrides,
});
export const makeResponse = (overrides: Partial<SurveyResponse>): SurveyResponse => ({
  month,
  stratum: 'industry-small',
  units: [],
  indicators: [],
  overall: 'satisfied',
  asked: 'no',
  ...overrides,
});
export const makeInput = (overrides: Partial<MonthResultsInput>): MonthResultsInput => ({
  month,
  rounds: [makeRound({})],
  responses: [],
  units: [],
  indicators: [],
  earlierTests: [],
  earlierReleases: [],
  ...overrides,
});
/** `count` responses that rate one unit, alternately at the levels given, two thirds of them from industry. */
export const rate = (
  unit: string,
  count: number,
  levels: readonly SatisfactionLevel[],
  at = month,
): SurveyResponse[] =>
  Array.from({ length: count }, (_, i) =>
    makeResponse({
      month: at,
      stratum: i % 3 === 2 ? 'services-small' : 'industry-small',
      units: [{ unit, level: levels[i % levels.length]! }],
    }),
  );
