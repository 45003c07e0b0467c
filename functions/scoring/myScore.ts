import * as z from 'zod';
import type { OutputOf } from '../../shared/contract/index.ts';
import { schemeKinds, sensitivity, whyUnscored } from '../../shared/scoring/index.ts';
import type {
  AdjustmentRecord,
  Facts,
  Run,
  RunDocument,
  RunResultRecord,
  Scheme,
  SchemeKind,
  UnscoredWhy,
} from '../../shared/scoring/index.ts';
import { civilDateOf, monthOf } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { ownAppeals } from './appeals.ts';
import { ownOf, ownSubject } from './own.ts';
import type { Own } from './own.ts';
import { factsPath } from './ports.ts';
import type { ArchivePorts } from './ports.ts';
import { explained } from './runs.ts';

type Answer = OutputOf<'myScore'>;
type Item = Answer['items'][number];
type Unscored = Answer['unscored'][number];

/** What the archive holds of a run; its own writer made it, so that its inside is not checked again. */
const Archived = z.object({
  scheme: z.looseObject({}),
  facts: z.array(z.looseObject({ id: z.string() })),
  document: z.looseObject({}),
});

/** A published run with its results. */
interface Standing {
  readonly run: Run;
  readonly results: readonly RunResultRecord[];
}

/**
 * The caller's own published scores of a month, as an official, as a unit and of the projects she answers for: every line of the first two,
 * what one step more of each would give, and how each deduction could go; of whatever has no score, why; and the appeals.
 */
export const myScore =
  (ports: Pick<ArchivePorts, 'store' | 'archive' | 'clock'>): UseCase<'myScore'> =>
  async ({ jurisdiction: j, month }, caller) => {
    const { store } = ports;
    const [standing, appeals, own] = await Promise.all([
      publishedRuns(ports, j, month),
      store.appeals(j, month),
      ownOf(ports, j, month, caller),
    ]);
    const results = schemeKinds.flatMap((kind) => {
      const subject = ownSubject(caller, kind);
      const found = standing.get(kind);
      const result = found?.results.find((one) => one.subject === subject && one.total !== undefined);
      return found && result ? [{ run: found.run, result }] : [];
    });
    const items = await Promise.all(results.map(({ run, result }) => itemOf(ports, j, run, result)));
    const ofProjects = standing.get('project')?.results ?? [];
    const projects = own.projects.flatMap(({ id }) => {
      const result = ofProjects.find(({ subject }) => subject === id);
      if (result?.total === undefined) return [];
      const { subject, name, total, stars } = result;
      return [{ subject, name, total, ...(stars !== undefined && { stars }) }];
    });
    const scored = new Set(
      [...results.map(({ result }) => result), ...projects].map(({ subject }) => subject),
    );
    return {
      month,
      items,
      projects,
      unscored: await unscoredOf(ports, j, { month, caller, own, standing, scored }),
      appeals: ownAppeals(appeals, caller, own),
    };
  };

/** The month's runs that stand published, the last of each kind, with the results of those kinds in which a caller may be. */
async function publishedRuns(
  { store }: Pick<ArchivePorts, 'store'>,
  j: string,
  month: string,
): Promise<Map<SchemeKind, Standing>> {
  const runs = (await store.runs(j, `${month}-`)).filter(
    ({ state, kind }) => state === 'published' && ['official', 'unit', 'project'].includes(kind),
  );
  const last = [...new Map(runs.map((run) => [run.kind, run])).values()];
  const standing = last.map(
    async (run) => [run.kind, { run, results: await store.results(j, run.id) }] as const,
  );
  return new Map(await Promise.all(standing));
}

async function itemOf(
  { archive }: Pick<ArchivePorts, 'archive'>,
  j: string,
  { id, kind, month, schemeVersion }: Run,
  result: RunResultRecord,
): Promise<Item> {
  const text = await archive.read(factsPath(j, id));
  if (text === undefined) throw new Error(`The facts of run ${id} are not in the archive`);
  const archived = Archived.parse(JSON.parse(text));
  const facts = archived.facts.find((one) => one.id === result.subject) as unknown as Facts;
  const { adjustments } = archived.document as unknown as RunDocument;
  const { levers, removable } = sensitivity(archived.scheme as unknown as Scheme, facts, adjustments);
  return {
    run: { id, kind, month, schemeVersion },
    result: explained(result),
    levers: [...levers],
    removable: [...removable],
  };
}

interface Situation {
  readonly month: string;
  readonly caller: StaffCaller;
  readonly own: Own;
  readonly standing: ReadonlyMap<SchemeKind, Standing>;
  /** Whom and what a published run gives a total. */
  readonly scored: ReadonlySet<string>;
}

/** Who or what of the caller's has no score, and why: the run's own words where it has any. */
async function unscoredOf(
  { store, clock }: Pick<ArchivePorts, 'store' | 'clock'>,
  j: string,
  { month, caller, own, standing, scored }: Situation,
): Promise<Unscored[]> {
  const ended = month < monthOf(civilDateOf(clock.now().toISOString()));
  const [people, units, decisions] = await Promise.all([
    store.all(j, 'people'),
    store.all(j, 'units'),
    store.adjustments(j, month),
  ]);
  const { roles, person, unit } = caller;
  const view = (
    kind: SchemeKind,
    subject: string | undefined,
    name: string,
    reason: UnscoredWhy,
  ): Unscored[] => {
    if (subject !== undefined && scored.has(subject)) return [];
    const published = standing.get(kind);
    const result = published?.results.find((one) => one.subject === subject);
    const code = !ended ? 'notEnded' : published || reason === 'noUnit' ? reason : 'notPublished';
    return [
      {
        kind,
        name,
        why: blockedWords(result, decisions) ?? whyUnscored(code, kind, month),
        ...(subject !== undefined && { subject }),
        ...(published && subject !== undefined && { run: published.run.id }),
      },
    ];
  };
  const self = people.find(({ id }) => id === person);
  const ownUnit = units.find(({ id }) => id === unit);
  const name = self?.name ?? person;
  const why = self?.kind !== 'official' ? 'notOfficial' : own.paired ? 'notInRun' : 'noPairing';
  return [
    ...(roles.includes('official') ? view('official', person, name, why) : []),
    ...(roles.includes('handler')
      ? view(
          'unit',
          unit,
          ownUnit?.name ?? unit ?? name,
          unit === undefined ? 'noUnit' : ownUnit?.rated ? 'notInRun' : 'notRated',
        )
      : []),
    ...own.projects.flatMap((project) => view('project', project.id, project.name, 'notInRun')),
  ];
}

/** Why a run gives no total, in its own words, with the decisions that it applied. */
function blockedWords(
  result: RunResultRecord | undefined,
  decisions: readonly AdjustmentRecord[],
): Unscored['why'] | undefined {
  const { blockedBy, adjustments = [] } = result ?? {};
  if (!blockedBy) return undefined;
  const applied = decisions.filter(({ id }) => adjustments.some((one) => one.id === id && one.applied));
  return {
    zh: [blockedBy.zh, ...applied.map(({ reason, decidedOn }) => `${decidedOn}决定:${reason}`)].join(';'),
    en: [blockedBy.en, ...applied.map(({ reason, decidedOn }) => `decided on ${decidedOn}: ${reason}`)].join(
      '; ',
    ),
  };
}
