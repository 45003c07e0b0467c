import type { FieldProblem } from '../../shared/contract/problems.ts';
import {
  editionsFrom,
  handOver as handedOver,
  openAfter,
  pairingKey,
  succession,
} from '../../shared/registry/index.ts';
import type { EditionRef, Pairing, Person } from '../../shared/registry/index.ts';
import { addDays } from '../../shared/time/civil.ts';
import type { UseCase } from '../platform/http.ts';
import { problem, refused } from '../platform/problem.ts';
import { openEdition } from './editions.ts';
import { openMatters } from './openMatters.ts';
import { today } from './ports.ts';
import type { Ports } from './ports.ts';
import { servesThroughout } from './service.ts';
import type { RegistryStore } from './store.ts';
import { subjectNames } from './subjects.ts';

type Successor = {
  readonly subject: Pairing['subject'];
  readonly official: string;
  readonly role?: Pairing['role'] | undefined;
};

/** An edition that counts now or later, with all its pairings. */
interface Standing extends EditionRef {
  readonly pairings: readonly Pairing[];
}

const fault = (pointer: string, zh: string, en: string): FieldProblem => ({ pointer, zh, en });
const keyOf = ({ kind, id }: Pairing['subject']): string => `${kind}#${id}`;

async function staffMember(store: RegistryStore, jurisdiction: string, id: string): Promise<Person> {
  const person = (await store.rows(jurisdiction, 'people', [id])).get(id)?.row;
  if (person?.kind !== 'official' && person?.kind !== 'handler') throw problem('not-found');
  return person;
}

/** What somebody answers for after a day, by default today. @throws Problem `not-found` for anyone who is not of the staff. */
export const openPairings =
  ({ store, clock }: Ports): UseCase<'openPairings'> =>
  async ({ jurisdiction, personId, on = today(clock) }) =>
    openMatters(store, jurisdiction, await staffMember(store, jurisdiction, personId), on, today(clock));

/**
 * Hands an official's pairings over: drafts the next edition of each plan that counts now or later, in which they end on the last day of
 * service and the successors' begin the day after. A successor who holds the subject already goes on holding it, in the higher of the
 * two roles. Approval, and then the ending of the service, are steps of their own.
 * @throws Problem `not-found` for anyone who is not an official, `rule-refused` with every open pairing that has no successor, and every
 *   successor who is not in service or to whom nothing is left.
 */
export const handOver =
  (ports: Ports): UseCase<'handOver'> =>
  async ({ jurisdiction, personId, on, successors }, caller) => {
    const { store, clock } = ports;
    const leaver = await staffMember(store, jurisdiction, personId);
    if (leaver.kind !== 'official') throw problem('not-found');
    const { editions } = await store.approved(jurisdiction);
    const standing = await Promise.all(
      editionsFrom(editions, today(clock)).map(async (edition): Promise<Standing> => ({
        ...edition,
        pairings: await store.pairings(jurisdiction, edition),
      })),
    );
    const open = standing.flatMap(({ pairings }) => openAfter(pairings, personId, on));
    if (open.length === 0) throw refused('没有须移交的包联', 'There is no pairing to hand over');
    const fields = await wrongSuccessors(store, jurisdiction, { leaver, on, open, successors });
    if (fields.length > 0)
      throw refused(
        `有${fields.length}处不能移交,未起草新一版`,
        `${fields.length} entries cannot be handed over; nothing was drafted`,
        fields,
      );

    const named = new Map(successors.map((successor) => [keyOf(successor.subject), successor]));
    const plans = [];
    for (const { year, edition, pairings } of standing) {
      const own = openAfter(pairings, personId, on);
      if (own.length === 0) continue;
      const next = after(personId, on, pairings, named);
      plans.push(
        await openEdition(ports, jurisdiction, caller, { year, basedOn: { year, edition }, pairings: next }),
      );
    }
    return { plans };
  };

/** An edition's pairings once everything is handed over as named. */
function after(
  leaver: string,
  on: string,
  pairings: readonly Pairing[],
  named: ReadonlyMap<string, Successor>,
): Pairing[] {
  const taking = new Map(
    openAfter(pairings, leaver, on).map((pairing) => [
      pairingKey(pairing),
      named.get(keyOf(pairing.subject))?.official ?? '',
    ]),
  );
  const result = handedOver(leaver, on, pairings, taking, () => true);
  if (!result.ok) throw new RangeError('A pairing without a successor was not refused');
  const begun = result.begun.map((pairing) => ({
    ...pairing,
    role: named.get(keyOf(pairing.subject))?.role ?? pairing.role,
  }));
  const gone = new Set(result.begun);
  return succession(
    result.pairings.filter((pairing) => !gone.has(pairing)),
    begun,
  );
}

interface Handover {
  readonly leaver: Person;
  readonly on: string;
  readonly open: readonly Pairing[];
  readonly successors: readonly Successor[];
}

async function wrongSuccessors(
  store: RegistryStore,
  jurisdiction: string,
  { leaver, on, open, successors }: Handover,
): Promise<FieldProblem[]> {
  const subjects = [...new Map(open.map(({ subject }) => [keyOf(subject), subject])).values()];
  const [people, nameOf] = await Promise.all([
    store.rows(
      jurisdiction,
      'people',
      successors.map(({ official }) => official),
    ),
    subjectNames(store, jurisdiction, subjects),
  ]);
  const named = new Set(successors.map(({ subject }) => keyOf(subject)));
  const nextDay = addDays(on, 1);
  const begins = (pairing: Pairing): string => (pairing.from > nextDay ? pairing.from : nextDay);
  return [
    ...(on < leaver.from
      ? [fault('/on', '离任日早于任职开始', 'The last day of service is before its first')]
      : []),
    ...subjects
      .filter((subject) => !named.has(keyOf(subject)))
      .map((subject) => {
        const name = nameOf(subject) ?? subject.id;
        return fault('/successors', `“${name}”没有接任人`, `"${name}" has no successor`);
      }),
    ...successors.flatMap(({ subject, official }, at) => {
      const first = successors.findIndex((other) => keyOf(other.subject) === keyOf(subject));
      const left = open.filter((pairing) => keyOf(pairing.subject) === keyOf(subject));
      const person = people.get(official)?.row;
      const ready =
        person?.kind === 'official' &&
        left.every((pairing) => servesThroughout(person, pairing) && person.from <= begins(pairing));
      return [
        ...(left.length === 0
          ? [
              fault(
                `/successors/${at}/subject`,
                '没有须移交的这一项包联',
                'There is no such pairing to hand over',
              ),
            ]
          : []),
        ...(first === at
          ? []
          : [fault(`/successors/${at}/subject`, '同一对象指定了两位接任人', 'The subject is named twice')]),
        ...successorFault(`/successors/${at}/official`, official, { person, ready, leaver }),
      ];
    }),
  ];
}

function successorFault(
  pointer: string,
  official: string,
  { person, ready, leaver }: { person: Person | undefined; ready: boolean; leaver: Person },
): FieldProblem[] {
  if (person?.kind !== 'official')
    return [fault(pointer, `没有登记过领导干部${official}`, `There is no official ${official}`)];
  if (official === leaver.id)
    return [fault(pointer, '接任人不能是离任人本人', 'Nobody succeeds to their own pairing')];
  if (ready) return [];
  return [
    fault(
      pointer,
      `${person.name}在移交期间不在任,请另选接任人`,
      `${person.name} is not in service throughout; name somebody else`,
    ),
  ];
}
