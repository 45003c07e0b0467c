import { setTimeout as wait } from 'node:timers/promises';
import { formatNoticeNumber, noticeMoves, noticeNext, shortAreaName } from '../../shared/intake/index.ts';
import type { Notice, NoticeAction } from '../../shared/intake/index.ts';
import { civilDateOf, yearOf } from '../../shared/time/civil.ts';
import type { Ids } from '../platform/ports.ts';
import { problem, Problem } from '../platform/problem.ts';
import { stampAt } from './ports.ts';
import type { Ports } from './ports.ts';

/** A notice after an act of its life. @throws Problem `illegal-move` if it does not stand where the act begins. */
export function noticeAfter(
  notice: Notice,
  action: NoticeAction,
  by: string,
  now: string,
  change: Partial<Notice>,
): Notice {
  const { from, to } = noticeMoves[action];
  if (!from.includes(notice.state))
    throw problem('illegal-move', { current: notice.state, allowed: noticeNext(notice.state) });
  return { ...notice, ...change, ...stampAt(now, by, notice.version), state: to };
}

/** How often a number is tried for while other instances take numbers too, and the longest pause between two tries in milliseconds. */
const attempts = 12;
const longestPause = 1000;

/**
 * Issues a draft under the next number of its jurisdiction, year and colour. One transaction takes the number and issues the notice, so
 * numbers have no gap: whoever finds the number taken tries for the next after a random pause.
 * @throws Problem `illegal-move`, `stale-version` if the notice itself changed meanwhile, `busy` if numbers are taken too fast.
 */
export async function issued(
  { store, clock, ids }: Pick<Ports, 'store' | 'clock' | 'ids'>,
  jurisdiction: string,
  draft: Notice,
  by: string,
  { requirement, deadline }: Pick<Notice, 'requirement' | 'deadline'>,
): Promise<Notice> {
  const now = clock.now().toISOString();
  const year = yearOf(civilDateOf(now));
  const place = await store.jurisdiction(jurisdiction);
  const area = shortAreaName(place?.name ?? jurisdiction);
  return store.inTurn(async () => {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      if (attempt > 1) await wait(pauseBefore(attempt, ids));
      const { serial, take } = await store.nextNumber(jurisdiction, year, draft.colour, now);
      const number = formatNoticeNumber({ year, area, colour: draft.colour, serial });
      const change = { number, requirement, deadline, issuedAt: now, issuer: by };
      const notice = noticeAfter(draft, 'issue', by, now, change);
      try {
        await store.write(take, store.saveNotice(jurisdiction, notice));
        return notice;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
      }
      if (attempt === 1 || attempt === attempts) {
        const stands = await store.notice(jurisdiction, draft.id);
        if (stands?.version !== draft.version) throw problem('stale-version');
      }
    }
    throw problem('busy');
  });
}

/** A random pause in milliseconds, of a range that doubles with every attempt. */
function pauseBefore(attempt: number, ids: Ids): number {
  const [high = 0, low = 0] = ids.bytes(2);
  return (Math.min(longestPause, 20 * 2 ** (attempt - 1)) * (high * 256 + low)) / 65_536;
}
