import type { IndexedKey, Key } from '../table.ts';

/** Intake. A case's id is derived from its receipt; `byHash` finds its filing (or the case, if it is in one part) by the receipt's hash. */
export const casePartition = (j: string, id: string): string => `${j}#case#${id}`;
export const caseKey = (j: string, id: string): Key => ({ pk: casePartition(j, id), sk: 'case' });
/** What was filed, written once, with its place under the receipt's hash. */
export const filingKey = (j: string, id: string, receiptHash?: string): IndexedKey => ({
  pk: casePartition(j, id),
  sk: 'filing',
  ...(receiptHash && { gsi2pk: receiptHash }),
});
/** An open case with its place in its holder's queue by the next due instant; one in one part also under its receipt's hash. */
export const caseRecordKey = (
  j: string,
  {
    id,
    receiptHash,
    holder,
    dueAt,
  }: { id: string; receiptHash?: string | undefined; holder: string; dueAt?: string },
): IndexedKey => ({
  ...caseKey(j, id),
  gsi1pk: openCases(j),
  gsi1sk: `${holder}#${dueAt ?? '9999'}#${id}`,
  ...(receiptHash && { gsi2pk: receiptHash }),
});
/** A closed case with its places in the indexes. */
export const closedCaseKey = (
  j: string,
  {
    id,
    receiptHash,
    unit,
    month,
  }: { id: string; receiptHash?: string | undefined; unit: string; month: string },
): IndexedKey => ({
  ...caseKey(j, id),
  gsi1pk: closedCases(j, month),
  gsi1sk: `${unit}#${id}`,
  ...(receiptHash && { gsi2pk: receiptHash }),
});
/** A message of a case; its id alone makes the key, so that a repeated one is stored once. */
export const messageKey = (j: string, caseId: string, id: string): Key => ({
  pk: casePartition(j, caseId),
  sk: `message#${id}`,
});
/** One of the few places for files that a case has; the places are counted, so that there are never more. */
export const attachmentKey = (j: string, caseId: string, slot: number): Key => ({
  pk: casePartition(j, caseId),
  sk: `attachment#${slot}`,
});
/** Open cases of a county by holder (`office` or a unit's id), then by the next due instant. */
export const openCases = (j: string): string => `${j}#cases#open`;
/** Closed cases of a county by the month of the last thing that happened to them, then by lead unit (`office` without one). */
export const closedCases = (j: string, month: string): string => `${j}#cases#closed#${month}`;
/** Cases that a unit supports without leading them. */
export const supportPartition = (j: string, unit: string): string => `${j}#support#${unit}`;
export const supportKey = (j: string, unit: string, caseId: string): Key => ({
  pk: supportPartition(j, unit),
  sk: caseId,
});
/** The jurisdiction that a partition key begins with. */
export const jurisdictionOfKey = ({ pk }: Pick<Key, 'pk'>): string => pk.split('#')[0] ?? '';
export const ownLeadPartition = (j: string, observer: string): string => `${j}#observer#${observer}`;
export const ownLeadKey = (j: string, observer: string, at: string, caseId: string): Key => ({
  pk: ownLeadPartition(j, observer),
  sk: `lead#${at}#${caseId}`,
});
/** Whether a key ties an observer to a lead: who may read it may know who filed it. */
export const isOwnLead = (pk: string): boolean => /^\d{6}#observer#/.test(pk);
/** Whether a key is a case's, and not one of its messages'. */
export const isCaseKey = ({ pk, sk }: Key): boolean => sk === 'case' && /^\d{6}#case#/.test(pk);
/** The case to whose partition a key belongs. */
export const caseOfKey = ({ pk }: Pick<Key, 'pk'>): string => pk.split('#')[2] ?? '';
/** Whether a key is a supervision notice's. */
export const isNoticeKey = ({ pk }: Key): boolean => /^\d{6}#notice#\d{4}$/.test(pk);
/** The case of an own lead, from the sort key of {@link ownLeadKey}. */
export const caseOfOwnLead = (sk: string): string => sk.split('#')[2] ?? '';
/** When a lead was filed, from the sort key of {@link ownLeadKey}. */
export const filedAtOfOwnLead = (sk: string): string => sk.split('#')[1] ?? '';
/** Named bad ratings to be followed up, one a case. */
export const followUpPartition = (j: string): string => `${j}#follow-up`;
export const followUpKey = (j: string, caseId: string): Key => ({ pk: followUpPartition(j), sk: caseId });
export const noticePartition = (j: string, year: number): string => `${j}#notice#${year}`;
export const noticeKey = (j: string, year: number, id: string): Key => ({
  pk: noticePartition(j, year),
  sk: id,
});
/** A notice with its place among those of its matter, oldest first. */
export const noticeRecordKey = (
  j: string,
  year: number,
  {
    id,
    draftedAt,
    matter,
  }: { id: string; draftedAt: string; matter: { readonly kind: string; readonly id: string } },
): IndexedKey => ({
  ...noticeKey(j, year, id),
  gsi1pk: matterNotices(j, matter.kind, matter.id),
  gsi1sk: `${draftedAt}#${id}`,
});
/** The notices of one matter, found by `byOwner`. */
export const matterNotices = (j: string, kind: string, id: string): string => `${j}#matter#${kind}#${id}`;
/** A county's rules for cases and notices. */
export const intakeConfigurationKey = (j: string): Key => ({
  pk: `${j}#registry`,
  sk: 'configuration#intake',
});
export const noticeCounterKey = (j: string, year: number, colour: string): Key => ({
  pk: `${j}#counter`,
  sk: `notice#${year}#${colour}`,
});

/** Retention: up to which month closed cases have lost their names and contacts. */
export const retentionKey = (j: string): Key => ({ pk: `${j}#registry`, sk: 'retention' });
/** The key that signs a day's filing challenges. */
export const challengeKey = (j: string, day: string, expiresAt?: number): IndexedKey => ({
  pk: `${j}#challenge`,
  sk: day,
  ...(expiresAt !== undefined && { expiresAt }),
});

/** The official days that a county, or a city for its counties, imported. */
export const calendarPartition = (j: string): string => `${j}#calendar`;
export const calendarKey = (j: string, year: number): Key => ({ pk: calendarPartition(j), sk: String(year) });
/** The channels of notifications of a county: what is set, without address and secret. */
export const channelPartition = (j: string): string => `${j}#channel`;
export const channelKey = (j: string, id: string): Key => ({ pk: channelPartition(j), sk: id });

/** Notifications: in Deliveries (no stream, no recovery). Where a channel leads, how it stands, what it was given to send. */
export const channelTargetKey = (j: string, channel: string): Key => ({
  pk: `${j}#target`,
  sk: channel,
});
export const channelStateKey = (j: string, channel: string): Key => ({ pk: `${j}#state`, sk: channel });
/** One happening told by one channel; `byOwner` lists what still waits, by the instant of its next attempt, and what was given up. */
export const deliveryKey = (
  j: string,
  channel: string,
  {
    key,
    state,
    nextAt,
    expiresAt,
  }: { key: string; state: 'waiting' | 'failed' | 'sent'; nextAt: string; expiresAt: number },
): IndexedKey => ({
  pk: `${j}#delivery#${channel}`,
  sk: key,
  expiresAt,
  ...(state !== 'sent' && { gsi1pk: deliveriesIn(j, channel, state), gsi1sk: `${nextAt}#${key}` }),
});
export const deliveriesIn = (j: string, channel: string, state: 'waiting' | 'failed'): string =>
  `${j}#delivery#${channel}#${state}`;

/**
 * Complaints: in Complaints, whose keys begin with the complaint's own random id, because a receipt leads to it and to no county. `byOwner`
 * lists them, for the custodian alone.
 */
export const complaintKey = (id: string): Key => ({ pk: id, sk: 'complaint' });
export const complaintRecordKey = (
  j: string,
  { id, dueAt, closedIn, cleared }: ComplaintPlace & { readonly id: string },
): IndexedKey => ({
  ...complaintKey(id),
  ...(closedIn === undefined
    ? { gsi1pk: openComplaints(j), gsi1sk: `${dueAt ?? '9999'}#${id}` }
    : { gsi1pk: cleared ? clearedComplaints(j) : closedComplaints(j), gsi1sk: `${closedIn}#${id}` }),
});
/** Where a complaint stands in the lists: by the clock that is due next, then by the month in which it was closed. */
export interface ComplaintPlace {
  readonly dueAt?: string | undefined;
  readonly closedIn?: string | undefined;
  /** Whether its contents and files are gone, their time being over. */
  readonly cleared?: boolean;
}
export const openComplaints = (j: string): string => `${j}#complaints#open`;
/** Closed complaints whose contents are still there, by month: what retention goes through. */
export const closedComplaints = (j: string): string => `${j}#complaints#closed`;
export const clearedComplaints = (j: string): string => `${j}#complaints#cleared`;
/** Who filed a complaint, sealed: a reserved partition. */
export const complaintIdentityKey = (id: string, expiresAt?: number): IndexedKey => ({
  pk: `${id}#identity`,
  sk: 'identity',
  ...(expiresAt !== undefined && { expiresAt }),
});
/** The journal of disclosures of a county. */
export const disclosurePartition = (j: string): string => `${j}#disclosures`;
export const disclosureKey = (j: string, id: string): Key => ({ pk: disclosurePartition(j), sk: id });
