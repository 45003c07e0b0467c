import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Credential } from '../../../shared/contract/client.ts';
import { instantAt, lastDayOf, secondsOf } from '../../../shared/time/civil.ts';
import { digestOf } from './chance.ts';
import { inParallel, refused, secretIn } from './client.ts';
import { answersOf, respondentOf, type Respondent } from './respondents.ts';
import type { Stage, Tally } from './stage.ts';

type Round = OutputOf<'readRound'>;

/** An enterprise with its link in hand. */
interface Invitee {
  readonly enterprise: string;
  readonly invitation: Credential;
  readonly respondent: Respondent;
}

/** First round and seconds between rounds of drand's quicknet. */
const drand = { genesis: 1_692_803_367, period: 3 };
const batch = 50;

/**
 * The beacon of the demo: which round of drand's quicknet is announced, and a value. No network is asked, so the value is a
 * stand-in: SHA-256 of the round's name. In a real month the office copies the round's published randomness.
 */
export function standInBeacon(day: string): { readonly name: string; readonly value: string } {
  const round = Math.floor((secondsOf(instantAt(day, '10:00')) - drand.genesis) / drand.period) + 1;
  return {
    name: `drand quicknet 第${round}轮(演示用替代值)`,
    value: digestOf(`stand-in for drand quicknet ${round}`),
  };
}

/** Freezes the frame unless an earlier run did. */
export async function freeze({ system, at, month, days }: Stage): Promise<Round> {
  const { items } = await system.call('listRounds', at, 'office');
  const existing = items.find((round) => round.month === month);
  const { name: beaconName } = standInBeacon(days[0]!);
  return existing ?? system.call('freezeFrame', { ...at, month, beaconName }, 'office');
}

/** Draws with the beacon, unless an earlier run did. */
export async function draw({ system, at, month, days }: Stage, round: Round): Promise<Round> {
  if (round.state !== 'frozen') return round;
  const beacon = standInBeacon(days[0]!).value;
  return system.call('drawSample', { ...at, month, version: round.version, beacon }, 'office');
}

/** Makes the links, batch by batch; enterprises left over from an interrupted run get new ones. */
export async function invite({ system, at, month }: Stage): Promise<Invitee[]> {
  const left = await system.call('unanswered', { ...at, month }, 'office');
  const links: { enterprise: string; url: string }[] = await inParallel(left.items, ({ enterprise }) =>
    system.call('reissueInvitation', { ...at, month, enterpriseId: enterprise }, 'office'),
  );
  for (let remaining = 1; remaining > 0;) {
    const input = { ...at, month, limit: batch, closesOn: lastDayOf(month) };
    const issued = await system.call('issueInvitations', input, 'office');
    links.push(...issued.links);
    remaining = issued.remaining;
  }
  return links.map(({ enterprise, url }) => ({
    enterprise,
    invitation: secretIn('Invitation', url),
    respondent: respondentOf(month, enterprise),
  }));
}

/** What invited enterprises do on one of the days after the invitation. */
export async function answer(
  { system, month }: Stage,
  invitees: readonly Invitee[],
  day: number,
  tally: Tally,
): Promise<void> {
  const active = invitees.filter(({ respondent }) => respondent.does !== 'ignores' && respondent.day === day);
  await inParallel(active, async ({ enterprise, invitation, respondent }) => {
    const offered = await system.call('openInvitation', {}, invitation);
    tally.add('打开问卷');
    if (respondent.does === 'opens') return;
    const answers = answersOf(month, enterprise, offered);
    const submission = digestOf(`${month}/${enterprise}`).slice(0, 32);
    await system.call('submitAnswers', { submission, answers }, invitation);
    tally.add('提交答卷');
    if (respondent.again === 'retries')
      await system.call('submitAnswers', { submission, answers }, invitation);
    if (respondent.again === 'repeats') {
      const other = digestOf(`${month}/${enterprise}/again`).slice(0, 32);
      await refused('link-spent', system.call('submitAnswers', { submission: other, answers }, invitation));
      tally.add('重复答卷被拒');
    }
  });
}

/** Closes the round and computes its results. */
export async function close({ system, at, month }: Stage): Promise<OutputOf<'computeResults'>> {
  const { version } = await system.call('readRound', { ...at, month }, 'office');
  await system.call('closeRound', { ...at, month, version }, 'office');
  return system.call('computeResults', { ...at, month }, 'office');
}
