import type { FieldProblem } from '../../shared/contract/problems.ts';
import { takenOver } from '../../shared/registry/index.ts';
import type { EditionRef, Pairing, PairingPlan } from '../../shared/registry/index.ts';
import type { UseCase } from '../platform/http.ts';
import { refused } from '../platform/problem.ts';
import { leavesBefore, openEdition, partsOf, planOf, requireDraft, wrongPairings } from './editions.ts';
import { stamp } from './ports.ts';
import type { Ports } from './ports.ts';
import { servesThroughout } from './service.ts';
import type { PairingRef, RegistryStore } from './store.ts';

/** The editions of all years. */
export const listPlans =
  ({ store }: Pick<Ports, 'store'>): UseCase<'listPlans'> =>
  async ({ jurisdiction }) => ({ items: await store.plans(jurisdiction) });

/** One edition with its pairings. @throws Problem `not-found`. */
export const readPlan =
  ({ store }: Pick<Ports, 'store'>): UseCase<'readPlan'> =>
  async ({ jurisdiction, year, edition }) => ({
    plan: await planOf(store, jurisdiction, { year, edition }),
    pairings: await store.pairings(jurisdiction, { year, edition }),
  });

/**
 * Opens the next edition of a year's plan, empty or with the pairings of another edition; those that ended, or whose official left, are
 * left out and named.
 * @throws Problem `rule-refused` for an edition to start from that does not exist, `busy` when others keep opening one.
 */
export const draftPlan =
  (ports: Ports): UseCase<'draftPlan'> =>
  async ({ jurisdiction, year, from }, caller) => {
    if (!from) return openEdition(ports, jurisdiction, caller, { year, pairings: [] });
    const { pairings, leftOut } = await copied(ports.store, jurisdiction, from, year);
    const plan = await openEdition(ports, jurisdiction, caller, { year, basedOn: from, pairings });
    return { ...plan, ...(leftOut.length > 0 && { leftOut }) };
  };

async function copied(store: RegistryStore, jurisdiction: string, from: EditionRef, year: number) {
  const source = await store.plan(jurisdiction, from);
  if (!source || source.incomplete)
    throw refused('没有可以作底稿的这一版', 'There is no such edition to start from', [
      {
        pointer: '/from',
        zh: `没有${from.year}年第${from.edition}版`,
        en: `There is no edition ${from.edition} of ${from.year}`,
      },
    ]);
  const [stored, people] = await Promise.all([
    store.pairings(jurisdiction, from),
    store.all(jurisdiction, 'people'),
  ]);
  const { taken, ended } = takenOver(stored, from.year, year);
  const known = new Map(people.map((person) => [person.id, person]));
  const stays = (pairing: Pairing) => servesThroughout(known.get(pairing.official), pairing);
  const outside = { zh: `包联时间不在${year}年内`, en: `It has no day in ${year}` };
  const gone = { zh: '不再是领导干部', en: 'No longer an official' };
  return {
    pairings: taken.filter(stays),
    leftOut: [
      ...ended.map((pairing) => ({ ...pairing, reason: outside })),
      ...taken
        .filter((pairing) => !stays(pairing))
        .map((pairing) => {
          const person = known.get(pairing.official);
          return { ...pairing, reason: person?.kind === 'official' ? leavesBefore(person) : gone };
        }),
    ],
  };
}

/**
 * Puts pairings into a draft; one that is there already (same official and subject) is replaced.
 * @throws Problem `illegal-move` unless the plan is a draft, `rule-refused` with a pointer to everything that {@link wrongPairings} finds.
 */
export const addPairings =
  ({ store, clock }: Ports): UseCase<'addPairings'> =>
  async ({ jurisdiction, year, edition, pairings }, caller) => {
    let plan = await planOf(store, jurisdiction, { year, edition });
    requireDraft(plan);
    const fields = await wrongPairings(store, jurisdiction, year, pairings);
    if (fields.length > 0)
      throw refused(
        `有${fields.length}处不符合规则,本批未加入`,
        `${fields.length} entries break a rule; none was added`,
        fields,
      );

    for (const part of partsOf(pairings)) {
      const known = await Promise.all(part.map((pairing) => store.pairing(jurisdiction, plan, pairing)));
      const added = known.filter((pairing) => pairing === undefined).length;
      plan = { ...plan, pairings: plan.pairings + added, ...stamp(clock, caller, plan.version) };
      const next = plan;
      await store.write([
        store.savePlan(jurisdiction, next),
        ...part.map((pairing) => store.savePairing(jurisdiction, next, pairing)),
      ]);
    }
    return plan;
  };

/**
 * Takes pairings out of a draft.
 * @throws Problem `illegal-move` unless the plan is a draft, `rule-refused` with a pointer to each that is not in it or named twice.
 */
export const removePairings =
  ({ store, clock }: Ports): UseCase<'removePairings'> =>
  async ({ jurisdiction, year, edition, pairings }, caller) => {
    let plan = await planOf(store, jurisdiction, { year, edition });
    requireDraft(plan);
    const known = await Promise.all(pairings.map((ref) => store.pairing(jurisdiction, plan, ref)));
    const fields = strangers(pairings, known);
    if (fields.length > 0)
      throw refused(
        `有${fields.length}处不在本版中,未移出任何一条`,
        `${fields.length} entries are not in this edition; none was removed`,
        fields,
      );
    for (const part of partsOf(known.flatMap((pairing) => pairing ?? []))) {
      const next: PairingPlan = {
        ...plan,
        pairings: plan.pairings - part.length,
        ...stamp(clock, caller, plan.version),
      };
      await store.write([
        store.savePlan(jurisdiction, next),
        ...part.map((pairing) => store.removePairing(jurisdiction, next, pairing)),
      ]);
      plan = next;
    }
    return plan;
  };

function strangers(refs: readonly PairingRef[], known: readonly (Pairing | undefined)[]): FieldProblem[] {
  const seen = new Set<string>();
  return refs.flatMap(({ official, subject }, at): FieldProblem[] => {
    const key = `${official}#${subject.kind}#${subject.id}`;
    const repeated = seen.has(key);
    seen.add(key);
    const pointer = `/pairings/${at}`;
    if (!known[at]) return [{ pointer, zh: '本版没有这一包联关系', en: 'This edition has no such pairing' }];
    return repeated
      ? [{ pointer, zh: '本批中重复的包联关系', en: 'The pairing repeats one of this batch' }]
      : [];
  });
}
