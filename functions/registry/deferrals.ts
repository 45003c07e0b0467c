import { deferrableCatalogue } from '../../shared/registry/index.ts';
import { daysBetween } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import { itemsOf } from './catalogues.ts';
import type { Ports } from './ports.ts';

/** Documents handed in late, or not at all, on a day: due for supervision, the latest first. The day itself is still in time. */
export const overdueDeferrals =
  ({ store }: Pick<Ports, 'store'>): UseCase<'overdueDeferrals'> =>
  async ({ jurisdiction, on }) => {
    const [deferrals, documents] = await Promise.all([
      store.all(jurisdiction, 'deferrals'),
      itemsOf(store, jurisdiction, deferrableCatalogue),
    ]);
    const titles = new Map(documents.map(({ id, title }) => [id, title]));
    const overdue = deferrals.filter(
      ({ correctBy, correctedOn }) => correctBy < on && (correctedOn === undefined || correctedOn > on),
    );
    return {
      items: overdue
        .map((deferral) => ({
          ...deferral,
          title: titles.get(deferral.document) ?? deferral.document,
          daysLate: daysBetween(deferral.correctBy, on),
        }))
        .toSorted((a, b) => b.daysLate - a.daysLate),
    };
  };
