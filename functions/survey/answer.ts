import { parseToken, sha256Hex } from '../../shared/identifiers/token.ts';
import { answerProblems, indicatorQuestions } from '../../shared/survey/index.ts';
import type { AnswerProblemCode } from '../../shared/survey/index.ts';
import { civilDateOf } from '../../shared/time/civil.ts';
import type { Bilingual } from '../../shared/contract/bilingual.ts';
import type { Clock } from '../platform/clock.ts';
import type { UseCase } from '../platform/http.ts';
import type { Ids, SecretCaller } from '../platform/ports.ts';
import { problem, Problem } from '../platform/problem.ts';
import type { answerStore, Invitation, RoundStore } from './store.ts';

export interface AnswerPorts {
  readonly rounds: Pick<RoundStore, 'round' | 'units' | 'indicators' | 'jurisdiction'>;
  readonly answers: ReturnType<typeof answerStore>;
  readonly clock: Clock;
  readonly ids: Ids;
}

const words: Readonly<Record<AnswerProblemCode, Bilingual>> = {
  required: { zh: '请选择一项', en: 'Choose one' },
  unknown: { zh: '没有这个选项', en: 'There is no such choice' },
  notOffered: { zh: '本次调查没有这一项', en: 'This survey does not offer it' },
  twice: { zh: '同一项只能评价一次', en: 'Rate each only once' },
  tooMany: { zh: '最多选择8个单位', en: 'Choose at most 8 units' },
  tooLong: { zh: '最多2000个字', en: 'At most 2000 characters' },
};

/** The questionnaire behind a link. Reading it never uses the link up. */
export const openInvitation =
  (ports: AnswerPorts): UseCase<'openInvitation'> =>
  async (_, caller) => {
    const { invitation } = await invitationOf(ports, caller);
    if (invitation.state === 'spent') throw problem('link-spent');
    const { jurisdiction, month } = invitation;
    const closesOn = await openUntil(ports, invitation);
    const [place, offered] = await Promise.all([
      ports.rounds.jurisdiction(jurisdiction),
      offer(ports, jurisdiction),
    ]);
    return {
      jurisdiction: { code: jurisdiction, name: place?.name ?? jurisdiction },
      month,
      closesOn,
      units: offered.units.map(({ id, name }) => ({ id, name })),
      indicators: offered.indicators.map(({ code, name }) => ({ id: code, name: name.zh })),
    };
  };

/**
 * Stores the answers and spends the link in one transaction: exactly one response for a link, under any concurrency. The response
 * carries a random id, the stratum and the day, and nothing of the link or its holder.
 */
export const submitAnswers =
  (ports: AnswerPorts): UseCase<'submitAnswers'> =>
  async ({ submission, answers }, caller) => {
    const { invitation, tokenHash } = await invitationOf(ports, caller);
    const submissionHash = await sha256Hex(submission);
    if (invitation.state === 'spent') return received(invitation, submissionHash);
    await openUntil(ports, invitation);
    const { jurisdiction, month, stratum } = invitation;
    const offered = await offer(ports, jurisdiction);
    const wrong = answerProblems(answers, {
      units: offered.units.map(({ id }) => id),
      indicators: offered.indicators.map(({ code }) => code),
    });
    if (wrong.length > 0)
      throw problem('invalid-input', {
        fields: wrong.map(({ pointer, code }) => ({ pointer: `/answers${pointer}`, ...words[code] })),
      });
    const response = {
      ...answers,
      id: ports.ids.id(),
      month,
      stratum,
      day: civilDateOf(ports.clock.now().toISOString()),
    };
    try {
      await ports.answers.spend(jurisdiction, tokenHash, submissionHash, response);
    } catch (error) {
      const now = error instanceof Problem ? await ports.answers.byToken(tokenHash) : undefined;
      if (now?.state !== 'spent') throw error;
      return received(now, submissionHash);
    }
    return { received: true };
  };

function received(invitation: Invitation, submissionHash: string): { received: true } {
  if (invitation.submissionHash !== submissionHash) throw problem('link-spent');
  return { received: true };
}

async function invitationOf(
  { answers }: AnswerPorts,
  caller: SecretCaller,
): Promise<{ invitation: Invitation; tokenHash: string }> {
  const token = parseToken(caller.secret);
  const tokenHash = token && (await sha256Hex(token));
  const invitation = tokenHash && (await answers.byToken(tokenHash));
  if (!tokenHash || !invitation || invitation.state === 'revoked') throw problem('unknown-link');
  return { invitation, tokenHash };
}

async function openUntil(
  { rounds, clock }: AnswerPorts,
  { jurisdiction, month }: Invitation,
): Promise<string> {
  const round = await rounds.round(jurisdiction, month);
  const closesOn = round?.closesOn;
  if (round?.state !== 'open' || !closesOn || civilDateOf(clock.now().toISOString()) > closesOn)
    throw problem('round-closed');
  return closesOn;
}

async function offer({ rounds }: AnswerPorts, jurisdiction: string) {
  const [units, indicators] = await Promise.all([
    rounds.units(jurisdiction),
    rounds.indicators(jurisdiction),
  ]);
  const registered = new Set(indicators.map(({ id }) => id));
  return {
    units: units.filter(({ rated }) => rated),
    indicators: indicatorQuestions.filter(({ code }) => registered.has(code)),
  };
}
