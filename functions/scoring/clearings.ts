import {
  canonicalText,
  clearingStanding,
  publicationPath,
  sealPublication,
} from '../../shared/scoring/index.ts';
import type { ClearingNotice, ClearingRecord, PublicationRecord } from '../../shared/scoring/index.ts';
import type { InputOf } from '../../shared/contract/index.ts';
import { civilDateOf } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import { problem, refused } from '../platform/problem.ts';
import { publishLinked, sealedPath } from './chain.ts';
import { stamp } from './ports.ts';
import type { Ports, PublishPorts } from './ports.ts';

/** The names to clear, the oldest decision first: by when each is to be published, by whom, and when it was. Without a month, what is not out yet. */
export const listClearings =
  ({ store, clock, config }: Ports): UseCase<'listClearings'> =>
  async ({ jurisdiction, month }) => {
    const [clearings, calendar] = await Promise.all([
      store.clearings(jurisdiction, month),
      store.calendar(jurisdiction),
    ]);
    const today = civilDateOf(clock.now().toISOString());
    return {
      items: clearings
        .filter(({ published }) => month !== undefined || !published)
        .toSorted((a, b) => (a.decidedOn < b.decidedOn ? -1 : a.decidedOn > b.decidedOn ? 1 : 0))
        .map((clearing) => ({
          ...clearing,
          ...clearingStanding(clearing, config.clearingDays, calendar, today),
        })),
    };
  };

/**
 * Publishes the clearing of a name (X14) as a link of the county's chain. The consent is given to these words on a day between the decision
 * and today; without it nothing is published. Once its day has passed, why it is late is kept with the clearing, where the audit trail shows
 * it; the public reads only what was agreed. Repeated, it is the same publication.
 * @throws Problem `not-found` without such a decision, `rule-refused` for a consent before the decision or in the future, and for one that is
 *   late without a reason.
 */
export const publishClearing =
  (ports: PublishPorts): UseCase<'publishClearing'> =>
  async ({ jurisdiction: j, month, adjustmentId, name, text, consentOn, lateReason }, caller) => {
    const { store, clock, archive } = ports;
    const first = await store.clearing(j, month, adjustmentId);
    if (!first) throw problem('not-found');
    const publishedAt = clock.now().toISOString();
    const late = await lateness(ports, j, first, { consentOn, lateReason });
    return publishLinked(ports, j, async () => {
      const [chain, jurisdiction, clearing = first] = await Promise.all([
        store.publications(j),
        store.jurisdiction(j),
        store.clearing(j, month, adjustmentId),
      ]);
      const standing = chain.find(({ sequence }) => sequence === clearing.published?.sequence);
      if (standing) return standing;
      const payload: ClearingNotice = {
        jurisdiction: { code: j, name: jurisdiction?.name ?? j },
        name,
        text,
        consentOn,
        decidedOn: clearing.decidedOn,
        publishedAt,
      };
      const kind = 'nameClearing';
      const sealed = await sealPublication({ kind, jurisdiction: j, month, payload }, chain.at(-1));
      await archive.write(sealedPath(j, sealed.hash), canonicalText(sealed), 'immutable');
      const { sequence, hash } = sealed;
      const record: PublicationRecord = {
        sequence,
        month,
        kind,
        path: publicationPath(j, sequence),
        hash,
        publishedAt,
        runs: [],
        adjustment: adjustmentId,
        ...stamp(clock, caller, 1),
        version: 1,
      };
      const cleared: ClearingRecord = {
        ...clearing,
        ...stamp(clock, caller, clearing.version + 1),
        published: { sequence, at: publishedAt, by: caller.person, ...late },
      };
      await store.write(store.insertPublication(j, record), store.saveClearing(j, cleared));
      return record;
    });
  };

/** The reason that belongs to a late publication; nothing in time. @throws Problem `rule-refused` as `publishClearing` does. */
async function lateness(
  { store, clock, config }: Ports,
  j: string,
  clearing: ClearingRecord,
  { consentOn, lateReason }: Pick<InputOf<'publishClearing'>, 'consentOn' | 'lateReason'>,
): Promise<{ lateReason?: string }> {
  const today = civilDateOf(clock.now().toISOString());
  const { decidedOn, published } = clearing;
  if (published) return {};
  if (consentOn < decidedOn || consentOn > today)
    throw refused('须经本人同意后才能公开', 'It is published only with the consent of the person concerned', [
      {
        pointer: '/consentOn',
        zh: `同意日期应在${decidedOn}至今天之间`,
        en: `The day of consent lies between ${decidedOn} and today`,
      },
    ]);
  const { overdue, publishBy } = clearingStanding(
    clearing,
    config.clearingDays,
    await store.calendar(j),
    today,
  );
  if (!overdue) return {};
  if (lateReason === undefined)
    throw refused(
      '已过公开期限,须说明逾期原因',
      'Its day has passed; it is published only with the reason why it is late',
      [
        {
          pointer: '/lateReason',
          zh: `应在${publishBy}前公开,请写明为什么逾期`,
          en: `It was due by ${publishBy}; say why it is late`,
        },
      ],
    );
  return { lateReason };
}
