import type { OutputOf } from '../../../shared/contract/index.ts';
import type { StaffRole } from '../../../shared/contract/route.ts';
import { answersNotice, isPending, noticeMoves } from '../../../shared/intake/noticeMoves.ts';
import type { NoticeAction } from '../../../shared/intake/noticeMoves.ts';
import type { Desk } from '../core/desk.svelte.ts';

export type Notice = OutputOf<'listNotices'>['items'][number];

/** What a supervisor does; the other acts are of whoever answers for the notice. The server decides again. */
const supervisors: readonly NoticeAction[] = ['issue', 'discard', 'close', 'withdraw'];

/** What a caller may do with a notice now. */
export function actsFor(
  notice: Pick<Notice, 'state' | 'leadUnit'>,
  roles: readonly StaffRole[],
  unit: string | undefined,
): NoticeAction[] {
  return (Object.keys(noticeMoves) as NoticeAction[])
    .filter((act) => noticeMoves[act].from.includes(notice.state))
    .filter((act) =>
      supervisors.includes(act) ? roles.includes('supervisor') : answersNotice(notice, { roles, unit }),
    );
}

export interface NoticeForm {
  requirement: string;
  deadline: string;
  reason: string;
  reply: string;
  outcome: string;
  review: string;
}

/** The fields that an act still needs. */
export function missingOf(act: NoticeAction, form: NoticeForm): (keyof NoticeForm)[] {
  const needs: Record<NoticeAction, (keyof NoticeForm)[]> = {
    issue: ['requirement', 'deadline'],
    discard: ['reason'],
    sign: [],
    reply: ['reply'],
    close: ['outcome'],
    withdraw: ['reason'],
  };
  return needs[act].filter((field) => form[field].trim() === '');
}

/** Sends an act for the version that the person saw. */
export function sendAct(
  desk: Pick<Desk, 'call'>,
  act: NoticeAction,
  { id, version }: Pick<Notice, 'id' | 'version'>,
  form: NoticeForm,
): Promise<Notice> {
  const at = { noticeId: id, version };
  const path = '/api/{jurisdiction}/notices/{noticeId}';
  switch (act) {
    case 'issue':
      return desk.call(`POST ${path}/issue`, {
        ...at,
        requirement: form.requirement.trim(),
        deadline: form.deadline,
      });
    case 'discard':
      return desk.call(`POST ${path}/discard`, { ...at, reason: form.reason.trim() });
    case 'sign':
      return desk.call(`POST ${path}/sign`, at);
    case 'reply':
      return desk.call(`POST ${path}/reply`, { ...at, reply: form.reply.trim() });
    case 'close':
      return desk.call(`POST ${path}/close`, {
        ...at,
        outcome: form.outcome === 'notMet' || form.outcome === 'excused' ? form.outcome : 'met',
        ...(form.review.trim() && { review: form.review.trim() }),
      });
    case 'withdraw':
      return desk.call(`POST ${path}/withdraw`, { ...at, reason: form.reason.trim() });
  }
}

const gravity = { red: 0, yellow: 1, blue: 2 } as const;

/** The notices that match, open ones first, then by colour and deadline. */
export function arranged(
  notices: readonly Notice[],
  { state, colour, unit }: { state: string; colour: string; unit: string },
): Notice[] {
  return notices
    .filter((one) => (state === 'open' ? isPending(one) : state === '' || one.state === state))
    .filter((one) => (colour === '' || one.colour === colour) && (unit === '' || one.leadUnit === unit))
    .toSorted(
      (a, b) =>
        Number(isPending(b)) - Number(isPending(a)) ||
        gravity[a.colour] - gravity[b.colour] ||
        (a.deadline < b.deadline ? -1 : 1),
    );
}

/** The notices of a year; where none is asked for, of the present one with what is still open of the year before. */
export const noticesOf = (
  desk: Pick<Desk, 'call'>,
  year: number | undefined,
  signal: AbortSignal,
): Promise<{ items: Notice[] }> =>
  desk.call('GET /api/{jurisdiction}/notices', year === undefined ? {} : { year }, signal);

/** One notice, of whatever year: its id begins with that in which it was drafted. Undefined where the caller may not see it. */
export async function noticeOf(
  desk: Pick<Desk, 'call'>,
  id: string,
  signal: AbortSignal,
): Promise<Notice | undefined> {
  const year = /^20\d\d(?=-)/.exec(id)?.[0];
  const { items } = await noticesOf(desk, year === undefined ? undefined : Number(year), signal);
  return items.find((notice) => notice.id === id);
}
