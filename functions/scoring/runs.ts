import * as z from 'zod';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { Run, RunResultRecord } from '../../shared/scoring/index.ts';
import type { UseCase } from '../platform/http.ts';
import type { StaffCaller } from '../platform/ports.ts';
import { problem } from '../platform/problem.ts';
import { factsPath, seesAll, stamp } from './ports.ts';
import type { ArchivePorts, Ports } from './ports.ts';

type Result = OutputOf<'readRun'>['results'][number];

const Archived = z.object({ scheme: z.unknown(), facts: z.unknown(), document: z.unknown() });

/** The runs a caller may see: before publication they are the office's, the supervisor's and the auditor's. */
const visible = (caller: StaffCaller, { state }: Run): boolean => seesAll(caller) || state === 'published';

/** The runs, by month, kind and number. */
export const listRuns =
  ({ store }: Pick<Ports, 'store'>): UseCase<'listRuns'> =>
  async ({ jurisdiction, month }, caller) => {
    const runs = await store.runs(jurisdiction, month && `${month}-`);
    return { items: runs.filter((run) => visible(caller, run)) };
  };

/**
 * A run's results, sorted by group and place, each explained line by line; of one subject or of all. Of officials' runs a handler or an
 * official sees no results but the caller's own.
 */
export const readRun =
  ({ store }: Pick<Ports, 'store'>): UseCase<'readRun'> =>
  async ({ jurisdiction, runId, subject }, caller) => {
    const run = await store.run(jurisdiction, runId);
    if (!run || !visible(caller, run)) throw problem('not-found');
    const results = (await store.results(jurisdiction, runId))
      .filter((result) => subject === undefined || result.subject === subject)
      .filter((result) => run.kind !== 'official' || seesAll(caller) || result.subject === caller.person);
    if (subject !== undefined && results.length === 0) throw problem('not-found');
    return { run, results: results.toSorted(inOrder).map(explained) };
  };

/** For the auditor: what a run was computed from, and the document its hash is of. */
export const readFacts =
  ({ store, archive }: Pick<ArchivePorts, 'store' | 'archive'>): UseCase<'readFacts'> =>
  async ({ jurisdiction, runId }) => {
    const [run, text] = await Promise.all([
      store.run(jurisdiction, runId),
      archive.read(factsPath(jurisdiction, runId)),
    ]);
    if (!run || text === undefined) throw problem('not-found');
    const { scheme, facts, document } = Archived.parse(JSON.parse(text));
    return { run, scheme, facts, document };
  };

/** A second person's review. @throws Problem `forbidden` for whoever computed the run. */
export const reviewRun =
  ({ store, clock }: Ports): UseCase<'reviewRun'> =>
  async ({ jurisdiction, runId, version }, caller) => {
    const run = await store.run(jurisdiction, runId);
    if (!run) throw problem('not-found');
    if (run.state !== 'computed') throw problem('illegal-move', { current: run.state, allowed: [] });
    if (run.version !== version) throw problem('stale-version');
    if (run.computedBy === caller.person)
      throw problem('forbidden', {
        detail: { zh: '计算人不能复核自己计算的考评', en: 'Who computed a run cannot review it' },
      });
    const reviewed: Run = {
      ...run,
      ...stamp(clock, caller, version + 1),
      state: 'reviewed',
      reviewer: caller.person,
    };
    await store.write(store.replaceRun(jurisdiction, reviewed));
    return reviewed;
  };

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By group, place and id; subjects that are not scored come last in their group. */
export const inOrder = (a: RunResultRecord, b: RunResultRecord): number =>
  order(a.group, b.group) || (a.place ?? Infinity) - (b.place ?? Infinity) || order(a.subject, b.subject);

/** A result as it is read: one list of lines, criteria first. */
export function explained({ deductions, bonuses, ...result }: RunResultRecord): Result {
  return { ...result, lines: [...result.lines, ...deductions, ...bonuses] };
}
