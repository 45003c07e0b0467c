import type { Bilingual } from '../contract/bilingual.ts';
import { addMonths } from '../time/civil.ts';
import type { SurveyConfig } from './config.ts';
import { defaultSurveyConfig } from './config.ts';
import type { Shrinkage, ShrunkUnit } from './intervals.ts';
import { normalQuantile } from './normal.ts';

/** z = Φ⁻¹(1 − error ÷ (months × K)), 0.05 ÷ (12K) by default. Throws RangeError unless K ≥ 1. */
export function criticismZ(k: number, { criticism }: SurveyConfig = defaultSurveyConfig): number {
  if (!(k >= 1)) throw new RangeError(`Not a number of units: ${k}`);
  return -normalQuantile(criticism.yearlyError / (criticism.monthsPerYear * k));
}

/** g: 1 for windows up to three months, then 1 + 0.3·(window/3 − 1): 1.3 for six months, 1.9 for twelve. */
export function windowInflation(
  windowMonths: number,
  { criticism }: SurveyConfig = defaultSurveyConfig,
): number {
  return windowMonths <= criticism.inflationMonths
    ? 1
    : 1 + criticism.inflationStep * (windowMonths / criticism.inflationMonths - 1);
}

/** What the figures of one unit justify. No more than grounds: a person decides, after a right of reply, and signs. */
export interface CriticismFinding {
  readonly code: string;
  readonly windowMonths: number;
  readonly nEff: number;
  /** Raw weighted mean, in points. */
  readonly mean: number;
  /** μ − z·√(v·g). */
  readonly limit: number;
  /** μ − 1.96·√(v·g). */
  readonly reminderLimit: number;
  /** Whether this month's figures alone fulfil the rule. */
  readonly fails: boolean;
  /** Those of the months before that count in which the rule was fulfilled too. */
  readonly failedBefore: readonly string[];
  readonly verdict: 'none' | 'reminder' | 'grounds';
}

/** The test of one month: the numbers it used, and a finding for each unit tested. */
export interface CriticismTest {
  readonly month: string;
  readonly k: number;
  /** 0 where there was no unit to test. */
  readonly z: number;
  readonly mu: number;
  readonly findings: readonly CriticismFinding[];
  /** Units that fulfilled the rule this month: what the tests of the next months ask for. */
  readonly failed: readonly string[];
}

/** Codes of the units that fulfilled the rule in an earlier month. */
export interface EarlierTest {
  readonly month: string;
  readonly failed: readonly string[];
}

/**
 * The rule of public criticism. A unit fails a month when n_eff is large enough, its raw mean is below μ − z·√(v·g), and below
 * the absolute floor. Having failed this month and at least one of the two before is grounds for criticism. Below the 95 % limit only: a
 * private reminder, which asks for the same n_eff. An unrepresentative month finds nothing. K counts all units of the
 * shrinkage; findings exist for those of them that `windowOf` knows.
 *
 * @param windowOf length in months of the window of each unit whose figures may be used; hidden units are not in it.
 */
export function testCriticism(
  month: string,
  shrinkage: Shrinkage,
  windowOf: ReadonlyMap<string, number>,
  earlier: readonly EarlierTest[],
  representative: boolean,
  config: SurveyConfig = defaultSurveyConfig,
): CriticismTest {
  const rule = config.criticism;
  const { k, mu } = shrinkage;
  if (k === 0) return { month, k, z: 0, mu: 0, findings: [], failed: [] };
  const z = criticismZ(k, config);
  const counted = Array.from({ length: rule.monthsBefore }, (_, i) => addMonths(month, -i - 1));
  const find = (unit: ShrunkUnit): CriticismFinding[] => {
    const windowMonths = windowOf.get(unit.code);
    if (windowMonths === undefined || !representative || unit.nEff < rule.minNEff) return [];
    const deviation = Math.sqrt(unit.variance * windowInflation(windowMonths, config));
    const limit = mu - z * deviation;
    const reminderLimit = mu - rule.reminderZ * deviation;
    const fails = unit.mean < limit && unit.mean < rule.floorPoints;
    const failedBefore = [
      ...new Set(
        earlier
          .filter((test) => counted.includes(test.month) && test.failed.includes(unit.code))
          .map((test) => test.month),
      ),
    ].sort();
    const verdict =
      fails && failedBefore.length > 0 ? 'grounds' : unit.mean < reminderLimit ? 'reminder' : 'none';
    const { code, nEff, mean } = unit;
    return [{ code, windowMonths, nEff, mean, limit, reminderLimit, fails, failedBefore, verdict }];
  };
  const findings = shrinkage.units.flatMap(find);
  const failed = findings.filter(({ fails }) => fails).map(({ code }) => code);
  return { month, k, z, mu, findings, failed };
}

/** What is said beside units where τ² = 0, in view of how many of them are publicly criticised. */
export function noDifferencesLabel(criticised: number): Bilingual {
  return criticised > 0
    ? { zh: '其他单位之间未见可证实的差异', en: 'No demonstrable differences among the other units' }
    : { zh: '未见可证实的差异', en: 'No demonstrable differences' };
}
