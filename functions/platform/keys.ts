import type { ListName } from '../../shared/registry/arrangements.ts';
import type { PairingSubject } from '../../shared/registry/model.ts';
import type * as z from 'zod';
import type { IndexedKey, Key } from './table.ts';

/**
 * Where every record lives. Partition keys begin with the jurisdiction, so that load spreads by county and a
 * permission can name it. `docs/access-patterns.md` lists who reads what.
 */
const pad = (number: number, width = 4): string => String(number).padStart(width, '0');

/** Registry. */
export const jurisdictionKey = (j: string): Key => ({ pk: `${j}#registry`, sk: 'jurisdiction' });
export const collectionPartition = (j: string, name: ListName): string => `${j}#${name}`;
export const collectionKey = (j: string, name: ListName, id: string): Key => ({
  pk: collectionPartition(j, name),
  sk: id,
});
/** The entries of one catalogue. */
export const cataloguePartition = (j: string, catalogue: string): string => `${j}#catalogue#${catalogue}`;
export const catalogueItemKey = (j: string, catalogue: string, id: string): Key => ({
  pk: cataloguePartition(j, catalogue),
  sk: id,
});
/** Batches that are judged against the whole of a list take turns: each raises this record's version. */
export const turnKey = (j: string, list: string): Key => ({ pk: `${j}#registry`, sk: `turn#${list}` });
/** The imports of ledgers, and the rows that one of them writes. */
export const importPartition = (j: string): string => `${j}#import`;
export const importKey = (j: string, id: string): Key => ({ pk: importPartition(j), sk: id });
export const importPartsPartition = (j: string, id: string): string => `${j}#import#${id}`;
export const importPartKey = (j: string, id: string, at: number): Key => ({
  pk: importPartsPartition(j, id),
  sk: pad(at, 6),
});
/** Whose practice a county started from. */
export const configurationKey = (j: string): Key => ({ pk: `${j}#registry`, sk: 'configuration#registry' });
/** A county's rules of the quiet production period. */
export const quietConfigurationKey = (j: string): Key => ({
  pk: `${j}#registry`,
  sk: 'configuration#quiet',
});
/** The jurisdictions registered directly below one. */
export const countiesPartition = (j: string): string => `${j}#counties`;
export const countyKey = (j: string, county: string): Key => ({ pk: countiesPartition(j), sk: county });
export const planPartition = (j: string): string => `${j}#plan`;
export const planKey = (j: string, year: number, edition: number): Key => ({
  pk: planPartition(j),
  sk: `${year}#${pad(edition)}`,
});
export const pairingPartition = (j: string, year: number, edition: number): string =>
  `${j}#plan#${year}#${pad(edition)}`;
export const pairingKey = (
  j: string,
  year: number,
  edition: number,
  official: string,
  subject: z.infer<typeof PairingSubject>,
): Key => ({ pk: pairingPartition(j, year, edition), sk: `${official}#${subject.kind}#${subject.id}` });
/** Which editions of the pairing plans are approved. */
export const approvedEditionsKey = (j: string): Key => ({ pk: `${j}#registry`, sk: 'approved-editions' });
export const observerPartition = (j: string): string => `${j}#observer`;
/** An observer's link; `byHash` finds it by the hash of its secret. */
export const observerKey = (j: string, person: string, linkHash?: string): IndexedKey => ({
  pk: observerPartition(j),
  sk: person,
  ...(linkHash && { gsi2pk: linkHash }),
});

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
  place: { id: string; dueAt?: string | undefined; closedIn?: string | undefined; expiresAt?: number },
): IndexedKey => ({
  ...complaintKey(place.id),
  gsi1pk: place.closedIn === undefined ? openComplaints(j) : closedComplaints(j, place.closedIn),
  gsi1sk: `${place.dueAt ?? '9999'}#${place.id}`,
  ...(place.expiresAt !== undefined && { expiresAt: place.expiresAt }),
});
export const openComplaints = (j: string): string => `${j}#complaints#open`;
export const closedComplaints = (j: string, month: string): string => `${j}#complaints#closed#${month}`;
/** Who filed a complaint, sealed: a reserved partition. */
export const complaintIdentityKey = (id: string, expiresAt?: number): IndexedKey => ({
  pk: `${id}#identity`,
  sk: 'identity',
  ...(expiresAt !== undefined && { expiresAt }),
});
/** The journal of disclosures of a county. */
export const disclosurePartition = (j: string): string => `${j}#disclosures`;
export const disclosureKey = (j: string, id: string): Key => ({ pk: disclosurePartition(j), sk: id });

/** Progress. */
export const projectPartition = (j: string, id: string): string => `${j}#project#${id}`;
export const progressKey = (j: string, project: string): IndexedKey => ({
  pk: projectPartition(j, project),
  sk: 'progress',
  gsi1pk: progressOfAll(j),
  gsi1sk: project,
});
/** Progress of every project of a county, found by `byOwner`. */
export const progressOfAll = (j: string): string => `${j}#progress`;
/** Reports of every project for a month, found by `byOwner`. */
export const reportsOfMonth = (j: string, month: string): string => `${j}#reports#${month}`;
export const reportKey = (j: string, project: string, month: string): IndexedKey => ({
  pk: projectPartition(j, project),
  sk: `report#${month}`,
  gsi1pk: reportsOfMonth(j, month),
  gsi1sk: project,
});
export const logPartition = (j: string, month: string): string => `${j}#log#${month}`;
/** A line of the field log; `byOwner` lists the lines about one subject. */
export const logKey = (j: string, date: string, id: string, subject: string): IndexedKey => ({
  pk: logPartition(j, date.slice(0, 7)),
  sk: `${date}#${id}`,
  gsi1pk: logOfSubject(j, subject),
  gsi1sk: `${date}#${id}`,
});
/** A task born of the field log, with its place in the index: by its last day while it is open, by the month in which it was done after. */
export const taskKey = (j: string, id: string): Key => ({ pk: `${j}#task#${id}`, sk: 'task' });
export const taskRecordKey = (
  j: string,
  { id, due, doneOn }: { id: string; due: string; doneOn?: string | undefined },
): IndexedKey => ({
  ...taskKey(j, id),
  gsi1pk: doneOn === undefined ? openTasks(j) : doneTasks(j, doneOn.slice(0, 7)),
  gsi1sk: `${due}#${id}`,
});
export const openTasks = (j: string): string => `${j}#tasks#open`;
export const doneTasks = (j: string, month: string): string => `${j}#tasks#done#${month}`;
export const logOfSubject = (j: string, subject: string): string => `${j}#logof#${subject}`;
/** Commitments of a county; `byOwner` lists those to one subject. */
export const commitmentPartition = (j: string): string => `${j}#commitment`;
export const commitmentKey = (j: string, id: string, subject?: string): IndexedKey => ({
  pk: commitmentPartition(j),
  sk: id,
  ...(subject !== undefined && { gsi1pk: commitmentsTo(j, subject), gsi1sk: id }),
});
export const commitmentsTo = (j: string, subject: string): string => `${j}#commitmentto#${subject}`;
/** Sheets of figures. */
export const figuresPartition = (j: string): string => `${j}#figures`;
export const figuresKey = (j: string, id: string): Key => ({ pk: figuresPartition(j), sk: id });
/** Backward plans of a county; `byOwner` lists those of one project. */
export const backwardPlanPartition = (j: string): string => `${j}#backwardplan`;
export const backwardPlanKey = (j: string, id: string, project?: string): IndexedKey => ({
  pk: backwardPlanPartition(j),
  sk: id,
  ...(project !== undefined && { gsi1pk: backwardPlansOf(j, project), gsi1sk: id }),
});
export const backwardPlansOf = (j: string, project: string): string => `${j}#backwardplanof#${project}`;
/** The front-line records of a month, by unit. */
export const frontlinePartition = (j: string, month: string): string => `${j}#frontline#${month}`;
export const frontlineKey = (j: string, month: string, unit: string): Key => ({
  pk: frontlinePartition(j, month),
  sk: unit,
});
/** Deeds and results of a year. */
export const achievementPartition = (j: string, year: number): string => `${j}#achievement#${year}`;
export const achievementKey = (j: string, year: number, id: string): Key => ({
  pk: achievementPartition(j, year),
  sk: id,
});

/** Survey: in Records. */
export const roundPartition = (j: string): string => `${j}#round`;
export const roundKey = (j: string, month: string): Key => ({ pk: roundPartition(j), sk: month });
export const framePartition = (j: string, month: string): string => `${j}#round#${month}`;
/** A part of the frozen frame (`frame`) or of the drawn order (`drawn`). */
export const frameKey = (j: string, month: string, part: 'frame' | 'drawn', at: number): Key => ({
  pk: framePartition(j, month),
  sk: `${part}#${pad(at)}`,
});
export const resultsKey = (j: string, month: string): Key => ({
  pk: framePartition(j, month),
  sk: 'results',
});
/** A county's settings of the survey. */
export const surveySettingsKey = (j: string): Key => ({ pk: `${j}#registry`, sk: 'configuration#survey' });
/** Who stepped in for an enterprise that could not be reached: once for each of them. */
export const replacementKey = (j: string, month: string, out: string): Key => ({
  pk: framePartition(j, month),
  sk: `replacement#${out}`,
});
/** A proposed or decided exclusion of answers, by the id of the sign. */
export const exclusionKey = (j: string, month: string, sign: string): Key => ({
  pk: framePartition(j, month),
  sk: `exclusion#${sign}`,
});
/** What came of the finding about a unit. */
export const hearingKey = (j: string, month: string, unit: string): Key => ({
  pk: framePartition(j, month),
  sk: `hearing#${unit}`,
});

/** Survey: in Invitations (no stream, no recovery). */
export const roundSecretKey = (j: string, month: string): Key => ({ pk: `${j}#secret`, sk: month });
/** An invitation by the hash of its token; `byOwner` lists a round's by enterprise. */
export const invitationKey = (tokenHash: string): Key => ({ pk: tokenHash, sk: 'invitation' });
export const invitationsOfRound = (j: string, month: string): string => `${j}#round#${month}`;

/** Survey: in Responses. */
export const responsePartition = (j: string, month: string): string => `${j}#${month}`;
export const responseKey = (j: string, month: string, id: string): Key => ({
  pk: responsePartition(j, month),
  sk: id,
});

/** Scoring. */
export const schemePartition = (j: string): string => `${j}#scheme`;
export const schemeKey = (j: string, kind: string, version: number): Key => ({
  pk: schemePartition(j),
  sk: `${kind}#${pad(version)}`,
});
export const runPartition = (j: string): string => `${j}#run`;
export const runKey = (j: string, id: string): Key => ({ pk: runPartition(j), sk: id });
export const runResultPartition = (j: string, run: string): string => `${j}#run#${run}`;
export const runResultKey = (j: string, run: string, subject: string): Key => ({
  pk: runResultPartition(j, run),
  sk: `subject#${subject}`,
});
/** Decisions that change a month's scores (容错纠错 and the like). */
export const adjustmentPartition = (j: string, month: string): string => `${j}#adjustment#${month}`;
export const adjustmentKey = (j: string, month: string, id: string): Key => ({
  pk: adjustmentPartition(j, month),
  sk: id,
});
/** Who computes a run takes its number first, so that two at once never write to the same results. */
export const runClaimKey = (j: string, run: string): Key => ({ pk: runResultPartition(j, run), sk: 'claim' });
/** The draft of a scheme, one of each kind. */
export const schemeDraftPartition = (j: string): string => `${j}#schemedraft`;
export const schemeDraftKey = (j: string, kind: string): Key => ({ pk: schemeDraftPartition(j), sk: kind });
/** Flags, cards, awards and the like, past ones among them. */
export const measurePartition = (j: string): string => `${j}#measure`;
export const measureKey = (j: string, id: string): Key => ({ pk: measurePartition(j), sk: id });
/** Who holds the rotating flag of a group. */
export const flagKey = (j: string, scored: string, group: string): Key => ({
  pk: `${j}#flag`,
  sk: `${scored}#${group}`,
});
/** Figures shown beside a month's scores, and the month's brief. */
export const contextKey = (j: string, month: string): Key => ({ pk: `${j}#context`, sk: month });
export const briefKey = (j: string, month: string): Key => ({ pk: `${j}#brief`, sk: month });
/** Objections of the scored to a month's scores. */
export const appealPartition = (j: string, month: string): string => `${j}#appeal#${month}`;
export const appealKey = (j: string, month: string, id: string): Key => ({
  pk: appealPartition(j, month),
  sk: id,
});
/** The assessment groups of a year. */
export const assessmentGroupsKey = (j: string, year: number): Key => ({
  pk: `${j}#assessmentgroups`,
  sk: String(year),
});
export const publicationPartition = (j: string): string => `${j}#publication`;
export const publicationKey = (j: string, sequence: number): Key => ({
  pk: publicationPartition(j),
  sk: pad(sequence, 6),
});

/** Audit: one hash chain a jurisdiction. */
export const auditPartition = (j: string): string => `${j}#audit`;
/** An entry; given its record, with its place among the entries of that record. */
export const auditEntryKey = (j: string, sequence: number, record?: string): IndexedKey => ({
  pk: auditPartition(j),
  sk: `entry#${pad(sequence, 12)}`,
  ...(record !== undefined && { gsi1pk: auditOfRecord(j, record), gsi1sk: pad(sequence, 12) }),
});
/** The entries of one record, found by `byOwner`. */
export const auditOfRecord = (j: string, record: string): string => `${j}#audit#${record}`;
export const auditHeadKey = (j: string): Key => ({ pk: auditPartition(j), sk: 'head' });
export const auditEventKey = (j: string, eventId: string): Key => ({ pk: `${j}#audit#event`, sk: eventId });
