import { findSigns, influenceByUnit, Sign } from '../../shared/survey/index.ts';
import type { Exclusion, FoundSign, SurveyConfig } from '../../shared/survey/index.ts';
import type { StoredResponse } from '../../shared/survey/model.ts';
import type { Clock } from '../platform/clock.ts';
import type { UseCase } from '../platform/http.ts';
import { problem } from '../platform/problem.ts';
import { stamp } from './draw.ts';
import type { ResultPorts } from './results.ts';
import type { RoundStore } from './store.ts';

/**
 * A closed round without results: the time in which exclusions are decided.
 * @throws Problem `not-found`; `not-acceptable-now` while answers come in, and once results are visible.
 */
export async function beforeResults(
  rounds: Pick<RoundStore, 'round' | 'results'>,
  { jurisdiction, month }: { jurisdiction: string; month: string },
): Promise<void> {
  const [round, results] = await Promise.all([
    rounds.round(jurisdiction, month),
    rounds.results(jurisdiction, month),
  ]);
  if (!round) throw problem('not-found');
  if (round.state !== 'closed')
    throw problem('not-acceptable-now', {
      current: round.state,
      detail: { zh: '请先结束本月调查', en: 'Close the month’s round first' },
    });
  if (results)
    throw problem('not-acceptable-now', {
      detail: {
        zh: '结果已经算出,不能再决定剔除',
        en: 'There are results already; exclusions can no longer be decided',
      },
    });
}

/** Signs of manipulation in a closed month, without a single level: the auditor judges them before anyone knows what they change. */
export const readSigns =
  ({ rounds, responses, config }: ResultPorts): UseCase<'readSigns'> =>
  async ({ jurisdiction, month }) => {
    const round = await rounds.round(jurisdiction, month);
    if (!round) throw problem('not-found');
    if (round.state !== 'closed')
      throw problem('not-acceptable-now', {
        current: round.state,
        detail: { zh: '调查结束后才能查看', en: 'Signs are read once the round is closed' },
      });
    const [answers, units] = await Promise.all([
      responses.ofMonth(jurisdiction, month),
      rounds.units(jurisdiction),
    ]);
    const signs = await findSigns(answers, config);
    const influenced = influenceByUnit(answers, config);
    const rated = new Set(influenced.map(({ unit }) => unit));
    return {
      month,
      answered: answers.length,
      signs: signs.map(shown),
      units: influenced,
      names: Object.fromEntries(units.filter(({ id }) => rated.has(id)).map(({ id, name }) => [id, name])),
    };
  };

/** The sign without its responses. */
const shown = (found: FoundSign): Sign => Sign.parse(found);

/** Proposes to leave out the responses of a sign; a second person decides. */
export const proposeExclusion =
  ({
    rounds,
    responses,
    clock,
    config,
  }: ResultPorts & { readonly clock: Clock }): UseCase<'proposeExclusion'> =>
  async ({ jurisdiction, month, sign: id, reason }, caller) => {
    await beforeResults(rounds, { jurisdiction, month });
    const signs = await findSigns(await responses.ofMonth(jurisdiction, month), config);
    const sign = signs.find((one) => one.id === id);
    if (!sign) throw problem('not-found');
    const changed = stamp(clock, caller, 1);
    const exclusion: Exclusion = {
      ...changed,
      month,
      sign: shown(sign),
      state: 'proposed',
      reason,
      proposedBy: caller.person,
      proposedAt: changed.changedAt,
    };
    await rounds.saveExclusion(jurisdiction, exclusion);
    return exclusion;
  };

/** The responses that count, and how many were left out for what. A response under two excluded signs is counted for the first. */
export async function withoutExcluded(
  responses: readonly StoredResponse[],
  exclusions: readonly Exclusion[],
  config: SurveyConfig,
): Promise<{
  counted: StoredResponse[];
  excluded: { kind: FoundSign['kind']; answers: number; reason: string }[];
}> {
  const decided = exclusions.filter(({ state }) => state === 'excluded');
  if (decided.length === 0) return { counted: [...responses], excluded: [] };
  const signs = new Map((await findSigns(responses, config)).map((sign) => [sign.id, sign]));
  const out = new Set<string>();
  const excluded = decided.map(({ sign, decision, reason }) => {
    const members = (signs.get(sign.id)?.members ?? []).filter((id) => !out.has(id));
    for (const id of members) out.add(id);
    return { kind: sign.kind, answers: members.length, reason: decision?.reason ?? reason };
  });
  return { counted: responses.filter(({ id }) => !out.has(id)), excluded };
}
