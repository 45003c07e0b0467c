import type { OutputOf } from '../../shared/contract/index.ts';
import type { Pairing } from '../../shared/registry/index.ts';
import type { UseCase } from '../platform/http.ts';
import { planOf } from './editions.ts';
import { today } from './ports.ts';
import type { Ports } from './ports.ts';
import { guaranteesOf, letterhead, sheetPlan } from './sheets.ts';
import type { RegistryStore } from './store.ts';

type Row = OutputOf<'pairingSchedule'>['rows'][number];
type Described = Pick<Row, 'subject' | 'amount' | 'difficulty' | 'unitName' | 'town'>;

const kinds = ['project', 'chain', 'enterprise', 'village'] as const;
const roles = ['lead', 'deputy'] as const;

const keyOf = ({ kind, id }: Pairing['subject']): string => `${kind}#${id}`;

/** 责任分解表: an edition by subject, with all that a printed sheet says. @throws Problem `not-found`. */
export const pairingSchedule =
  ({ store, clock }: Ports): UseCase<'pairingSchedule'> =>
  async ({ jurisdiction, year, edition }) => {
    const plan = await planOf(store, jurisdiction, { year, edition });
    const [head, pairings, people, units, guarantees] = await Promise.all([
      letterhead(store, jurisdiction, today(clock)),
      store.pairings(jurisdiction, plan),
      store.all(jurisdiction, 'people'),
      store.all(jurisdiction, 'units'),
      store.all(jurisdiction, 'guarantees'),
    ]);
    const persons = new Map(people.map((person) => [person.id, person]));
    const unitNames = new Map(units.map(({ id, name }) => [id, name]));
    const [described, guaranteesFor] = await Promise.all([
      describe(store, jurisdiction, pairings, unitNames),
      guaranteesOf(store, jurisdiction, guarantees),
    ]);
    const nameOf = (id: string | undefined) => (id === undefined ? undefined : persons.get(id)?.name);
    const bySubject = Map.groupBy(pairings, ({ subject }) => keyOf(subject));
    return {
      ...head,
      plan: {
        ...sheetPlan(plan),
        submittedByName: nameOf(plan.submittedBy),
        approvedByName: nameOf(plan.approvedBy),
      },
      rows: [...bySubject.values()]
        .map((held): Row => {
          const { subject } = held[0]!;
          return {
            ...(described.get(keyOf(subject)) ?? { subject: { ...subject, name: subject.id } }),
            officials: held
              .toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || compare(a.from, b.from))
              .map(({ official, role, from, to }) => {
                const person = persons.get(official);
                return {
                  official,
                  role,
                  from,
                  to,
                  name: person?.name ?? official,
                  post: person?.post,
                  unitName: unitNames.get(person?.unit ?? ''),
                };
              }),
            guarantees: subject.kind === 'project' ? guaranteesFor(subject.id) : [],
          };
        })
        .toSorted(
          (a, b) =>
            kinds.indexOf(a.subject.kind) - kinds.indexOf(b.subject.kind) ||
            a.subject.id.localeCompare(b.subject.id, 'en', { numeric: true }),
        ),
    };
  };

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What a sheet says of each subject; lists from which the edition names nothing are not read. */
async function describe(
  store: RegistryStore,
  jurisdiction: string,
  pairings: readonly Pairing[],
  unitNames: ReadonlyMap<string, string>,
): Promise<Map<string, Described>> {
  const has = (kind: Pairing['subject']['kind']) => pairings.some(({ subject }) => subject.kind === kind);
  const [projects, chains, enterprises, villages] = await Promise.all([
    has('project') ? store.all(jurisdiction, 'projects') : [],
    has('chain') ? store.all(jurisdiction, 'chains') : [],
    has('enterprise') ? store.all(jurisdiction, 'enterprises') : [],
    has('village') ? store.all(jurisdiction, 'villages') : [],
  ]);
  const described: Described[] = [
    ...projects.map(({ id, name, amount, difficulty, ownerUnit }) => ({
      subject: { kind: 'project' as const, id, name },
      amount,
      difficulty,
      unitName: unitNames.get(ownerUnit),
    })),
    ...chains.map(({ id, name }) => ({ subject: { kind: 'chain' as const, id, name } })),
    ...enterprises.map(({ id, name, town }) => ({
      subject: { kind: 'enterprise' as const, id, name },
      town,
    })),
    ...villages.map(({ id, name, town }) => ({ subject: { kind: 'village' as const, id, name }, town })),
  ];
  return new Map(described.map((one) => [keyOf(one.subject), one]));
}
