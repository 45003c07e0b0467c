import { MonthResults } from '../../shared/contract/survey.ts';
import { monthResults } from '../../shared/survey/index.ts';
import type { ClosedRound, EarlierTest, FigureRelease, SurveyConfig } from '../../shared/survey/index.ts';
import { addMonths } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import { problem } from '../platform/problem.ts';
import { withoutExcluded } from './signs.ts';
import type { responseStore, RoundStore } from './store.ts';

export interface ResultPorts {
  readonly rounds: RoundStore;
  readonly responses: ReturnType<typeof responseStore>;
  readonly config: SurveyConfig;
}

/** Computes a closed month's results from the responses of up to a year, and keeps them. */
export const computeResults =
  ({ rounds, responses, config }: ResultPorts): UseCase<'computeResults'> =>
  async ({ jurisdiction, month }) => {
    const all = await rounds.rounds(jurisdiction);
    const current = all.find((round) => round.month === month);
    if (!current) throw problem('not-found');
    if (current.state !== 'closed')
      throw problem('not-acceptable-now', {
        current: current.state,
        detail: { zh: '请先结束本月调查', en: 'Close the month’s round first' },
      });
    const first = addMonths(month, 1 - Math.max(...config.window.months));
    const inWindow = all.filter(
      (round) => round.state === 'closed' && round.month >= first && round.month <= month,
    );
    const earlier = inWindow.filter((round) => round.month < month);
    const countedIn = async (one: string) => {
      const [received, exclusions] = await Promise.all([
        responses.ofMonth(jurisdiction, one),
        rounds.exclusions(jurisdiction, one),
      ]);
      if (one === month && exclusions.some(({ state }) => state === 'proposed')) throw undecided();
      return { month: one, ...(await withoutExcluded(received, exclusions, config)) };
    };
    const [units, indicators, kept, answers] = await Promise.all([
      rounds.units(jurisdiction),
      rounds.indicators(jurisdiction),
      Promise.all(earlier.map((round) => rounds.results(jurisdiction, round.month))),
      Promise.all(inWindow.map((round) => countedIn(round.month))),
    ]);
    const excluded = answers.find((one) => one.month === month)?.excluded ?? [];
    const rated = units.filter((unit) => unit.rated);
    const superseded = await rounds.results(jurisdiction, month);
    const shownBefore = (superseded?.releases ?? []) as FigureRelease[];
    const { criticism, releases, ...results } = monthResults(
      {
        month,
        rounds: inWindow.map(closed),
        responses: answers.flatMap(({ counted }) => counted),
        units: rated.map(({ id }) => id),
        indicators: indicators.map(({ id }) => id),
        earlierTests: kept.flatMap((one) => (one ? [one.criticism as EarlierTest] : [])),
        earlierReleases: [...kept.flatMap((one) => (one?.releases ?? []) as FigureRelease[]), ...shownBefore],
      },
      config,
    );
    const called = (rows: readonly { id: string; name: string }[]) =>
      Object.fromEntries(rows.map(({ id, name }) => [id, name]));
    const unitNames = called(rated);
    const names = { ...unitNames, ...called(indicators) };
    const published = MonthResults.parse({
      ...results,
      names,
      unitNames,
      ...(excluded.length > 0 && { excluded }),
    });
    await rounds.saveResults(jurisdiction, {
      results: published,
      criticism,
      releases: [...shownBefore, ...releases],
    });
    return published;
  };

const undecided = () =>
  problem('not-acceptable-now', {
    detail: {
      zh: '还有剔除建议没有决定,请先由第二人决定',
      en: 'A proposed exclusion is undecided; a second person decides it first',
    },
  });

/** The results of a month as they were computed. */
export const readResults =
  ({ rounds }: Pick<ResultPorts, 'rounds'>): UseCase<'readResults'> =>
  async ({ jurisdiction, month }) => {
    const stored = await rounds.results(jurisdiction, month);
    if (!stored) throw problem('not-found');
    return stored.results;
  };

const closed = ({
  month,
  invited,
  answered,
  figures,
}: Awaited<ReturnType<RoundStore['rounds']>>[number]): ClosedRound => ({
  month,
  invited,
  answered,
  strata: figures.strata.map(({ code, frame }) => ({ code, frame })),
});
