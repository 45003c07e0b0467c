import { sha256Hex } from '../identifiers/token.ts';
import { compareBytes } from './bytes.ts';
import type { SurveyConfig } from './config.ts';
import { defaultSurveyConfig } from './config.ts';
import type { StoredResponse } from './model.ts';
import type { Sign, UnitInfluence } from './review.ts';

/** A sign with the ids of the responses it covers; these stay inside. */
export interface FoundSign extends Sign {
  readonly members: readonly string[];
}

const lengthOf = (text: string): number => [...text].length;

/** A text as it is compared: width, case, blanks and punctuation do not tell two apart. */
const comparable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '');

const pattern = ({ units, indicators, overall, asked }: StoredResponse): string =>
  JSON.stringify([
    units.map(({ unit, level }) => `${unit}=${level}`).sort(compareBytes),
    indicators.map(({ indicator, level }) => `${indicator}=${level}`).sort(compareBytes),
    overall,
    asked,
  ]);

/**
 * Signs of manipulation in one month's responses, as far as anonymity lets anyone see them: times are days, and nothing says who answered.
 * Bursts: one day has most of the answers. Identical texts and identical sets of answers. Answers given within seconds, as the form
 * itself says. Sorted by id; the order of the responses does not matter.
 */
export async function findSigns(
  responses: readonly StoredResponse[],
  config: SurveyConfig = defaultSurveyConfig,
): Promise<FoundSign[]> {
  const { signs, publication } = config;
  const all = responses.length;
  const sign = (
    id: string,
    kind: Sign['kind'],
    members: readonly StoredResponse[],
    more = {},
  ): FoundSign => ({
    id,
    kind,
    answers: members.length,
    share: Math.round((members.length / all) * 1000) / 1000,
    ...more,
    members: members.map((one) => one.id),
  });
  const found: FoundSign[] = [];
  for (const [day, members] of Map.groupBy(responses, (one) => one.day)) {
    if (members.length >= publication.minAnswers && members.length * 100 >= signs.burstPercent * all)
      found.push(sign(`burst:${day}`, 'burst', members, { day }));
  }
  const texts = Map.groupBy(
    responses.filter(({ text = '' }) => lengthOf(comparable(text)) >= signs.textLength),
    ({ text = '' }) => comparable(text),
  );
  for (const [text, members] of texts) {
    if (members.length >= signs.sameTexts)
      found.push(sign(`text:${await shortHash(text)}`, 'sameText', members, { text: firstOf(members) }));
  }
  const alike = Map.groupBy(
    responses.filter(({ units }) => units.length >= signs.sameUnits),
    pattern,
  );
  for (const [answers, members] of alike) {
    if (members.length >= signs.sameAnswers)
      found.push(sign(`answers:${await shortHash(answers)}`, 'sameAnswers', members));
  }
  const quick = responses.filter((one) => one.quick);
  if (quick.length >= signs.sameAnswers) found.push(sign('quick', 'quick', quick));
  return found.sort((a, b) => compareBytes(a.id, b.id));
}

const shortHash = async (text: string): Promise<string> => (await sha256Hex(text)).slice(0, 16);
const firstOf = (members: readonly StoredResponse[]): string =>
  members.map(({ text = '' }) => text).sort(compareBytes)[0]!;

/**
 * For each unit that somebody rated, how many did, and the share of them that say an answer was asked for or that staff helped. Hidden
 * below the minimum of a publication. By unit.
 */
export function influenceByUnit(
  responses: readonly StoredResponse[],
  { publication }: SurveyConfig = defaultSurveyConfig,
): UnitInfluence[] {
  const rated = new Map<string, { n: number; influenced: number }>();
  for (const { units, asked } of responses)
    for (const { unit, level } of units) {
      if (level === 'none') continue;
      const count = rated.get(unit) ?? { n: 0, influenced: 0 };
      rated.set(unit, { n: count.n + 1, influenced: count.influenced + (asked === 'no' ? 0 : 1) });
    }
  return [...rated]
    .map(([unit, { n, influenced }]) => ({
      unit,
      n,
      influenced: n < publication.minAnswers ? null : Math.round((influenced / n) * 1000) / 1000,
    }))
    .sort((a, b) => compareBytes(a.unit, b.unit));
}
