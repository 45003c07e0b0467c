import { defaultIntakeConfig } from '../../shared/intake/config.ts';
import { IntakeConfiguration } from '../../shared/intake/configuration.ts';
import * as z from 'zod';
import { Stamp } from '../../shared/contract/parameters.ts';
import { StoredCase } from '../../shared/intake/stored.ts';
import { LogEntry, ProjectProgress, Task } from '../../shared/progress/model.ts';
import { QuietConfiguration } from '../../shared/progress/quietRules.ts';
import {
  ApprovedEditions,
  Catalogue,
  CatalogueItem,
  Configuration,
  Jurisdiction,
  KeptPairing,
  lists,
  Observer,
  PairingPlan,
} from '../../shared/registry/index.ts';
import type { EditionRef, ListName, Pairing } from '../../shared/registry/index.ts';
import { SchemeRecord } from '../../shared/scoring/model.ts';
import {
  approvedEditionsKey,
  catalogueItemKey,
  cataloguePartition,
  collectionKey,
  collectionPartition,
  configurationKey,
  countiesPartition,
  countyKey,
  filedAtOfOwnLead,
  intakeConfigurationKey,
  jurisdictionKey,
  logPartition,
  observerKey,
  observerPartition,
  openCases,
  openTasks,
  ownLeadPartition,
  pairingKey,
  pairingPartition,
  planKey,
  planPartition,
  progressOfAll,
  quietConfigurationKey,
  schemeKey,
  schemePartition,
  turnKey,
} from '../platform/keys.ts';
import { Problem, problem } from '../platform/problem.ts';
import type { IndexedKey, Table, Write } from '../platform/table.ts';

type Rows = { [N in ListName]: z.output<(typeof lists)[N]> };

/** A row of a collection. */
export type Row<N extends ListName> = Rows[N];

/** A collection's schema, so typed that its rows stay known while the name is a parameter. */
const rowOf = <N extends ListName>(name: N) => lists[name] as unknown as z.ZodType<Row<N>>;

/** A record as it stands, with the version that a writer must name. */
export interface Stored<T> {
  readonly row: T;
  readonly version: number;
}

/** The most writes that DynamoDB takes in one transaction. */
export const transactionLimit = 100;

const stored = <S extends z.ZodType>(schema: S) =>
  z.unknown().transform((item): Stored<z.output<S>> => ({
    row: schema.parse(item),
    version: Stamp.parse(item).version,
  }));

/** What names a pairing within its edition. */
export type PairingRef = Pick<Pairing, 'official' | 'subject'>;

/** The registry's reads and writes. */
export function registryStore(records: Table) {
  const get = <S extends z.ZodType>(key: IndexedKey, schema: S) => records.get(key, schema);
  const save = (key: IndexedKey, record: Stamp): Write =>
    record.version === 1 ? records.insert(key, record) : records.replace(key, record, record.version - 1);

  return {
    jurisdiction: (j: string) => get(jurisdictionKey(j), Jurisdiction),
    /** The county's rules for cases; the defaults until it sets its own. */
    intakeSettings: async (j: string) =>
      (await get(intakeConfigurationKey(j), IntakeConfiguration))?.settings ?? defaultIntakeConfig,
    storedJurisdiction: (j: string) => get(jurisdictionKey(j), stored(Jurisdiction)),
    saveJurisdiction: (record: Jurisdiction & Stamp) => save(jurisdictionKey(record.code), record),
    /** The jurisdictions registered directly below one. */
    counties: (j: string) => records.list({ pk: countiesPartition(j) }, Jurisdiction),
    saveCounty: (parent: string, county: Jurisdiction & Stamp) =>
      records.put(countyKey(parent, county.code), county),

    /** Rows as they stand. @throws Problem `invalid-input` for a cursor that this list did not give. */
    page: <N extends ListName>(j: string, name: N, page: { limit: number; cursor?: string | undefined }) =>
      records.page({ pk: collectionPartition(j, name), ...page }, stored(rowOf(name))),
    all: <N extends ListName>(j: string, name: N) =>
      records.list({ pk: collectionPartition(j, name) }, rowOf(name)),
    /** The rows with these ids that exist, read consistently, at most one read unit or so each. */
    async rows<N extends ListName>(
      j: string,
      name: N,
      ids: Iterable<string>,
    ): Promise<Map<string, Stored<Row<N>>>> {
      const found = await Promise.all(
        [...new Set(ids)].map(
          async (id) => [id, await records.get(collectionKey(j, name, id), stored(rowOf(name)))] as const,
        ),
      );
      return new Map(found.flatMap(([id, row]) => (row ? [[id, row]] : [])));
    },
    saveRow: <N extends ListName>(j: string, name: N, row: Row<N> & Stamp) =>
      save(collectionKey(j, name, row.id), row),

    /** Each row of a list as it stands, read consistently, for rules that judge a batch against all of it. */
    whole: <N extends ListName>(j: string, name: N) =>
      records.list({ pk: collectionPartition(j, name), consistent: true }, rowOf(name)),
    /** Read before the list, and its write a guard of the batch: two batches judged against the same list exclude each other. */
    async turn(j: string, list: string, stampAt: (version: number) => Stamp): Promise<Write> {
      return save(turnKey(j, list), stampAt((await get(turnKey(j, list), Stamp))?.version ?? 0));
    },

    /** A county's own shape of a catalogue. */
    catalogue: (j: string, id: string) => get(collectionKey(j, 'catalogues', id), Catalogue),
    catalogueItems: (j: string, catalogue: string) =>
      records.list({ pk: cataloguePartition(j, catalogue), consistent: true }, stored(CatalogueItem)),
    saveCatalogueItem: (j: string, catalogue: string, item: CatalogueItem & Stamp) =>
      save(catalogueItemKey(j, catalogue, item.id), item),

    /** The county's own shapes of catalogues, with their versions. */
    catalogueShapes: (j: string) =>
      records.list({ pk: collectionPartition(j, 'catalogues') }, stored(Catalogue)),

    configuration: (j: string) => get(configurationKey(j), Configuration),
    saveConfiguration: (j: string, configuration: Configuration) => save(configurationKey(j), configuration),
    intakeConfiguration: (j: string) => get(intakeConfigurationKey(j), IntakeConfiguration),
    saveIntakeConfiguration: (j: string, configuration: IntakeConfiguration) =>
      save(intakeConfigurationKey(j), configuration),

    quietConfiguration: (j: string) => get(quietConfigurationKey(j), QuietConfiguration),
    saveQuietConfiguration: (j: string, configuration: QuietConfiguration) =>
      save(quietConfigurationKey(j), configuration),
    /** Every version of the county's scoring schemes. */
    schemes: (j: string) => records.list({ pk: schemePartition(j) }, SchemeRecord),
    insertScheme: (j: string, scheme: SchemeRecord): Write =>
      records.insert(schemeKey(j, scheme.kind, scheme.version), scheme),

    plans: (j: string) => records.list({ pk: planPartition(j) }, PairingPlan),
    plan: (j: string, { year, edition }: EditionRef) => get(planKey(j, year, edition), PairingPlan),
    savePlan: (j: string, plan: PairingPlan) => save(planKey(j, plan.year, plan.edition), plan),
    /** The pairings of an edition, of all officials or of one; those removed from a draft are not among them. */
    pairings: async (j: string, { year, edition }: EditionRef, official?: string): Promise<Pairing[]> =>
      (
        await records.list(
          { pk: pairingPartition(j, year, edition), ...(official && { prefix: `${official}#` }) },
          KeptPairing,
        )
      ).flatMap((pairing) => pairing ?? []),
    pairing: (j: string, { year, edition }: EditionRef, { official, subject }: PairingRef) =>
      get(pairingKey(j, year, edition, official, subject), KeptPairing),
    savePairing: (j: string, { year, edition, changedAt, changedBy }: PairingPlan, pairing: Pairing) =>
      records.put(pairingKey(j, year, edition, pairing.official, pairing.subject), {
        ...pairing,
        changedAt,
        changedBy,
      }),
    /** Nothing is deleted: a pairing that is removed says so, when and by whom, and is read no more. */
    removePairing: (j: string, { year, edition, changedAt, changedBy }: PairingPlan, pairing: Pairing) =>
      records.put(pairingKey(j, year, edition, pairing.official, pairing.subject), {
        ...pairing,
        removed: true,
        changedAt,
        changedBy,
      }),

    /** Which editions are approved; version 0 before the first. */
    async approved(j: string): Promise<Pick<ApprovedEditions, 'version' | 'editions'>> {
      return (await get(approvedEditionsKey(j), ApprovedEditions)) ?? { version: 0, editions: [] };
    },
    saveApproved: (j: string, approved: ApprovedEditions) => save(approvedEditionsKey(j), approved),

    observer: (j: string, person: string) => get(observerKey(j, person), Observer),
    observers: (j: string) => records.list({ pk: observerPartition(j) }, Observer),
    saveObserver: (observer: Observer) =>
      save(observerKey(observer.jurisdiction, observer.person, observer.linkHash), observer),

    /** What is known of every project's milestones beyond its schedule. */
    progressOfAll: (j: string) => records.list({ pk: progressOfAll(j), index: 'byOwner' }, ProjectProgress),
    log: (j: string, month: string) => records.list({ pk: logPartition(j, month) }, LogEntry),
    /** Tasks of the field log that nobody has finished, by their last day. */
    openTasks: (j: string) => records.list({ pk: openTasks(j), index: 'byOwner' }, Task),
    /** Requests and leads that are open; complaints are kept elsewhere. */
    openCases: (j: string) => records.list({ pk: openCases(j), index: 'byOwner' }, StoredCase),
    /** When each lead of an observer was filed. */
    async leadsFiledAt(j: string, observer: string): Promise<string[]> {
      const leads = await records.list(
        { pk: ownLeadPartition(j, observer), prefix: 'lead#' },
        z.object({ sk: z.string() }),
      );
      return leads.map(({ sk }) => filedAtOfOwnLead(sk));
    },

    /**
     * Executes writes in order, in transactions of at most 100: what must not come apart stands among the first hundred.
     * @throws Problem `stale-version` when a record was added or changed meanwhile, `busy` on a conflict.
     */
    async write(writes: readonly Write[]): Promise<void> {
      for (let at = 0; at < writes.length; at += transactionLimit) {
        const [first, ...rest] = writes.slice(at, at + transactionLimit);
        if (first) await records.write(first, ...rest).catch(asStale);
      }
    },
  };
}
export type RegistryStore = ReturnType<typeof registryStore>;

/** An insert that met a record means that somebody else wrote it since it was looked for. */
function asStale(error: unknown): never {
  throw error instanceof Problem && error.code === 'duplicate' ? problem('stale-version') : error;
}
