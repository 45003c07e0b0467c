import type { OutputOf } from '../../../shared/contract/index.ts';
import { addDays } from '../../../shared/time/civil.ts';
import { handlerId } from '../sample/people.ts';
import type { CaseBook } from './cases.ts';
import { happens } from './chance.ts';
import { inParallel } from './client.ts';
import type { Stage, Tally } from './stage.ts';

type Notice = OutputOf<'listNotices'>['items'][number];

/** Days that a notice gives to put things right. */
const graceDays = 5;
/** Of a hundred replies, so many satisfy the supervisor at once. */
const satisfied = 65;

const all = async ({ system, at, month }: Stage): Promise<readonly Notice[]> =>
  (await system.call('listNotices', { ...at, year: Number(month.slice(0, 4)) }, 'supervisor')).items;

/** The supervisor looks at what the schedule has drafted: issues what still stands, discards what is settled, closes what was answered. */
export async function supervise(stage: Stage, cases: CaseBook, today: string, tally: Tally): Promise<void> {
  const { system, at } = stage;
  const keyOf = ({ matter, colour }: Notice) => `${cases.planOf(matter.id)?.key ?? matter.id}/${colour}`;
  const notices = await all(stage);
  await inParallel(
    notices.filter(({ state }) => state === 'draft'),
    async (notice) => {
      const { id: noticeId, version, colour } = notice;
      if (colour !== 'red' && (await isSettled(stage, notice))) {
        const reason = '事项已办结,等提交人确认,不再签发';
        await system.call('discardNotice', { ...at, noticeId, version, reason }, 'supervisor');
        return tally.add('督办不签发');
      }
      const requirement = '请在期限内办结,书面回复整改情况。';
      const deadline = addDays(today, graceDays);
      await system.call('issueNotice', { ...at, noticeId, version, requirement, deadline }, 'supervisor');
      tally.add(`签发${{ blue: '蓝', yellow: '黄', red: '红' }[colour]}单`);
    },
  );
  await inParallel(
    notices.filter((notice) => notice.state === 'replied' && happens(keyOf(notice), satisfied)),
    async ({ id: noticeId, version }) => {
      await system.call('closeNotice', { ...at, noticeId, version }, 'supervisor');
      tally.add('督办销号');
    },
  );
}

async function isSettled({ system, at }: Stage, { matter }: Notice): Promise<boolean> {
  if (matter.kind !== 'case') return false;
  const { case: current } = await system.call('readCase', { ...at, caseId: matter.id }, 'supervisor');
  return !['submitted', 'accepted', 'assigned', 'signedFor', 'inProgress', 'reopened'].includes(
    current.state,
  );
}

/** The units sign for what was issued and answer what they signed for the day before. */
export async function respond(stage: Stage, tally: Tally): Promise<void> {
  const { system, at } = stage;
  const units = new Set(stage.county.units.map(({ id }) => id));
  const notices = (await all(stage)).filter(({ leadUnit }) => units.has(leadUnit));
  await inParallel(notices, async ({ id: noticeId, version, state, leadUnit }) => {
    const input = { ...at, noticeId, version };
    if (state === 'issued') {
      await system.call('signNotice', input, handlerId(leadUnit));
      tally.add('督办签收');
    } else if (state === 'signed') {
      const reply = '已约谈承办科室,明确专人和完成时间,办理情况见案件记录。';
      await system.call('replyNotice', { ...input, reply }, handlerId(leadUnit));
      tally.add('督办回复');
    }
  });
}
