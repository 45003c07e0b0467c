import type { CivilDate } from '../time/civil.ts';
import { addDays } from '../time/civil.ts';

/** What officials are paired with. */
export interface SubjectRef {
  readonly kind: string;
  readonly id: string;
}

/** 包联: an official answers for a subject in a role, from a first to a last day; no end means still. */
export interface PairingLink {
  readonly official: string;
  readonly subject: SubjectRef;
  readonly role: string;
  readonly from: CivilDate;
  readonly to?: CivilDate | undefined;
}

const subjectKey = ({ kind, id }: SubjectRef): string => `${kind}\u001f${id}`;

/** One text for one pairing: the official, the subject, the role and the first day. */
export const pairingKey = ({ official, subject, role, from }: PairingLink): string =>
  [official, subject.kind, subject.id, role, from].join('\u001f');

/** Whether a pairing holds on a day. */
export const isInForce = ({ from, to }: Pick<PairingLink, 'from' | 'to'>, on: CivilDate): boolean =>
  from <= on && (to === undefined || on <= to);

/** The pairings that hold on a day. */
export const pairingsInForce = <P extends PairingLink>(pairings: readonly P[], on: CivilDate): P[] =>
  pairings.filter((pairing) => isInForce(pairing, on));

/** How many there are on a day, each counted once: who holds two subjects is one official, a subject with three officials is one. */
export function pairingCounts(pairings: readonly PairingLink[], on: CivilDate) {
  const current = pairingsInForce(pairings, on);
  const subjects = new Map(current.map(({ subject }) => [subjectKey(subject), subject]));
  const byKind: Record<string, number> = {};
  for (const { kind } of subjects.values()) byKind[kind] = (byKind[kind] ?? 0) + 1;
  return {
    pairings: new Set(current.map(pairingKey)).size,
    officials: new Set(current.map(({ official }) => official)).size,
    subjects: subjects.size,
    byKind,
  };
}

/** The officials with more than one subject on a day, and how many each has. */
export function officialsWithSeveral(pairings: readonly PairingLink[], on: CivilDate): Map<string, number> {
  const subjects = new Map<string, Set<string>>();
  for (const { official, subject } of pairingsInForce(pairings, on))
    subjects.set(official, (subjects.get(official) ?? new Set()).add(subjectKey(subject)));
  return new Map(
    [...subjects].filter(([, held]) => held.size > 1).map(([official, held]) => [official, held.size]),
  );
}

/** The subjects that nobody answers for on a day. */
export function unpairedSubjects<S extends SubjectRef>(
  subjects: readonly S[],
  pairings: readonly PairingLink[],
  on: CivilDate,
): S[] {
  const paired = new Set(pairingsInForce(pairings, on).map(({ subject }) => subjectKey(subject)));
  return subjects.filter((subject) => !paired.has(subjectKey(subject)));
}

/** The officials without a subject on a day. */
export function officialsWithoutPairing<O extends { readonly id: string }>(
  officials: readonly O[],
  pairings: readonly PairingLink[],
  on: CivilDate,
): O[] {
  const busy = new Set(pairingsInForce(pairings, on).map(({ official }) => official));
  return officials.filter(({ id }) => !busy.has(id));
}

/** Who must lead the hardest projects (F7); a setting. */
export interface TopRankRule {
  readonly difficulty: string;
  readonly topRanks: readonly string[];
  /** The role that leads. */
  readonly role: string;
}

export const defaultTopRankRule: TopRankRule = {
  difficulty: 'A',
  topRanks: ['partySecretary', 'countyHead'],
  role: 'lead',
};

/** The hardest projects that none of the top ranks leads on a day. */
export function hardProjectsWithoutTopRank<P extends { readonly id: string; readonly difficulty: string }>(
  projects: readonly P[],
  pairings: readonly PairingLink[],
  officials: readonly { readonly id: string; readonly rank?: string | undefined }[],
  on: CivilDate,
  rule: TopRankRule = defaultTopRankRule,
): P[] {
  const top = new Set(
    officials.filter(({ rank }) => rank !== undefined && rule.topRanks.includes(rank)).map(({ id }) => id),
  );
  const led = new Set(
    pairingsInForce(pairings, on)
      .filter(
        ({ official, subject, role }) =>
          subject.kind === 'project' && role === rule.role && top.has(official),
      )
      .map(({ subject }) => subject.id),
  );
  return projects.filter(({ id, difficulty }) => difficulty === rule.difficulty && !led.has(id));
}

/** The owners a subject lacks on a day, of those its programme asks for (city, county, enterprise). */
export function missingOwners(
  subject: SubjectRef,
  pairings: readonly PairingLink[],
  on: CivilDate,
  roles: readonly string[],
): string[] {
  const present = new Set(
    pairingsInForce(pairings, on)
      .filter((pairing) => subjectKey(pairing.subject) === subjectKey(subject))
      .map(({ role }) => role),
  );
  return roles.filter((role) => !present.has(role));
}

/** An official's pairings that go on, or begin, after a day. */
export const openAfter = <P extends PairingLink>(
  pairings: readonly P[],
  official: string,
  lastDay: CivilDate,
): P[] =>
  pairings.filter(
    (pairing) => pairing.official === official && (pairing.to === undefined || pairing.to > lastDay),
  );

/** What ending an official's service does to the pairings; refused while one of them would be orphaned. */
export type Handover<P extends PairingLink> =
  | { readonly ok: true; readonly ended: P[]; readonly begun: P[]; readonly pairings: P[] }
  | { readonly ok: false; readonly orphans: P[] };

/**
 * Ends an official's service with a last day (transfer, retirement). Each pairing still open after that day goes, from the day after,
 * to the successor named for it by {@link pairingKey}; the successor may not be the official who leaves, and must be `inService`.
 * Without one it is an orphan, and nothing is handed over. A pairing that has not begun by then begins with the successor.
 */
export function handOver<P extends PairingLink>(
  official: string,
  lastDay: CivilDate,
  pairings: readonly P[],
  successors: ReadonlyMap<string, string>,
  inService: (official: string) => boolean,
): Handover<P> {
  const open = openAfter(pairings, official, lastDay);
  const successorOf = (pairing: P): string | undefined => {
    const successor = successors.get(pairingKey(pairing));
    return successor !== undefined && successor !== official && inService(successor) ? successor : undefined;
  };
  const orphans = open.filter((pairing) => successorOf(pairing) === undefined);
  if (orphans.length > 0) return { ok: false, orphans };

  const nextDay = addDays(lastDay, 1);
  const ended = open.filter(({ from }) => from <= lastDay).map((pairing) => ({ ...pairing, to: lastDay }));
  const begun = open.map((pairing) => ({
    ...pairing,
    official: successorOf(pairing) ?? official,
    from: pairing.from > nextDay ? pairing.from : nextDay,
  }));
  const kept = pairings.filter((pairing) => !open.includes(pairing));
  return { ok: true, ended, begun, pairings: [...kept, ...ended, ...begun] };
}

/**
 * Pairings with those that successors begin. An edition names an official once for a subject: a successor who holds it already goes on
 * holding it, from the earlier first day to the later last one, and leads if either pairing does.
 */
export function succession<P extends PairingLink>(pairings: readonly P[], begun: readonly P[]): P[] {
  const placeOf = ({ official, subject }: P): string => `${official}\u001f${subjectKey(subject)}`;
  const all = new Map(pairings.map((pairing) => [placeOf(pairing), pairing]));
  for (const pairing of begun) {
    const held = all.get(placeOf(pairing));
    all.set(placeOf(pairing), held ? joined(held, pairing) : pairing);
  }
  return [...all.values()];
}

const joined = <P extends PairingLink>(held: P, begun: P): P => ({
  ...held,
  role: [held, begun].some(({ role }) => role === 'lead') ? 'lead' : held.role,
  from: held.from < begun.from ? held.from : begun.from,
  to: [held.to, begun.to].includes(undefined) ? undefined : [held.to, begun.to].toSorted().at(-1),
});
