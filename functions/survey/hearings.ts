import { heard, hearingAfter, namesOf } from '../../shared/survey/index.ts';
import type { CriticismTest, Hearing, HearingAct, SurveyConfig } from '../../shared/survey/index.ts';
import { addDays, civilDateOf } from '../../shared/time/civil.ts';
import type { Clock } from '../platform/clock.ts';
import type { UseCase } from '../platform/http.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { problem, refused } from '../platform/problem.ts';
import { stamp } from './draw.ts';
import type { RoundStore } from './store.ts';

interface HearingPorts {
  readonly rounds: RoundStore;
  readonly clock: Clock;
  readonly config: SurveyConfig;
}
type Finding = CriticismTest['findings'][number];
interface Place {
  readonly jurisdiction: string;
  readonly month: string;
}

const findingsOf = async (rounds: RoundStore, { jurisdiction, month }: Place) => {
  const stored = await rounds.results(jurisdiction, month);
  const test = stored?.criticism as CriticismTest | undefined;
  return { names: stored ? namesOf(stored.results, 'units') : {}, findings: test?.findings ?? [] };
};

const today = (clock: Clock): string => civilDateOf(clock.now().toISOString());

/** The findings of a month and what came of them. A handler sees her own unit's only once the office has turned to it. */
export const listFindings =
  ({ rounds }: Pick<HearingPorts, 'rounds'>): UseCase<'listFindings'> =>
  async (input, caller) => {
    const [{ names, findings }, hearings] = await Promise.all([
      findingsOf(rounds, input),
      rounds.hearings(input.jurisdiction, input.month),
    ]);
    const inside = caller.roles.some((role) => ['office', 'supervisor', 'auditor'].includes(role));
    return {
      items: findings.flatMap(
        ({ code, verdict, mean, limit, reminderLimit, nEff, windowMonths, failedBefore }) => {
          const hearing = hearings.find(({ unit }) => unit === code);
          if (verdict === 'none' || (!inside && (caller.unit !== code || !hearing))) return [];
          const numbers = { nEff, windowMonths, mean, limit, reminderLimit, failedBefore };
          return [
            { unit: code, name: names[code] ?? code, verdict, ...numbers, ...(hearing && { hearing }) },
          ];
        },
      ),
    };
  };

async function begin(
  { rounds, clock }: HearingPorts,
  { jurisdiction, month, unitId, message }: Place & { unitId: string; message: string },
  caller: StaffCaller,
  act: Extract<HearingAct, 'ask' | 'remind'>,
  verdict: Finding['verdict'],
  more: Pick<Hearing, 'replyBy'> = {},
): Promise<Hearing> {
  const { findings } = await findingsOf(rounds, { jurisdiction, month });
  const finding = findings.find(({ code }) => code === unitId);
  if (!finding || finding.verdict === 'none') throw problem('not-found');
  if (finding.verdict !== verdict)
    throw refused(
      finding.verdict === 'grounds'
        ? '该单位已有公开批评的依据,请先听取申辩'
        : '依据不足以公开批评,只能私下提醒',
      finding.verdict === 'grounds'
        ? 'There are grounds for criticism: ask the unit for its reply'
        : 'There are no grounds for public criticism, only for a private reminder',
    );
  const before = await rounds.hearing(jurisdiction, month, unitId);
  const state = hearingAfter(before?.state ?? 'none', act);
  if (!state) throw problem('illegal-move', { current: before!.state, allowed: [] });
  const changed = stamp(clock, caller, 1);
  const hearing: Hearing = {
    ...changed,
    month,
    unit: unitId,
    state,
    message,
    askedBy: caller.person,
    askedAt: changed.changedAt,
    ...more,
  };
  await rounds.saveHearing(jurisdiction, hearing);
  return hearing;
}

/** Asks a unit for its reply, before anyone may criticise it. @throws Problem `rule-refused` without grounds, or with too few days. */
export const askForReply =
  (ports: HearingPorts): UseCase<'askForReply'> =>
  (input, caller) => {
    const { replyDays } = ports.config.criticism;
    if (input.replyBy < addDays(today(ports.clock), replyDays))
      throw refused('申辩期太短', 'Too little time to reply', [
        { pointer: '/replyBy', zh: `至少给${replyDays}天`, en: `Give at least ${replyDays} days` },
      ]);
    return begin(ports, input, caller, 'ask', 'grounds', { replyBy: input.replyBy });
  };

/** Tells a unit privately that it lies below the others. */
export const remindUnit =
  (ports: HearingPorts): UseCase<'remindUnit'> =>
  (input, caller) =>
    begin(ports, input, caller, 'remind', 'reminder');

async function go(
  { rounds, clock }: HearingPorts,
  { jurisdiction, month, unitId, version }: Place & { unitId: string; version: number },
  caller: StaffCaller,
  act: HearingAct,
  change: (hearing: Hearing, at: string) => Partial<Hearing>,
): Promise<Hearing> {
  const hearing = await rounds.hearing(jurisdiction, month, unitId);
  if (!hearing) throw problem('not-found');
  const state = hearingAfter(hearing.state, act);
  if (!state) throw problem('illegal-move', { current: hearing.state, allowed: [] });
  if (hearing.version !== version) throw problem('stale-version');
  const changed = stamp(clock, caller, version + 1);
  const next: Hearing = { ...hearing, ...changed, ...change(hearing, changed.changedAt), state };
  await rounds.saveHearing(jurisdiction, next);
  return next;
}

/** The unit's reply; late ones count as long as nobody has signed. */
export const replyToFinding =
  (ports: HearingPorts): UseCase<'replyToFinding'> =>
  (input, caller) => {
    if (caller.unit !== input.unitId) throw problem('not-found');
    const { zh, en } = input;
    return go(ports, input, caller, 'reply', (_, at) => ({
      reply: { zh, ...(en && { en }), by: caller.person, at },
    }));
  };

/**
 * Signs the criticism, or drops it. A person answers for it with her name, after the reply or when the days for it are over.
 * @throws Problem `not-acceptable-now` before that, `forbidden` for who asked the unit.
 */
export const decideCriticism =
  (ports: HearingPorts): UseCase<'decideCriticism'> =>
  (input, caller) => {
    const { sign, zh, en } = input;
    return go(ports, input, caller, sign ? 'sign' : 'drop', (hearing, at) => {
      if (hearing.askedBy === caller.person)
        throw problem('forbidden', { detail: { zh: '须由第二人签字', en: 'A second person has to sign' } });
      if (sign && !heard(hearing, today(ports.clock)))
        throw problem('not-acceptable-now', {
          detail: {
            zh: `单位可在${hearing.replyBy ?? ''}前申辩,期满或收到申辩后才能签字`,
            en: `The unit may reply until ${hearing.replyBy ?? ''}; sign after its reply or after that day`,
          },
        });
      return { decision: { words: { zh, ...(en && { en }) }, by: caller.person, at } };
    });
  };
