import * as z from 'zod';
import type { OutputOf } from '../../shared/contract/index.ts';
import { computeRun, RuleRefused } from '../../shared/scoring/index.ts';
import type { Facts, Run, RunDocument, RunInput } from '../../shared/scoring/index.ts';
import type { UseCase } from '../platform/http.ts';
import { problem, refused } from '../platform/problem.ts';
import { factsPath } from './ports.ts';
import type { ArchivePorts } from './ports.ts';
import { schemeInForce, soundScheme } from './schemes.ts';

type Month = OutputOf<'trialScheme'>['months'][number];

/** What the archive holds of a run: its own writer made it, so that its inside is not checked again. */
const Archived = z.object({ facts: z.array(z.unknown()), document: z.looseObject({}) });

/**
 * Tries a draft on months that are published: the archived facts are scored by it, with the decisions that counted then. Nothing is
 * written. A decision about a criterion that the draft no longer has is left out.
 */
export const trialScheme =
  (ports: Pick<ArchivePorts, 'store' | 'archive'>): UseCase<'trialScheme'> =>
  async ({ jurisdiction: j, kind, scheme, months }) => {
    const { store } = ports;
    const draft = scheme ?? (await store.draft(j, kind))?.scheme;
    if (!draft) throw problem('not-found');
    const { scheme: current } = await schemeInForce(store, j, kind);
    const sound = soundScheme(kind, draft, current.version + 1).scheme;
    const published = (await store.runs(j)).filter((run) => run.kind === kind && run.state === 'published');
    const standing = [...new Map(published.map((run) => [run.month, run])).values()];
    const latest = standing.toSorted((a, b) => (a.month < b.month ? 1 : -1)).slice(0, months);
    return { months: await Promise.all(latest.map((run) => tried(ports, j, run, sound))) };
  };

async function tried(
  { archive }: Pick<ArchivePorts, 'archive'>,
  j: string,
  run: Run,
  scheme: RunInput['scheme'],
): Promise<Month> {
  const text = await archive.read(factsPath(j, run.id));
  if (text === undefined) throw new Error(`The facts of run ${run.id} are not in the archive`);
  const archived = Archived.parse(JSON.parse(text));
  const document = archived.document as unknown as RunDocument;
  const criteria = new Set(scheme.criteria.map(({ id }) => id));
  const after = await scoredAgain({
    month: run.month,
    scheme,
    facts: archived.facts as Facts[],
    adjustments: document.adjustments.filter(
      ({ criterion }) => criterion === undefined || criteria.has(criterion),
    ),
  });
  const then = new Map(document.results.map((result) => [result.subject, result]));
  const subjects = after.results.map((result) => {
    const { subject, name, group } = result;
    return { subject, name, group, before: standingOf(then.get(subject)), after: standingOf(result) };
  });
  const changed = subjects.filter(
    ({ before, after: now }) =>
      before.total !== now.total || before.stars !== now.stars || before.place !== now.place,
  );
  return { month: run.month, run: run.id, changed: changed.length, subjects };
}

async function scoredAgain(input: RunInput): Promise<RunDocument> {
  try {
    return await computeRun(input);
  } catch (error) {
    if (!(error instanceof RuleRefused)) throw error;
    throw refused('草案无法用于该月', 'The draft cannot score that month', error.problems);
  }
}

const standingOf = (result: RunDocument['results'][number] | undefined) => ({
  ...(result?.total !== undefined && { total: result.total }),
  ...(result?.stars !== undefined && { stars: result.stars }),
  ...(result?.place !== undefined && { place: result.place }),
});
