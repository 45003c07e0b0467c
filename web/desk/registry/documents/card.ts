import type { OutputOf } from '../../../../shared/contract/index.ts';
import { isInForce } from '../../../../shared/registry/pairing.ts';
import type { Subject } from '../subject.ts';

type Answer = OutputOf<'responsibilityCard'>;
type Schedule = OutputOf<'pairingSchedule'>;

/** What stands on a responsibility card. */
export interface Card {
  readonly county: string;
  /** The day it was made. */
  readonly on: string;
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly post?: string | undefined;
    readonly unitName?: string | undefined;
  };
  readonly plan: Answer['plan'];
  readonly pairings: readonly {
    readonly subject: Subject;
    readonly subjectName: string;
    readonly role: 'lead' | 'deputy';
    readonly from: string;
    /** What this official guarantees for the subject. */
    readonly guarantees: readonly string[];
  }[];
  readonly duties: Answer['duties'];
}

const given = (all: readonly { person: string; title: string }[], person: string): string[] =>
  all.filter((one) => one.person === person).map(({ title }) => title);

/** One official's card as the API makes it. */
export const cardOf = ({ jurisdiction, on, person, plan, pairings, duties }: Answer): Card => ({
  county: jurisdiction.name,
  on,
  person,
  plan,
  pairings: pairings.map(({ subject, subjectName, role, from, guarantees }) => ({
    subject,
    subjectName,
    role,
    from,
    guarantees: given(guarantees, person.id),
  })),
  duties,
});

/**
 * The cards of all officials who hold a pairing of an edition on the day it is printed, in the order in which the schedule names them.
 * @param duties the county's duties; those of officials stand on every card
 */
export function cardsOf({ jurisdiction, on, plan, rows }: Schedule, duties: Answer['duties']): Card[] {
  const held = rows.flatMap(({ subject, officials, guarantees }) =>
    officials
      .filter((official) => isInForce(official, on))
      .map((official) => ({ subject, official, guarantees })),
  );
  return [...Map.groupBy(held, ({ official }) => official.official)].map(([id, pairings]): Card => {
    const { name, post, unitName } = pairings[0]!.official;
    return {
      county: jurisdiction.name,
      on,
      person: { id, name, post, unitName },
      plan,
      pairings: pairings.map(({ subject, official, guarantees }) => ({
        subject,
        subjectName: subject.name,
        role: official.role,
        from: official.from,
        guarantees: given(guarantees, id),
      })),
      duties: duties.filter(({ appliesTo }) => appliesTo === 'official'),
    };
  });
}
