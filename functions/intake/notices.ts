import { answersNotice, isPending } from '../../shared/intake/index.ts';
import type { Notice, NoticeAction } from '../../shared/intake/index.ts';
import { civilDateOf, yearOf } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { problem, refused } from '../platform/problem.ts';
import { issued, noticeAfter } from './issue.ts';
import type { Ports } from './ports.ts';
import { seesAll } from './views.ts';

const wasIssued = ({ state }: Notice): boolean => state !== 'draft' && state !== 'discarded';

/** Office, supervisor and auditor see drafts too; officials what was issued; a handler what was issued to her unit. */
const maySeeNotice = (caller: StaffCaller, notice: Notice): boolean =>
  seesAll(caller) ||
  (wasIssued(notice) &&
    (caller.roles.includes('official') ||
      (caller.roles.includes('handler') &&
        caller.unit !== undefined &&
        (notice.leadUnit === caller.unit || notice.supportingUnits.includes(caller.unit)))));

/** The notices drafted in a year; without one this year's, and those of the year before that are still open. Oldest first. */
export const listNotices =
  ({ store, clock }: Pick<Ports, 'store' | 'clock'>): UseCase<'listNotices'> =>
  async ({ jurisdiction, year }, caller) => {
    const now = yearOf(civilDateOf(clock.now().toISOString()));
    const [drafted, before] = await Promise.all([
      store.notices(jurisdiction, year ?? now),
      year === undefined ? store.notices(jurisdiction, now - 1) : [],
    ]);
    return {
      items: [...before.filter(isPending), ...drafted]
        .filter((notice) => maySeeNotice(caller, notice))
        .toSorted((a, b) => (a.draftedAt < b.draftedAt ? -1 : a.draftedAt > b.draftedAt ? 1 : 0)),
    };
  };

/** Which notice, as the writer read it. */
interface Target {
  readonly jurisdiction: string;
  readonly noticeId: string;
  readonly version: number;
}

/** The notice to act on. @throws Problem `not-found`, `stale-version`. */
async function noticeOf(
  { store }: Pick<Ports, 'store'>,
  { jurisdiction, noticeId, version }: Target,
  caller: StaffCaller,
): Promise<Notice> {
  const notice = await store.notice(jurisdiction, noticeId);
  if (!notice || !maySeeNotice(caller, notice)) throw problem('not-found');
  if (notice.version !== version) throw problem('stale-version');
  return notice;
}

async function change(
  ports: Pick<Ports, 'store' | 'clock'>,
  target: Target,
  caller: StaffCaller,
  action: NoticeAction,
  what: Partial<Notice>,
): Promise<Notice> {
  const notice = await noticeOf(ports, target, caller);
  const answersForUnit = action === 'sign' || action === 'reply';
  if (answersForUnit && !answersNotice(notice, caller)) throw problem('forbidden');
  const next = noticeAfter(notice, action, caller.person, ports.clock.now().toISOString(), what);
  await ports.store.write(ports.store.saveNotice(target.jurisdiction, next));
  return next;
}

/** A person issues a draft, with the requirement and the deadline she sets. */
export const issueNotice =
  (ports: Ports): UseCase<'issueNotice'> =>
  async (input, caller) => {
    const { requirement, deadline } = input;
    if (deadline < civilDateOf(ports.clock.now().toISOString()))
      throw refused('整改期限不能早于今天', 'The deadline cannot be in the past', [
        { pointer: '/deadline', zh: '请填写今天或以后的日期', en: 'Enter today or a later day' },
      ]);
    const draft = await noticeOf(ports, input, caller);
    return issued(ports, input.jurisdiction, draft, caller.person, { requirement, deadline });
  };

export const discardNotice =
  (ports: Ports): UseCase<'discardNotice'> =>
  (input, caller) =>
    change(ports, input, caller, 'discard', { reason: input.reason });

export const signNotice =
  (ports: Ports): UseCase<'signNotice'> =>
  (input, caller) =>
    change(ports, input, caller, 'sign', { signedAt: ports.clock.now().toISOString() });

export const replyNotice =
  (ports: Ports): UseCase<'replyNotice'> =>
  (input, caller) =>
    change(ports, input, caller, 'reply', {
      reply: input.reply,
      repliedAt: ports.clock.now().toISOString(),
    });

/** Closes a notice with what the review found. */
export const closeNotice =
  (ports: Ports): UseCase<'closeNotice'> =>
  (input, caller) =>
    change(ports, input, caller, 'close', {
      outcome: input.outcome,
      ...(input.review !== undefined && { review: input.review }),
    });

/** Withdraws an issued notice; it keeps its number and stays visible with the reason. */
export const withdrawNotice =
  (ports: Ports): UseCase<'withdrawNotice'> =>
  (input, caller) =>
    change(ports, input, caller, 'withdraw', { reason: input.reason });
