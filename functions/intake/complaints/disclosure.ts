import type { Bilingual } from '../../../shared/contract/bilingual.ts';
import { complaintSettings } from '../../../shared/intake/complaints/index.ts';
import type { Disclosure } from '../../../shared/intake/complaints/index.ts';
import { addDays, civilDateOf, endOfDay, millisecondsOf } from '../../../shared/time/civil.ts';
import type { Clock } from '../../platform/clock.ts';
import type { UseCase } from '../../platform/http.ts';
import { problem, Problem, refused } from '../../platform/problem.ts';
import { stampAt } from '../ports.ts';
import type { ComplaintStore } from './store.ts';

/** What the use cases of disclosure are made from. */
export interface DisclosurePorts {
  readonly store: ComplaintStore;
  readonly clock: Clock;
}

const gone: Bilingual = {
  zh: '姓名和电话已按保存期限清除',
  en: 'Name and number were removed after their time',
};

/** The journal of a county, newest first: who asked, why, who decided, when it was opened. */
export const listDisclosures =
  ({ store }: DisclosurePorts): UseCase<'listDisclosures'> =>
  async ({ jurisdiction }) => {
    const found = await store.disclosures(jurisdiction);
    return { items: found.toSorted((a, b) => (a.requestedAt < b.requestedAt ? 1 : -1)) };
  };

/**
 * One custodian asks to learn who filed. Asked twice under the same id, it is one request.
 * @throws Problem `not-found`, `rule-refused` for a complaint without a name, or whose name was removed after its time.
 */
export const requestDisclosure =
  ({ store, clock }: DisclosurePorts): UseCase<'requestDisclosure'> =>
  async ({ jurisdiction, complaintId, id, motive }, caller) => {
    const complaint = await store.complaint(complaintId);
    if (complaint?.jurisdiction !== jurisdiction) throw problem('not-found');
    if (!complaint.named)
      throw refused('提交人没有留下姓名和电话', 'The filer left neither a name nor a number');
    if (complaint.clearedAt !== undefined) throw refused(gone.zh, gone.en);
    const now = clock.now().toISOString();
    const disclosure: Disclosure = {
      id,
      complaintId,
      state: 'requested',
      motive,
      requestedBy: caller.person,
      requestedAt: now,
      openedAt: [],
      ...stampAt(now, caller.person, 0),
    };
    try {
      await store.write(store.saveDisclosure(jurisdiction, disclosure));
      return disclosure;
    } catch (error) {
      const former = error instanceof Problem ? await store.disclosure(jurisdiction, id) : undefined;
      const same =
        former?.complaintId === complaintId &&
        former.motive === motive &&
        former.requestedBy === caller.person;
      if (!same) throw error;
      return former;
    }
  };

/**
 * Another custodian decides. Whoever asked cannot.
 * @throws Problem `forbidden` for the requester, `illegal-move` once it is decided.
 */
export const decideDisclosure =
  ({ store, clock }: DisclosurePorts): UseCase<'decideDisclosure'> =>
  async ({ jurisdiction, disclosureId, version, approve, reason }, caller) => {
    const disclosure = await store.disclosure(jurisdiction, disclosureId);
    if (!disclosure) throw problem('not-found');
    if (disclosure.requestedBy === caller.person)
      throw problem('forbidden', {
        detail: {
          zh: '申请人不能批准自己的申请,须由第二人决定',
          en: 'Whoever asked cannot decide; a second person does',
        },
      });
    if (disclosure.state !== 'requested')
      throw problem('illegal-move', { current: disclosure.state, allowed: [] });
    if (disclosure.version !== version) throw problem('stale-version');
    const now = clock.now().toISOString();
    const next: Disclosure = {
      ...disclosure,
      ...stampAt(now, caller.person, version),
      state: approve ? 'approved' : 'refused',
      decidedBy: caller.person,
      decidedAt: now,
      reason,
      ...(approve && { until: endOfDay(addDays(civilDateOf(now), complaintSettings.disclosureDays)) }),
    };
    await store.write(store.saveDisclosure(jurisdiction, next));
    return next;
  };

/**
 * The requester opens an identity that was disclosed to her. That she did is written down before she sees it.
 * @throws Problem `forbidden` for anybody else or before approval, `not-acceptable-now` after its days, `not-found` when it was forgotten.
 */
export const openIdentity =
  ({ store, clock }: DisclosurePorts): UseCase<'openIdentity'> =>
  async ({ jurisdiction, disclosureId }, caller) => {
    const disclosure = await store.disclosure(jurisdiction, disclosureId);
    if (!disclosure) throw problem('not-found');
    if (disclosure.state !== 'approved' || disclosure.requestedBy !== caller.person)
      throw problem('forbidden', {
        detail: {
          zh: '只有申请人在批准之后才能查看',
          en: 'Only the person who asked may open it, after approval',
        },
      });
    const now = clock.now().toISOString();
    if (disclosure.until === undefined || millisecondsOf(now) > millisecondsOf(disclosure.until))
      throw problem('not-acceptable-now', {
        detail: { zh: '批准的查看期限已过,请重新申请', en: 'The approved days are over; ask again' },
      });
    const sealed = await store.identity(disclosure.complaintId);
    if (!sealed?.identity) throw problem('not-found', { detail: gone });
    const next: Disclosure = {
      ...disclosure,
      ...stampAt(now, caller.person, disclosure.version),
      openedAt: [...disclosure.openedAt, now],
    };
    await store.write(store.saveDisclosure(jurisdiction, next));
    return { identity: sealed.identity, disclosure: next };
  };
