import * as z from 'zod';
import type { OutputOf } from '../../shared/contract/index.ts';
import { sensitivity } from '../../shared/scoring/index.ts';
import type { Facts, Run, RunDocument, Scheme } from '../../shared/scoring/index.ts';
import type { UseCase } from '../platform/http.ts';
import { ownSubject } from './appeals.ts';
import { factsPath } from './ports.ts';
import type { ArchivePorts } from './ports.ts';
import { explained } from './runs.ts';

type Item = OutputOf<'myScore'>['items'][number];

/** What the archive holds of a run; its own writer made it, so that its inside is not checked again. */
const Archived = z.object({
  scheme: z.looseObject({}),
  facts: z.array(z.looseObject({ id: z.string() })),
  document: z.looseObject({}),
});

/**
 * The caller's own published scores of a month, as an official and as a unit: every line, what one step more of each would give, how each
 * deduction could go, and her appeals. Empty before publication.
 */
export const myScore =
  (ports: Pick<ArchivePorts, 'store' | 'archive'>): UseCase<'myScore'> =>
  async ({ jurisdiction: j, month }, caller) => {
    const { store } = ports;
    const [runs, appeals] = await Promise.all([store.runs(j, `${month}-`), store.appeals(j, month)]);
    const published = runs.filter(({ state }) => state === 'published');
    const standing = [...new Map(published.map((run) => [run.kind, run])).values()];
    const items = await Promise.all(
      standing.map(async (run) => {
        const subject = ownSubject(caller, run.kind);
        return subject === undefined ? undefined : itemOf(ports, j, run, subject);
      }),
    );
    return {
      month,
      items: items.filter((item) => item !== undefined),
      appeals: appeals.filter(({ subject, scored }) => subject === ownSubject(caller, scored)),
    };
  };

async function itemOf(
  { store, archive }: Pick<ArchivePorts, 'store' | 'archive'>,
  j: string,
  run: Run,
  subject: string,
): Promise<Item | undefined> {
  const [results, text] = await Promise.all([store.results(j, run.id), archive.read(factsPath(j, run.id))]);
  const result = results.find((one) => one.subject === subject);
  if (!result) return undefined;
  if (text === undefined) throw new Error(`The facts of run ${run.id} are not in the archive`);
  const archived = Archived.parse(JSON.parse(text));
  const facts = archived.facts.find(({ id }) => id === subject) as unknown as Facts;
  const { adjustments } = archived.document as unknown as RunDocument;
  const { levers, removable } = sensitivity(archived.scheme as unknown as Scheme, facts, adjustments);
  const { id, kind, month, schemeVersion } = run;
  return {
    run: { id, kind, month, schemeVersion },
    result: explained(result),
    levers: [...levers],
    removable: [...removable],
  };
}
