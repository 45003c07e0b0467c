import { editionInForce, pairingsInForce } from '../../shared/registry/index.ts';
import type { Project } from '../../shared/registry/index.ts';
import type { Run } from '../../shared/scoring/index.ts';
import { lastDayOf } from '../../shared/time/civil.ts';
import type { StaffCaller } from '../platform/ports.ts';
import type { Ports } from './ports.ts';

/** Under which id somebody is scored in a kind of run: an official as herself, a handler as her unit. */
export const ownSubject = ({ person, unit }: StaffCaller, kind: Run['kind']): string | undefined =>
  kind === 'official' ? person : kind === 'unit' ? unit : undefined;

/** What a caller answers for at a month's end. */
export interface Own {
  /** A handler's: those that her unit owns; an official's: those that she is paired with. */
  readonly projects: readonly Project[];
  /** Whether the caller is paired with anything, by the edition in force. */
  readonly paired: boolean;
}

/** The projects that are the caller's at a month's end. Reads: the projects; of an official the approved editions and the pairings in force. */
export async function ownOf(
  { store }: Pick<Ports, 'store'>,
  j: string,
  month: string,
  { person, unit, roles }: StaffCaller,
): Promise<Own> {
  const lastDay = lastDayOf(month);
  const official = roles.includes('official');
  const [projects, edition] = await Promise.all([
    store.all(j, 'projects'),
    official ? store.approved(j).then((approved) => editionInForce(approved, lastDay)) : undefined,
  ]);
  const pairings = edition
    ? pairingsInForce(await store.pairings(j, edition), lastDay).filter(({ official: who }) => who === person)
    : [];
  const paired = new Set(pairings.flatMap(({ subject }) => (subject.kind === 'project' ? [subject.id] : [])));
  const owned = roles.includes('handler') ? unit : undefined;
  return {
    projects: projects.filter(
      ({ id, ownerUnit }) => paired.has(id) || (owned !== undefined && ownerUnit === owned),
    ),
    paired: pairings.length > 0,
  };
}
