import type { BoardPublication, CountyFacts } from '../../shared/scoring/index.ts';
import { toHundredths } from '../../shared/scoring/decimal.ts';
import { problem } from '../platform/problem.ts';
import { sealedPath } from './chain.ts';
import type { ArchivePorts } from './ports.ts';

/**
 * What the counties of a city have published of a month, and nothing else of theirs: of each the board that stands last. A county that
 * has published nothing is there without figures.
 * @throws Problem `not-acceptable-now` where no county is registered below the jurisdiction.
 */
export async function countyFacts(
  { store, archive }: Pick<ArchivePorts, 'store' | 'archive'>,
  city: string,
  month: string,
): Promise<CountyFacts[]> {
  const counties = await store.counties(city);
  if (counties.length === 0)
    throw problem('not-acceptable-now', {
      detail: {
        zh: '本级之下没有登记县区,无县区可考评',
        en: 'No county is registered below; there is none to score',
      },
    });
  return Promise.all(
    counties.map(async ({ code, name }): Promise<CountyFacts> => {
      const common = { kind: 'county', id: code, name, group: 'county', month, notices: [] } as const;
      const link = (await store.publications(code)).findLast(
        (one) => one.kind === 'board' && one.month === month,
      );
      if (!link) return common;
      const text = await archive.read(sealedPath(code, link.hash));
      if (text === undefined)
        throw new Error(`Publication ${link.sequence} of ${code} is not in the archive`);
      return { ...common, ...figuresOf(JSON.parse(text) as BoardPublication) };
    }),
  );
}

function figuresOf({ sequence, hash, payload }: BoardPublication): Partial<CountyFacts> {
  const totals = payload.projects.groups.flatMap(({ scores }) => scores.flatMap(({ total }) => total ?? []));
  const { green, yellow, red } = payload.lights;
  const year = payload.investment.at(-1);
  const { response, resolution, satisfaction } = payload.rates.total;
  const rate = ({ numerator, denominator }: typeof response) => ({ numerator, denominator });
  return {
    publication: { id: hash, label: String(sequence) },
    projects: {
      scored: totals.length,
      hundredths: totals.reduce((sum, total) => sum + toHundredths(total), 0),
    },
    lights: { total: green + yellow + red, green },
    ...(year && { investment: { planned: year.planned, actual: year.done } }),
    response: rate(response),
    resolution: rate(resolution),
    satisfied: rate(satisfaction),
  };
}
