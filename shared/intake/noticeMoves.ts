import type { Notice } from './model.ts';

export type NoticeState = Notice['state'];
export type NoticeAction = 'issue' | 'discard' | 'sign' | 'reply' | 'close' | 'withdraw';

/** The life of a supervision notice: from where each act leads where. The database refuses every other move. */
export const noticeMoves: Readonly<
  Record<NoticeAction, { readonly from: readonly NoticeState[]; readonly to: NoticeState }>
> = {
  issue: { from: ['draft'], to: 'issued' },
  discard: { from: ['draft'], to: 'discarded' },
  sign: { from: ['issued'], to: 'signed' },
  reply: { from: ['signed'], to: 'replied' },
  close: { from: ['replied'], to: 'closed' },
  withdraw: { from: ['issued', 'signed', 'replied'], to: 'withdrawn' },
};

/** Whether a notice is a draft or open: something is still to be done about it. */
export const isPending = ({ state }: { readonly state: NoticeState }): boolean =>
  ['draft', 'issued', 'signed', 'replied'].includes(state);

/** Where a notice may go from a state. */
export const noticeNext = (state: NoticeState): NoticeState[] =>
  Object.values(noticeMoves).flatMap(({ from, to }) => (from.includes(state) ? to : []));

/** The office itself, as the holder of a case that no unit leads yet and as the lead unit of a notice about it. */
export const officeHolder = 'office';

/** Whether somebody signs and answers for a notice: a handler of its lead unit, or the office where the office is late itself. */
export const answersNotice = (
  { leadUnit }: Pick<Notice, 'leadUnit'>,
  { roles, unit }: { readonly roles: readonly string[]; readonly unit?: string | undefined },
): boolean =>
  leadUnit === officeHolder ? roles.includes('office') : roles.includes('handler') && unit === leadUnit;
