import { editionInForce } from '../../shared/registry/index.ts';
import type { CivilDate } from '../../shared/time/civil.ts';
import { addMonths, firstDayOf, lastDayOf } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import type { Ports } from './ports.ts';
import type { RegistryStore } from './store.ts';

/**
 * The journals (月纪实) of a quarter and their reviews (季点评). A journal is kept by every official who is paired in the quarter, where the
 * county lays that duty on officials. Three months feed one review: it is complete when each month has an entry and the quarter's last
 * review does not come before the third month's first one.
 */
export const journalReport =
  ({ store }: Pick<Ports, 'store'>): UseCase<'journalReport'> =>
  async ({ jurisdiction, year, quarter }) => {
    const first = `${year}-${String(3 * quarter - 2).padStart(2, '0')}`;
    const months = [first, addMonths(first, 1), addMonths(first, 2)];
    const span = { from: firstDayOf(first), to: lastDayOf(addMonths(first, 2)) };
    const [keepers, log] = await Promise.all([
      keepersOf(store, jurisdiction, span),
      Promise.all(months.map((month) => store.log(jurisdiction, month))),
    ]);
    const lines = Map.groupBy(log.flat(), ({ person }) => person);
    const items = keepers.map(({ id, name }) => {
      const own = lines.get(id) ?? [];
      const journals = months.map((month) =>
        own.filter(({ kind, date }) => kind === 'journal' && date.startsWith(month)),
      );
      const review = own.filter(({ kind }) => kind === 'quarterReview').at(-1);
      const third = journals.at(-1)?.[0];
      return {
        person: id,
        name,
        months: months.map((month, at) => ({ month, entries: journals[at]?.length ?? 0 })),
        ...(review && { review: { on: review.date, text: review.text } }),
        complete:
          journals.every(({ length }) => length > 0) &&
          review !== undefined &&
          third !== undefined &&
          review.date >= third.date,
      };
    });
    return {
      year,
      quarter,
      issued: items.length,
      kept: items.filter((item) => item.months.every(({ entries }) => entries > 0)).length,
      complete: items.filter(({ complete }) => complete).length,
      items,
    };
  };

async function keepersOf(
  store: RegistryStore,
  jurisdiction: string,
  { from, to }: { from: CivilDate; to: CivilDate },
) {
  const [duties, { editions }] = await Promise.all([
    store.all(jurisdiction, 'duties'),
    store.approved(jurisdiction),
  ]);
  const edition = editionInForce(editions, to);
  if (!edition || !duties.some(({ record }) => record === 'journal')) return [];
  const [pairings, people] = await Promise.all([
    store.pairings(jurisdiction, edition),
    store.all(jurisdiction, 'people'),
  ]);
  const paired = new Set(
    pairings
      .filter((pairing) => pairing.from <= to && (pairing.to === undefined || pairing.to >= from))
      .map(({ official }) => official),
  );
  return people.filter(({ id, kind }) => kind === 'official' && paired.has(id));
}
