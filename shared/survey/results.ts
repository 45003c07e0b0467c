import type { SatisfactionLevel } from './answers.ts';
import type { SurveyConfig } from './config.ts';
import { defaultSurveyConfig } from './config.ts';
import type { CriticismTest, EarlierTest } from './criticism.ts';
import { testCriticism } from './criticism.ts';
import type { Figure, Measured } from './figure.ts';
import { hiddenFigure, pointsInterval, roundShare, shownFigure } from './figure.ts';
import type { FigureGroup } from './group.ts';
import { publishGroup } from './group.ts';
import { twoSidedZ } from './intervals.ts';
import type { Release } from './suppression.ts';
import { ownLevel, revealsFew } from './suppression.ts';
import { Tally } from './tally.ts';
import { weightClasses } from './weights.ts';
import { chooseWindow, isRepresentative, monthsEndingWith } from './window.ts';

/** A closed round. `frame` counts the enterprises of a stratum (after merging) in the frame. */
export interface ClosedRound {
  readonly month: string;
  readonly invited: number;
  readonly answered: number;
  readonly strata: readonly { readonly code: string; readonly frame: number }[];
}

type Choice = SatisfactionLevel | 'none';

/** A response as stored: it names a month and a stratum, and nobody. */
export interface SurveyResponse {
  readonly month: string;
  readonly stratum: string;
  readonly units: readonly { readonly unit: string; readonly level: Choice }[];
  readonly indicators: readonly { readonly indicator: string; readonly level: Choice }[];
  readonly overall: SatisfactionLevel;
  readonly asked: 'no' | 'asked' | 'helped';
}

export type FigureKind = 'overall' | 'unit' | 'indicator';

/** A figure that was shown: kept, so that later results can be checked against it. */
export interface FigureRelease extends Release {
  readonly kind: FigureKind;
  readonly code: string;
}

export interface MonthResultsInput {
  readonly month: string;
  /** Rounds up to `month`, as far back as the longest window; that of `month` must be among them. */
  readonly rounds: readonly ClosedRound[];
  readonly responses: readonly SurveyResponse[];
  /** Codes to report on even if nobody answered about them. Others that were answered about are added. */
  readonly units: readonly string[];
  readonly indicators: readonly string[];
  /** Criticism tests of earlier months (`MonthResults.criticism`). */
  readonly earlierTests: readonly EarlierTest[];
  /** Figures shown in earlier results (`MonthResults.releases`), also of superseded runs. */
  readonly earlierReleases: readonly FigureRelease[];
}

/** A month's results. All but `criticism` and `releases` may be published as it is. */
export interface MonthResults {
  readonly month: string;
  readonly invited: number;
  readonly answered: number;
  /** Share of the invited who answered. */
  readonly responseRate: number;
  /** False: label the month 代表性不足; nothing in it carries a band. */
  readonly representative: boolean;
  readonly overall: Figure;
  /** Shares of this month's responses that say they were asked for or helped; null if there are too few responses. */
  readonly influence: { readonly n: number; readonly asked: number; readonly helped: number } | null;
  readonly units: FigureGroup;
  readonly indicators: FigureGroup;
  /** For the office only: grounds for criticism and private reminders. A person decides and signs. */
  readonly criticism: CriticismTest;
  /** What was shown, for the checks of later months. */
  readonly releases: readonly FigureRelease[];
}

type Tallies = Map<string, Tally>;

/** The weight of each response by `month\tstratum`. Throws RangeError for a response outside the strata of its round. */
function weightsByCell(
  rounds: readonly ClosedRound[],
  responses: readonly SurveyResponse[],
  config: SurveyConfig,
): Map<string, number> {
  const received = new Map<string, number>();
  for (const { month, stratum } of responses) {
    const key = `${month}\t${stratum}`;
    received.set(key, (received.get(key) ?? 0) + 1);
  }
  const weights = new Map<string, number>();
  for (const { month, strata } of rounds) {
    const counted = strata.map(({ code, frame }) => ({
      code,
      frame,
      responses: received.get(`${month}\t${code}`) ?? 0,
    }));
    for (const { members, weight } of weightClasses(counted, config)) {
      for (const code of members) weights.set(`${month}\t${code}`, weight);
    }
  }
  for (const key of received.keys()) {
    if (!weights.has(key)) throw new RangeError(`A response is outside the strata of its round: ${key}`);
  }
  return weights;
}

function tallyAll(
  input: MonthResultsInput,
  responses: readonly SurveyResponse[],
  weights: Map<string, number>,
) {
  const blank = (codes: readonly string[]): Tallies => new Map(codes.map((code) => [code, new Tally()]));
  const units = blank(input.units);
  const indicators = blank(input.indicators);
  const overall = new Tally();
  const tallyOf = (tallies: Tallies, code: string): Tally => {
    const tally = tallies.get(code) ?? new Tally();
    tallies.set(code, tally);
    return tally;
  };
  for (const response of responses) {
    const { month, stratum } = response;
    const weight = weights.get(`${month}\t${stratum}`)!;
    overall.add(month, stratum, weight, response.overall);
    for (const { unit, level } of response.units) {
      if (level !== 'none') tallyOf(units, unit).add(month, stratum, weight, level);
    }
    for (const { indicator, level } of response.indicators) {
      if (level !== 'none') tallyOf(indicators, indicator).add(month, stratum, weight, level);
    }
  }
  return { units, indicators, overall };
}

/** The overall figure: not compared with anything, so neither shrunk nor banded. */
function overallFigure(
  measured: Measured,
  representative: boolean,
  releases: readonly Release[],
  config: SurveyConfig,
): Figure {
  const { n, nEff, mean, squares } = measured.summary;
  const level = ownLevel(n, nEff, representative, config);
  if (level === 'hidden') return hiddenFigure(measured, 'tooFew', config);
  if (revealsFew({ months: measured.window.included, n }, releases, config)) {
    return hiddenFigure(measured, 'difference', config);
  }
  const half = twoSidedZ(config.intervals.confidencePercent) * Math.sqrt(squares / (n - 1) / nEff);
  const interval = pointsInterval(mean, half);
  return shownFigure(
    measured,
    { level: 'interval', score: mean, interval, shrunk: false, ranks: null, band: null },
    config,
  );
}

function influenceOf(
  responses: readonly SurveyResponse[],
  { publication }: SurveyConfig,
): MonthResults['influence'] {
  const n = responses.length;
  if (n < publication.minAnswers) return null;
  const share = (choice: SurveyResponse['asked']) =>
    roundShare(responses.filter(({ asked }) => asked === choice).length / n);
  return { n, asked: share('asked'), helped: share('helped') };
}

/**
 * The satisfaction results of a month. A pure function: the same input in any order gives the same bytes. Responses from before the
 * longest window are ignored. Throws RangeError if the month has no round, if a month has two, or if a response
 * lies outside the strata of its round.
 */
export function monthResults(
  input: MonthResultsInput,
  config: SurveyConfig = defaultSurveyConfig,
): MonthResults {
  const { month } = input;
  const span = new Set(monthsEndingWith(month, Math.max(...config.window.months)));
  const rounds = input.rounds.filter((round) => span.has(round.month));
  const responses = input.responses.filter((response) => span.has(response.month));
  const current = rounds.find((round) => round.month === month);
  if (current === undefined) throw new RangeError(`No round in ${month}`);
  const representativeByMonth = new Map(
    rounds.map((round) => [round.month, isRepresentative(round, config)]),
  );
  if (representativeByMonth.size !== rounds.length) throw new RangeError('A month has two rounds');
  const representative = isRepresentative(current, config);
  const tallies = tallyAll(input, responses, weightsByCell(rounds, responses, config));
  const measure = (code: string, tally: Tally): Measured => {
    const nEffOf = (months: readonly string[]) => tally.over(months, config).nEff;
    const window = chooseWindow(month, representativeByMonth, nEffOf, config);
    return { code, window, summary: tally.over(window.included, config) };
  };
  const releasesOf = (kind: FigureKind) => (code: string) =>
    input.earlierReleases.filter((release) => release.kind === kind && release.code === code);
  const publish = (kind: 'unit' | 'indicator', group: Tallies) =>
    publishGroup(
      [...group].map(([code, tally]) => measure(code, tally)),
      { representative, releasesOf: releasesOf(kind), seed: `ranks-v1\n${month}\n${kind}\n` },
      config,
    );
  const units = publish('unit', tallies.units);
  const indicators = publish('indicator', tallies.indicators);
  const overall = overallFigure(
    measure('overall', tallies.overall),
    representative,
    releasesOf('overall')('overall'),
    config,
  );
  const windowOf = new Map(
    units.group.figures
      .filter(({ level }) => level !== 'hidden')
      .map(({ code, window }) => [code, window.months]),
  );
  const shown = (kind: FigureKind, figures: readonly Figure[]): FigureRelease[] =>
    figures
      .filter(({ level }) => level !== 'hidden')
      .map(({ code, window, n }) => ({ kind, code, months: window.included, n }));
  return {
    month,
    invited: current.invited,
    answered: current.answered,
    responseRate: current.invited === 0 ? 0 : roundShare(current.answered / current.invited),
    representative,
    overall,
    influence: influenceOf(
      responses.filter((response) => response.month === month),
      config,
    ),
    units: units.group,
    indicators: indicators.group,
    criticism: testCriticism(month, units.shrinkage, windowOf, input.earlierTests, representative, config),
    releases: [
      ...shown('overall', [overall]),
      ...shown('unit', units.group.figures),
      ...shown('indicator', indicators.group.figures),
    ],
  };
}
