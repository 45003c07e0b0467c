import { sha256Hex } from '../../shared/identifiers/token.ts';
import { nextNotice } from '../../shared/intake/index.ts';
import type { Case, Notice, NoticeDraft } from '../../shared/intake/index.ts';
import { civilDateOf, yearOf } from '../../shared/time/civil.ts';
import { deadlineOf } from '../../shared/time/deadline.ts';
import type { UseCase } from '../platform/http.ts';
import { acted, caseWrite, clocksAt, currentClock } from './act.ts';
import { writtenFirst } from './first.ts';
import { issued } from './issue.ts';
import { matterOfCase, matterOfFollowUp } from './matters.ts';
import type { Matter } from './matters.ts';
import { plannedMatters } from './plannedMatters.ts';
import { rulesOf, stampAt } from './ports.ts';
import type { Ports, Rules } from './ports.ts';
import { clearExpired } from './retention.ts';
import type { ForgetFiles } from './retention.ts';
import { noticeIdOf } from './store.ts';

/** How many cases are worked on at once. */
const abreast = 10;

/** Counts for how many items the work was done. */
async function countDone<T>(items: readonly T[], work: (item: T) => Promise<boolean>): Promise<number> {
  let done = 0;
  for (let at = 0; at < items.length; at += abreast)
    done += (await Promise.all(items.slice(at, at + abreast).map(work))).filter(Boolean).length;
  return done;
}

/** The draft as a notice. Its id follows from matter and cause, so that two checks at once draft it once. */
async function noticeFrom(
  { matter, leadUnit, supportingUnits }: Matter,
  { colour, cause, basis }: NoticeDraft,
  rules: Rules,
): Promise<Notice> {
  const { now, config, calendar } = rules;
  const limit = { amount: config.notices.deadlineWithin, unit: 'workingDays' } as const;
  return {
    ...stampAt(now, 'system', 0),
    id: noticeIdOf(
      yearOf(civilDateOf(now)),
      await sha256Hex(`notice\n${matter.kind}\n${matter.id}\n${cause}`),
    ),
    colour,
    state: 'draft',
    matter,
    cause,
    basis,
    requirement: '请在期限内落实并书面回复办理情况。',
    deadline: civilDateOf(deadlineOf(now, limit, calendar).dueAt ?? now),
    leadUnit,
    supportingUnits,
    draftedAt: now,
  };
}

/** Drafts the notice that a matter calls for now, if any, and issues it where the county lets its colour be issued by itself. */
async function draftFor(ports: Ports, jurisdiction: string, matter: Matter, rules: Rules): Promise<boolean> {
  const { store } = ports;
  const { config, now } = rules;
  if (matter.grounds.length === 0) return false;
  const notices = await store.noticesOf(jurisdiction, matter.matter);
  const draft = nextNotice(matter, notices, config, now);
  if (!draft) return false;
  const notice = await noticeFrom(matter, draft, rules);
  const fresh = await writtenFirst(store, store.saveNotice(jurisdiction, notice));
  if (fresh && config.notices.autoIssue.includes(notice.colour))
    await issued(ports, jurisdiction, notice, 'system', notice);
  return fresh;
}

/** Matters by what they are about: a case that is late and whose bad rating is too is one matter with the grounds of both. */
const distinct = (matters: readonly Matter[]): Matter[] =>
  [...Map.groupBy(matters, ({ matter: { kind, id } }) => `${kind}#${id}`).values()].map((same) => ({
    ...same[0]!,
    grounds: same.flatMap(({ grounds }) => grounds),
  }));

/** Drafts what open cases, late follow-ups and, where the county wants it, tasks, milestones and duties call for. */
async function draftDue(
  ports: Ports,
  jurisdiction: string,
  cases: readonly Case[],
  rules: Rules,
): Promise<{ checked: number; drafted: number }> {
  const [followUps, planned] = await Promise.all([
    ports.store.followUps(jurisdiction),
    plannedMatters(ports.store, jurisdiction, rules),
  ]);
  const matters = distinct([
    ...cases.map((record) => matterOfCase(record, rules)),
    ...followUps.filter(({ rectified }) => !rectified).map((one) => matterOfFollowUp(one, rules)),
    ...planned,
  ]);
  const drafted = await countDone(matters, (matter) => draftFor(ports, jurisdiction, matter, rules));
  return { checked: matters.length, drafted };
}

/** Closes a claimed case whose filer did not answer in time: unrated, never satisfied. */
async function closeIfSilent(
  ports: Ports,
  jurisdiction: string,
  record: Case,
  rules: Rules,
): Promise<boolean> {
  const silent = record.state === 'claimed' && currentClock(record, clocksAt(record, rules))?.overdue;
  if (!silent) return false;
  const closed = acted(record, { action: 'closeUnrated', by: 'system' }, ['system'], rules);
  return writtenFirst(ports.store, caseWrite(ports.store, jurisdiction, closed, rules));
}

/** Puts a case where its next due instant belongs, if rules or calendar moved it since it was written; whether they had. */
async function putInPlace(
  { store }: Pick<Ports, 'store'>,
  jurisdiction: string,
  { record, place }: { record: Case; place: string },
  rules: Rules,
): Promise<boolean> {
  const next = { ...record, ...stampAt(rules.now, 'system', record.version) };
  const write = caseWrite(store, jurisdiction, next, rules);
  return write.Put?.Item?.['gsi1sk'] !== place && writtenFirst(store, write);
}

/** Looks at everything that is supervised now and drafts what is due; running it again drafts nothing twice. */
export const draftNotices =
  (ports: Ports): UseCase<'draftNotices'> =>
  async ({ jurisdiction }) => {
    const rules = await rulesOf(ports, jurisdiction);
    return draftDue(ports, jurisdiction, await ports.store.openCases(jurisdiction), rules);
  };

/** What the scheduled check did in one jurisdiction. */
export interface CheckReport {
  readonly jurisdiction: string;
  readonly checked: number;
  readonly closed: number;
  readonly drafted: number;
  /** Moved in the queue, because the calendar or the county's limits changed. */
  readonly replaced: number;
  /** Cleared of names and contacts, their time being over. */
  readonly cleared: number;
}

/** The scheduled check of a jurisdiction: puts the queue in order, closes what nobody answered, drafts what is due, and clears what was kept long enough. */
export async function scheduledCheck(
  ports: Ports & { readonly forgetFiles: ForgetFiles },
  jurisdiction: string,
): Promise<CheckReport> {
  const rules = await rulesOf(ports, jurisdiction);
  const placed = await ports.store.openPlaces(jurisdiction);
  const replaced = await countDone(placed, (one) => putInPlace(ports, jurisdiction, one, rules));
  const cases = replaced > 0 ? await ports.store.openCases(jurisdiction) : placed.map(({ record }) => record);
  const closed = await countDone(cases, (record) => closeIfSilent(ports, jurisdiction, record, rules));
  const { drafted } = await draftDue(ports, jurisdiction, cases, rules);
  const cleared = await clearExpired(ports, jurisdiction);
  return { jurisdiction, checked: cases.length, closed, drafted, replaced, cleared };
}
