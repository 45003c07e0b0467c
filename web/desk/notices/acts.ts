import type { OutputOf } from '../../../shared/contract/index.ts';
import type { StaffRole } from '../../../shared/contract/route.ts';
import { answersNotice } from '../../../shared/intake/noticeMoves.ts';
import type { Desk } from '../core/desk.svelte.ts';

export type Notice = OutputOf<'listNotices'>['items'][number];
export type NoticeAct = 'issue' | 'discard' | 'sign' | 'reply' | 'close' | 'withdraw';

/** Which act follows which state, and whose it is; without a role, of whoever answers for the notice. The server decides again. */
const rules: readonly { act: NoticeAct; from: readonly Notice['state'][]; role?: StaffRole }[] = [
  { act: 'issue', from: ['draft'], role: 'supervisor' },
  { act: 'discard', from: ['draft'], role: 'supervisor' },
  { act: 'sign', from: ['issued'] },
  { act: 'reply', from: ['signed'] },
  { act: 'close', from: ['replied'], role: 'supervisor' },
  { act: 'withdraw', from: ['issued', 'signed', 'replied'], role: 'supervisor' },
];

/** What a caller may do with a notice now. */
export function actsFor(
  notice: Pick<Notice, 'state' | 'leadUnit'>,
  roles: readonly StaffRole[],
  unit: string | undefined,
): NoticeAct[] {
  return rules
    .filter(({ from }) => from.includes(notice.state))
    .filter(({ role }) => (role ? roles.includes(role) : answersNotice(notice, { roles, unit })))
    .map(({ act }) => act);
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
export function missingOf(act: NoticeAct, form: NoticeForm): (keyof NoticeForm)[] {
  const needs: Record<NoticeAct, (keyof NoticeForm)[]> = {
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
  act: NoticeAct,
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

const pendingStates: readonly Notice['state'][] = ['draft', 'issued', 'signed', 'replied'];
const gravity = { red: 0, yellow: 1, blue: 2 } as const;

/** The notices that match, open ones first, then by colour and deadline. */
export function arranged(
  notices: readonly Notice[],
  { state, colour, unit }: { state: string; colour: string; unit: string },
): Notice[] {
  const pending = (notice: Notice): boolean => pendingStates.includes(notice.state);
  return notices
    .filter((one) => (state === 'open' ? pending(one) : state === '' || one.state === state))
    .filter((one) => (colour === '' || one.colour === colour) && (unit === '' || one.leadUnit === unit))
    .toSorted(
      (a, b) =>
        Number(pending(b)) - Number(pending(a)) ||
        gravity[a.colour] - gravity[b.colour] ||
        (a.deadline < b.deadline ? -1 : 1),
    );
}

/** The notices of the year of a civil date, as every part of this section asks for them. */
export const noticesOf = (desk: Desk, signal: AbortSignal): Promise<{ items: Notice[] }> =>
  desk.call('GET /api/{jurisdiction}/notices', {}, signal);
