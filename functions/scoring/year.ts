import { canonicalHash, computeYear, RuleRefused } from '../../shared/scoring/index.ts';
import type { PublishedMonth, Run, YearDocument } from '../../shared/scoring/index.ts';
import type { UseCase } from '../platform/http.ts';
import { problem } from '../platform/problem.ts';
import { seesAll } from './ports.ts';
import type { Ports } from './ports.ts';
import { schemeInForce } from './schemes.ts';

/**
 * The year of a kind, from its twelve published months by the scheme in force; of a corrected month the run that stands. An official
 * sees no other official's year.
 * @throws Problem `not-acceptable-now` naming the months that are not published yet.
 */
export const readYear =
  ({ store }: Pick<Ports, 'store'>): UseCase<'readYear'> =>
  async ({ jurisdiction, year, kind }, caller) => {
    const runs = (await store.runs(jurisdiction, `${year}-`)).filter(
      (run) => run.kind === kind && run.state === 'published',
    );
    const standing = [...new Map(runs.map((run) => [run.month, run])).values()];
    const [{ scheme }, published] = await Promise.all([
      schemeInForce(store, jurisdiction, kind),
      Promise.all(
        standing.map(async ({ id, month }: Run): Promise<PublishedMonth> => ({
          month,
          kind,
          results: await store.results(jurisdiction, id),
        })),
      ),
    ]);
    const document = yearOf(() => computeYear(year, published, scheme));
    const results = document.results.filter(
      ({ subject }) => kind !== 'official' || seesAll(caller) || subject === caller.person,
    );
    return {
      year,
      kind,
      schemeVersion: scheme.version,
      publishedMonths: [...document.publishedMonths],
      results: results.map((result) => ({ ...result, months: [...result.months] })),
      hash: await canonicalHash(document),
    };
  };

function yearOf(compute: () => YearDocument): YearDocument {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof RuleRefused)) throw error;
    throw problem('not-acceptable-now', {
      detail: {
        zh: error.problems.map(({ zh }) => zh).join(';'),
        en: error.problems.map(({ en }) => en).join('; '),
      },
    });
  }
}
