import * as z from 'zod';
import {
  Filing,
  finalStates,
  FollowUp,
  IntakeConfiguration,
  Message,
  Notice,
  officeHolder,
  packedCase,
  StoredCase,
  wholeOf,
} from '../../shared/intake/index.ts';
import type { Case, NoticeColour } from '../../shared/intake/index.ts';
import {
  Duty,
  Jurisdiction,
  Observer,
  Person,
  Programme,
  Project,
  Unit,
} from '../../shared/registry/index.ts';
import { addDays, civilDateOf, monthOf, secondsOf, startOfDay } from '../../shared/time/civil.ts';
import {
  caseKey,
  caseOfKey,
  caseOfOwnLead,
  casePartition,
  caseRecordKey,
  challengeKey,
  closedCaseKey,
  closedCases,
  collectionKey,
  collectionPartition,
  countiesPartition,
  filingKey,
  followUpKey,
  followUpPartition,
  intakeConfigurationKey,
  jurisdictionKey,
  jurisdictionOfKey,
  matterNotices,
  messageKey,
  noticeCounterKey,
  noticeKey,
  noticePartition,
  noticeRecordKey,
  observerKey,
  openCases,
  ownLeadKey,
  ownLeadPartition,
  retentionKey,
  supportKey,
  supportPartition,
} from '../platform/keys.ts';
import type { IndexedKey, Table, Write } from '../platform/table.ts';
import { plannedReads } from './plannedReads.ts';
import { turns } from './turns.ts';

const Placed = z
  .object({ gsi1sk: z.string() })
  .loose()
  .transform((item) => ({ place: item.gsi1sk, record: StoredCase.parse(item) }));
/** An item of a case's partition: the moving part, the filing, a message, or something else. */
const Item = z.object({ sk: z.string(), gsi2pk: z.string().optional() }).loose();
const KeyOnly = z.object({ pk: z.string(), sk: z.string() });
const DailySecret = z.object({ secret: z.string() });
/** How far the clearing of names and contacts has come: closed cases up to this month are done. */
const Retention = z.object({ through: z.string(), version: z.number().int() });
const Counter = z.object({ value: z.number().int(), version: z.number().int() });

/** The year a notice was drafted in is part of its id, so that the id alone finds it. */
export const noticeIdOf = (year: number, hash: string): string => `${year}-${hash.slice(0, 20)}`;
const yearOfNotice = (id: string): number => Number(/^\d{4}(?=-)/.exec(id)?.[0] ?? 0);

/** Who has the case: its lead unit, or the office before it is assigned. */
export const holderOf = ({ leadUnit, state }: Pick<Case, 'leadUnit' | 'state'>): string =>
  state === 'submitted' || state === 'accepted' ? officeHolder : (leadUnit ?? officeHolder);

/** Where a case stands in the indexes: in its holder's queue while it is open, then in the month of the last thing that happened to it. */
function placeOf(j: string, record: Case, dueAt: string | undefined): IndexedKey {
  if (!finalStates.includes(record.state))
    return caseRecordKey(j, { ...record, holder: holderOf(record), ...(dueAt && { dueAt }) });
  const last = record.events.at(-1)?.at ?? record.changedAt;
  return closedCaseKey(j, {
    ...record,
    unit: record.leadUnit ?? officeHolder,
    month: monthOf(civilDateOf(last)),
  });
}

/** A case with all that belongs to it: its moving part as the next move rewrites it, its filing, and its thread, oldest first. */
export interface Dossier {
  readonly moving: Case;
  readonly filing?: Filing | undefined;
  /** Under which the filing is found; absent for a case in one part. */
  readonly receiptHash?: string | undefined;
  /** Both parts together. */
  readonly record: Case;
  readonly thread: readonly Message[];
}

/** Puts a partition's items together. Messages that came with a move count only if the move was made. */
function dossierOf(items: readonly z.output<typeof Item>[]): Dossier | undefined {
  const found = items.find(({ sk }) => sk === 'case');
  if (!found) return undefined;
  const filed = items.find(({ sk }) => sk === 'filing');
  const moving = StoredCase.parse(found);
  const filing = filed && Filing.parse(filed);
  const sent = new Set(moving.events.map(({ message }) => message));
  const thread = items
    .filter(({ sk }) => sk.startsWith('message#'))
    .map((item) => Message.parse(item))
    .filter(({ id, bound }) => !bound || sent.has(id))
    .map(({ id, at, from, text }) => ({ id, at, from, text }))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return { moving, filing, receiptHash: filed?.gsi2pk, record: wholeOf(moving, filing), thread };
}

/** Reads and writes of cases, messages and notices, and of the facts of the registry that intake needs. */
export function intakeStore(records: Table) {
  const save = (key: IndexedKey, record: { readonly version: number }): Write =>
    record.version === 1 ? records.insert(key, record) : records.replace(key, record, record.version - 1);
  const keysOfHash = (hash: string) => records.list({ pk: hash, index: 'byHash' }, KeyOnly);

  return {
    write: (...writes: [Write, ...Write[]]): Promise<void> => records.write(...writes),

    jurisdiction: (j: string) => records.get(jurisdictionKey(j), Jurisdiction),
    unit: (j: string, id: string) => records.get(collectionKey(j, 'units', id), Unit),
    units: (j: string) => records.list({ pk: collectionPartition(j, 'units') }, Unit),
    person: (j: string, id: string) => records.get(collectionKey(j, 'people', id), Person),
    project: (j: string, id: string) => records.get(collectionKey(j, 'projects', id), Project),
    programmes: (j: string) => records.list({ pk: collectionPartition(j, 'programmes') }, Programme),
    duties: (j: string) => records.list({ pk: collectionPartition(j, 'duties') }, Duty),
    ...plannedReads(records),
    configuration: (j: string) => records.get(intakeConfigurationKey(j), IntakeConfiguration),
    saveConfiguration: (j: string, record: IntakeConfiguration) => save(intakeConfigurationKey(j), record),

    retention: (j: string) => records.get(retentionKey(j), Retention),
    saveRetention: (j: string, record: Retention) => save(retentionKey(j), record),
    /** The secret that signs a day's challenges; undefined if none was made. */
    async challengeSecret(j: string, day: string): Promise<string | undefined> {
      return (await records.get(challengeKey(j, day), DailySecret))?.secret;
    },
    /** The same, made now if need be; whoever makes it first decides. It is forgotten two days after its own. */
    async dailySecret(j: string, day: string, changedAt: string, make: () => string): Promise<string> {
      const known = await this.challengeSecret(j, day);
      if (known !== undefined) return known;
      const secret = make();
      const expiresAt = secondsOf(startOfDay(addDays(day, 3)));
      try {
        await records.write(
          records.insert(challengeKey(j, day, expiresAt), {
            secret,
            version: 1,
            changedAt,
            changedBy: 'system',
          }),
        );
        return secret;
      } catch (error) {
        const first = await this.challengeSecret(j, day);
        if (first === undefined) throw error;
        return first;
      }
    },

    /** A jurisdiction and, for a city, its registered counties. */
    async withCounties(j: string): Promise<string[]> {
      return [j, ...(await records.list({ pk: countiesPartition(j) }, KeyOnly)).map(({ sk }) => sk)];
    },

    /** The moving part of a case. */
    case: (j: string, id: string) => records.get(caseKey(j, id), StoredCase),
    /** A case with its filing and thread, in one query. */
    dossier: async (j: string, id: string): Promise<Dossier | undefined> =>
      dossierOf(await records.list({ pk: casePartition(j, id), consistent: true }, Item)),
    filing: (j: string, id: string) => records.get(filingKey(j, id), Filing),
    /** Where the case lies that a receipt opens. */
    async placeOfReceipt(hash: string): Promise<{ jurisdiction: string; id: string } | undefined> {
      const key = (await keysOfHash(hash)).find(({ sk }) => sk === 'filing' || sk === 'case');
      return key && { jurisdiction: jurisdictionOfKey(key), id: caseOfKey(key) };
    },
    /** The case that a receipt opens, with its jurisdiction. */
    async caseOfReceipt(hash: string): Promise<{ jurisdiction: string; record: Case } | undefined> {
      const place = await this.placeOfReceipt(hash);
      const record = place && (await this.case(place.jurisdiction, place.id));
      return record && { jurisdiction: place.jurisdiction, record };
    },
    /** The observer whose link has this hash now; a link that was renewed or revoked a moment ago opens no longer. */
    async observerOfLink(hash: string): Promise<Observer | undefined> {
      for (const { pk, sk } of await keysOfHash(hash)) {
        if (pk !== observerKey(jurisdictionOfKey({ pk }), sk).pk) continue;
        const observer = await records.get({ pk, sk }, Observer);
        if (observer?.linkHash === hash) return observer;
      }
      return undefined;
    },
    /** Open cases of all holders or of one, by holder and next due instant. */
    openCases: (j: string, holder?: string) =>
      records.list(
        { pk: openCases(j), index: 'byOwner', ...(holder !== undefined && { prefix: `${holder}#` }) },
        StoredCase,
      ),
    /** The open cases with the places in the queue at which they stand now. */
    openPlaces: (j: string) => records.list({ pk: openCases(j), index: 'byOwner' }, Placed),
    closedCases: (j: string, month: string, unit?: string) =>
      records.list(
        { pk: closedCases(j, month), index: 'byOwner', ...(unit !== undefined && { prefix: `${unit}#` }) },
        StoredCase,
      ),
    /** The cases that a unit was ever asked to support, of whatever state. */
    async supportedCases(j: string, unit: string): Promise<Case[]> {
      const pointers = await records.list({ pk: supportPartition(j, unit) }, KeyOnly);
      const found = await Promise.all(pointers.map(({ sk }) => records.get(caseKey(j, sk), StoredCase)));
      return found.filter((record) => record !== undefined);
    },
    /** An observer's own leads, newest first. */
    async ownLeads(j: string, observer: string): Promise<Case[]> {
      const pointers = await records.list(
        { pk: ownLeadPartition(j, observer), prefix: 'lead#', newestFirst: true },
        KeyOnly,
      );
      const found = await Promise.all(
        pointers.map(({ sk }) => records.get(caseKey(j, caseOfOwnLead(sk)), StoredCase)),
      );
      return found.filter((record) => record !== undefined);
    },
    /** The write of a case as it shall stand; refused if it changed since it was read. */
    saveCase: (j: string, record: Case, dueAt: string | undefined): Write =>
      save(placeOf(j, record, dueAt), packedCase(record)),
    /** What was filed, under its receipt's hash; written once, and once more when its time is over. */
    saveFiling: (j: string, id: string, filing: Filing, receiptHash: string | undefined): Write =>
      save(filingKey(j, id, receiptHash), filing),
    /** What ties a lead to the observer who filed it; read by nobody but the observer. */
    saveOwnLead: (j: string, observer: string, { id, changedAt }: Pick<Case, 'id' | 'changedAt'>): Write =>
      records.insert(ownLeadKey(j, observer, changedAt, id), {
        version: 1,
        changedAt,
        changedBy: 'observer',
      }),
    saveSupport: (j: string, unit: string, { id, changedAt, changedBy }: Case): Write =>
      records.put(supportKey(j, unit, id), { version: 1, changedAt, changedBy }),

    saveMessage: (j: string, caseId: string, message: Message, changedBy: string): Write =>
      records.insert(messageKey(j, caseId, message.id), {
        ...message,
        version: 1,
        changedAt: message.at,
        changedBy,
      }),

    followUps: (j: string) => records.list({ pk: followUpPartition(j) }, FollowUp),
    followUp: (j: string, caseId: string) => records.get(followUpKey(j, caseId), FollowUp),
    saveFollowUp: (j: string, record: FollowUp): Write => save(followUpKey(j, record.caseId), record),

    notice: (j: string, id: string) => records.get(noticeKey(j, yearOfNotice(id), id), Notice),
    /** The notices drafted in a year. */
    notices: (j: string, year: number) => records.list({ pk: noticePartition(j, year) }, Notice),
    /** The notices of one matter, oldest first. */
    noticesOf: (j: string, { kind, id }: Notice['matter']) =>
      records.list({ pk: matterNotices(j, kind, id), index: 'byOwner' }, Notice),
    saveNotice: (j: string, notice: Notice): Write =>
      save(noticeRecordKey(j, yearOfNotice(notice.id), notice), notice),
    /** Numbers are taken one after the other within an instance, so that it contends with other instances only. */
    inTurn: turns(),
    /** The next number of a colour, and the write that takes it; refused if somebody else took it meanwhile. */
    async nextNumber(
      j: string,
      year: number,
      colour: NoticeColour,
      changedAt: string,
    ): Promise<{ serial: number; take: Write }> {
      const key = noticeCounterKey(j, year, colour);
      const counter = await records.get(key, Counter);
      const [serial, version] = [(counter?.value ?? 0) + 1, (counter?.version ?? 0) + 1];
      return {
        serial,
        take: save(key, { value: serial, version, changedAt, changedBy: 'system' } as Counter),
      };
    },
  };
}
export type IntakeStore = ReturnType<typeof intakeStore>;
type Counter = z.infer<typeof Counter>;
type Retention = z.infer<typeof Retention>;
