import { makeInput, makeResponse, makeRound, month } from '../../shared/survey/results.fixture.ts';
import { indicatorQuestions, monthResults, satisfactionLevels } from '../../shared/survey/index.ts';
import { sideBySide } from './benchmark.ts';
import type { Benchmark } from './benchmark.ts';

const sizes = [300, 3_000, 30_000] as const;
const units = Array.from({ length: 12 }, (_, n) => `u-${n}`);
const level = (n: number) => satisfactionLevels[n % satisfactionLevels.length]!;

/** A closed round in which everybody met three of twelve units and judged two of the eighteen indicators. */
function makeMonth(answered: number) {
  const responses = Array.from({ length: answered }, (_, n) =>
    makeResponse({
      stratum: n % 3 === 2 ? 'services-small' : 'industry-small',
      units: [0, 5, 7].map((step) => ({
        unit: units[(n + step) % units.length]!,
        level: level(n * 7 + step),
      })),
      indicators: [0, 5].map((step) => ({
        indicator: indicatorQuestions[(n + step) % indicatorQuestions.length]!.code,
        level: level(n + step),
      })),
      overall: level(n),
    }),
  );
  return makeInput({
    rounds: [makeRound({ month, invited: answered * 2, answered })],
    responses,
    units,
    indicators: indicatorQuestions.map(({ code }) => code),
  });
}

/** A month's results with intervals, bands from 10,000 seeded draws, suppression and the test for criticism. */
export const results: Benchmark = {
  name: 'results',
  async run() {
    const inputs = sizes.map(makeMonth);
    const times = await sideBySide(
      inputs.map((input, at) => ({ work: () => monthResults(input), repeat: [10, 4, 1][at]! })),
      3,
    );
    return sizes.slice(1).map((size, at) => ({
      what: `${sizes[at]!.toLocaleString('en')} → ${size.toLocaleString('en')} answers: growth of time`,
      value: times[at + 1]! / times[at]!,
      unit: '×' as const,
      note: 'below 10 is less than linear',
    }));
  },
};
