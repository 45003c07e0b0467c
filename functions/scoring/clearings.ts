import { canonicalText, publicationPath, sealPublication } from '../../shared/scoring/index.ts';
import type { AdjustmentRecord, ClearingNotice, PublicationRecord } from '../../shared/scoring/index.ts';
import { addDays, civilDateOf } from '../../shared/time/civil.ts';
import type { WorkingCalendar } from '../../shared/time/calendar.ts';
import type { UseCase } from '../platform/http.ts';
import { problem, refused } from '../platform/problem.ts';
import { publishLinked, sealedPath } from './chain.ts';
import { stamp } from './ports.ts';
import type { Ports, PublishPorts } from './ports.ts';

/** The last day on which a clearing is in time: so many working days after the decision. */
export function clearBy(decidedOn: string, workingDays: number, calendar: WorkingCalendar): string {
  let day = decidedOn;
  for (let counted = 0; counted < workingDays;) {
    day = addDays(day, 1);
    if (calendar.isWorkingDay(day)) counted += 1;
  }
  return day;
}

/** The month's decisions to clear a name: by when each is to be published, and when it was. */
export const listClearings =
  ({ store, config }: Pick<Ports, 'store' | 'config'>): UseCase<'listClearings'> =>
  async ({ jurisdiction, month }) => {
    const [adjustments, chain] = await Promise.all([
      store.adjustments(jurisdiction, month),
      store.publications(jurisdiction),
    ]);
    return {
      items: adjustments
        .filter(({ kind }) => kind === 'nameClearing')
        .map((adjustment) => {
          const link = linkOf(chain, adjustment);
          return {
            adjustment,
            publishBy: clearBy(adjustment.decidedOn, config.clearingDays, config.calendar),
            ...(link && { publishedAt: link.publishedAt }),
          };
        }),
    };
  };

const linkOf = (chain: readonly PublicationRecord[], { id, month }: AdjustmentRecord) =>
  chain.find((link) => link.kind === 'nameClearing' && link.month === month && link.adjustment === id);

/**
 * Publishes the clearing of a name (X14) as a link of the county's chain. The consent is given to these words on a day between the decision
 * and today; without it nothing is published. Repeated, it is the same publication.
 * @throws Problem `not-found` without such a decision, `rule-refused` for a consent before the decision or in the future.
 */
export const publishClearing =
  (ports: PublishPorts): UseCase<'publishClearing'> =>
  async ({ jurisdiction: j, month, adjustmentId, name, text, consentOn }, caller) => {
    const { store, clock, archive } = ports;
    const decision = (await store.adjustments(j, month)).find(({ id }) => id === adjustmentId);
    if (decision?.kind !== 'nameClearing') throw problem('not-found');
    const publishedAt = clock.now().toISOString();
    const { decidedOn } = decision;
    if (consentOn < decidedOn || consentOn > civilDateOf(publishedAt))
      throw refused(
        '须经本人同意后才能公开',
        'It is published only with the consent of the person concerned',
        [
          {
            pointer: '/consentOn',
            zh: `同意日期应在${decidedOn}至今天之间`,
            en: `The day of consent lies between ${decidedOn} and today`,
          },
        ],
      );
    return publishLinked(ports, j, async () => {
      const [chain, jurisdiction] = await Promise.all([store.publications(j), store.jurisdiction(j)]);
      const standing = linkOf(chain, decision);
      if (standing) return standing;
      const payload: ClearingNotice = {
        jurisdiction: { code: j, name: jurisdiction?.name ?? j },
        name,
        text,
        consentOn,
        decidedOn,
        publishedAt,
      };
      const kind = 'nameClearing';
      const sealed = await sealPublication({ kind, jurisdiction: j, month, payload }, chain.at(-1));
      await archive.write(sealedPath(j, sealed.hash), canonicalText(sealed), 'immutable');
      const record: PublicationRecord = {
        sequence: sealed.sequence,
        month,
        kind,
        path: publicationPath(j, sealed.sequence),
        hash: sealed.hash,
        publishedAt,
        runs: [],
        adjustment: adjustmentId,
        ...stamp(clock, caller, 1),
        version: 1,
      };
      await store.write(store.insertPublication(j, record));
      return record;
    });
  };
