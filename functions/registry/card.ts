import { editionInForce, pairingsInForce } from '../../shared/registry/index.ts';
import type { UseCase } from '../platform/http.ts';
import { problem } from '../platform/problem.ts';
import { today } from './ports.ts';
import type { Ports } from './ports.ts';
import { subjectNames } from './subjects.ts';

/**
 * 责任卡: exactly the pairings an official holds today by the edition in force, and the duties they lay on her or him.
 * @throws Problem `not-found` for anyone who is not an official.
 */
export const responsibilityCard =
  ({ store, clock }: Ports): UseCase<'responsibilityCard'> =>
  async ({ jurisdiction, personId }) => {
    const on = today(clock);
    const [people, approved, duties] = await Promise.all([
      store.rows(jurisdiction, 'people', [personId]),
      store.approved(jurisdiction),
      store.all(jurisdiction, 'duties'),
    ]);
    const official = people.get(personId)?.row;
    if (official?.kind !== 'official') throw problem('not-found');
    const plan = editionInForce(approved.editions, on);
    const pairings = plan ? pairingsInForce(await store.pairings(jurisdiction, plan, personId), on) : [];
    const nameOf = await subjectNames(
      store,
      jurisdiction,
      pairings.map(({ subject }) => subject),
    );
    const { id, name, post, rank } = official;
    return {
      person: { id, name, post, rank },
      pairings: pairings.map((pairing) => ({
        ...pairing,
        subjectName: nameOf(pairing.subject) ?? pairing.subject.id,
      })),
      duties: pairings.length > 0 ? duties.filter(({ appliesTo }) => appliesTo === 'official') : [],
      edition: plan?.edition,
    };
  };
