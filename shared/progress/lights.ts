import type { Bilingual } from '../contract/bilingual.ts';
import { formatDate, formatMonth } from '../time/format.ts';
import { DEFAULT_PROGRESS_CONFIG, type LightConfig } from './config.ts';
import { type Rational, compare, fromDecimal, rational, shown, subtract } from './exact.ts';
import { type Fraction, percentFraction, rationalOf } from './fraction.ts';
import { type PartialDate, firstDay, lastDay, monthsLater } from './partialDate.ts';

export type LightColour = 'green' | 'yellow' | 'red';

/** Done and planned to date in one unit (percent, yuan, pieces). */
export interface ProgressToDate {
  readonly done: number;
  readonly planned: number;
}

/** The start of a project. `started` is the day it really started, if it has. */
export interface PlannedStart {
  readonly planned: PartialDate;
  readonly started?: PartialDate;
}

const SEVERITY: Record<LightColour, number> = { green: 0, yellow: 1, red: 2 };
const HUNDRED = rational(100n);

/**
 * Time-proportional progress (序时进度), done ÷ planned to date, in percent and exact; `undefined` while nothing is planned yet.
 * @throws RangeError for negative or non-finite amounts.
 */
export function timeProportionalFraction({ done, planned }: ProgressToDate): Fraction | undefined {
  if (done < 0 || planned < 0) throw new RangeError('progress is never negative');
  return percentFraction(done, planned);
}

/** {@link timeProportionalFraction} for calculating on. */
export function timeProportionalPercent(progress: ProgressToDate): Rational | undefined {
  const percent = timeProportionalFraction(progress);
  return percent && rationalOf(percent);
}

/** Points behind, 100 − done ÷ planned to date × 100, rounded half up to 0.01 for showing; negative when ahead of the plan. */
export function pointsBehind(progress: ProgressToDate): number | undefined {
  const percent = timeProportionalPercent(progress);
  return percent && shown(subtract(HUNDRED, percent));
}

/** The light for progress: the limits are compared exactly, so 10 and 30 points are yellow and a hair more than 30 is red. */
export function progressLight(
  progress: ProgressToDate,
  config: LightConfig = DEFAULT_PROGRESS_CONFIG.lights,
): LightColour {
  const percent = timeProportionalPercent(progress);
  if (!percent) return 'green';
  const behind = subtract(HUNDRED, percent);
  if (compare(behind, fromDecimal(config.yellowTo)) > 0) return 'red';
  return compare(behind, fromDecimal(config.yellowFrom)) >= 0 ? 'yellow' : 'green';
}

/**
 * The light for the start, on the day `asOf`. The planned day (the last of a month given without a day) is still in time; from the
 * day after it the light is yellow, and from the third month of delay red: planned 2022-03, yellow in April and May, red from
 * 1 June. A start that came late is a start: green.
 */
export function startLight(
  start: PlannedStart,
  asOf: string,
  config: LightConfig = DEFAULT_PROGRESS_CONFIG.lights,
): LightColour {
  const started = start.started !== undefined && firstDay(start.started) <= asOf;
  if (started || asOf <= lastDay(start.planned)) return 'green';
  return asOf > lastDay(monthsLater(start.planned, config.missedStartRedFromMonth - 1)) ? 'red' : 'yellow';
}

/** A project's light and the words for why; `pointsBehind` is rounded half up to 0.01 and negative when ahead. */
export interface ProjectLight {
  readonly colour: LightColour;
  readonly pointsBehind?: number;
  readonly why: Bilingual;
}

/** A project's light is the worse of its start and its progress; a missed start is named first. */
export function projectLight(
  project: { readonly start?: PlannedStart; readonly progress?: ProgressToDate },
  asOf: string,
  config: LightConfig = DEFAULT_PROGRESS_CONFIG.lights,
): ProjectLight {
  const start = project.start ? startLight(project.start, asOf, config) : 'green';
  const progress = project.progress ? progressLight(project.progress, config) : 'green';
  const behind = project.progress && pointsBehind(project.progress);
  const colour = SEVERITY[start] >= SEVERITY[progress] ? start : progress;
  const reasons: Bilingual[] = [];
  if (project.start && start !== 'green') {
    const { planned } = project.start;
    const on = planned.length === 7 ? formatMonth(planned) : formatDate(planned);
    reasons.push({ zh: `计划${on.zh}开工,尚未开工`, en: `start planned for ${on.en} was missed` });
  }
  if (behind !== undefined) {
    reasons.push(
      behind > 0
        ? { zh: `落后序时进度${behind}个百分点`, en: `${behind} points behind the plan` }
        : { zh: '达到序时进度', en: 'on or ahead of the plan' },
    );
  }
  if (reasons.length === 0) reasons.push({ zh: '尚无到期计划', en: 'nothing is due yet' });
  const why = {
    zh: reasons.map(({ zh }) => zh).join(';'),
    en: reasons.map(({ en }) => en).join('; '),
  };
  return { colour, ...(behind !== undefined && { pointsBehind: behind }), why };
}
