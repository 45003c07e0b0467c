import { dutyOfMatter } from '../../shared/intake/index.ts';
import { isVerified } from '../../shared/progress/achievement.ts';
import { dutyStanding, pairedService, pairingsInForce } from '../../shared/registry/index.ts';
import type { Duty, DutyRecord, PairedService, Person } from '../../shared/registry/index.ts';
import type { OfficialFacts } from '../../shared/scoring/index.ts';
import { firstDayOf } from '../../shared/time/civil.ts';
import { periodOf } from '../../shared/time/period.ts';
import { noticeFacts } from './month.ts';
import type { MonthRecords, ServiceRecords } from './month.ts';

/** The ranks of county leaders; below them section heads and staff are compared among themselves. */
const countyLeaders: readonly Person['rank'][] = [
  'partySecretary',
  'countyHead',
  'standingCommittee',
  'deputyCountyHead',
  'countyLeader',
];

/**
 * What is known of every official who holds a pairing at the month's end. Duties are those that fell due in the month; a notice concerns an
 * official if its matter is a duty of hers. `totals` are those of the month's project run.
 */
export function officialFacts(
  records: MonthRecords,
  { people, duties, pairings, log, deeds }: ServiceRecords,
  totals: ReadonlyMap<string, number | undefined>,
): OfficialFacts[] {
  const { month, lastDay } = records;
  const held = Map.groupBy(pairings, ({ official }) => official);
  const names = new Map(records.projects.map(({ id, name }) => [id, name]));
  const quarter = periodOf('quarter', lastDay).from;
  return people.flatMap((person) => {
    const own = held.get(person.id) ?? [];
    const current = pairingsInForce(own, lastDay);
    if (person.kind !== 'official' || current.length === 0) return [];
    const entries = log.filter((entry) => entry.person === person.id && entry.date <= lastDay);
    const projects = new Set(
      current.flatMap(({ subject }) => (subject.kind === 'project' ? [subject.id] : [])),
    );
    return [
      {
        kind: 'official',
        id: person.id,
        name: person.name,
        group: groupOf(person),
        month,
        notices: noticeFacts(
          records.notices.filter(({ matter }) => dutyOfMatter(matter)?.person === person.id),
        ),
        duties: dutiesDue(duties, pairedService(own, person.to), entries, month, lastDay),
        projects: [...projects].map((id) => {
          const total = totals.get(id);
          return { id, name: names.get(id) ?? id, ...(total !== undefined && { total }) };
        }),
        onSiteOffices: entries
          .filter(({ kind, date }) => kind === 'onSiteOffice' && date >= quarter)
          .map(({ id, date }) => ({ id, label: date })),
        deeds: deedsOf(deeds, person.id, lastDay),
      },
    ];
  });
}

/** Somebody's deeds up to a day; `verifiedOn` is when the verification that made it count was given (Z17). */
const deedsOf = (
  deeds: ServiceRecords['deeds'],
  person: string,
  lastDay: string,
): NonNullable<OfficialFacts['deeds']> =>
  deeds
    .filter((deed) => deed.person === person && deed.on <= lastDay)
    .map(({ id, title, verifications, ...deed }) => {
      const given = verifications
        .filter(({ on }) => on <= lastDay)
        .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
      const at = given.findIndex((_, n) => isVerified({ ...deed, verifications: given.slice(0, n + 1) }));
      return { id, label: title, ...(at >= 0 && { verifiedOn: given[at]!.on }) };
    });

const groupOf = ({ rank }: Person): string =>
  countyLeaders.includes(rank) ? 'countyLeaders' : rank === 'sectionHead' ? 'sectionHeads' : 'staff';

/** Of the duties whose last day lay in the month, how many there were and how many were met; exempt ones are in neither. */
function dutiesDue(
  duties: readonly Duty[],
  { service, exemptions }: PairedService,
  records: readonly DutyRecord[],
  month: string,
  lastDay: string,
): OfficialFacts['duties'] {
  const due = duties
    .map((duty) => dutyStanding(duty, service, records, lastDay, { exemptions }))
    .filter(
      (standing) =>
        standing.lastDay >= firstDayOf(month) &&
        standing.lastDay <= lastDay &&
        (standing.status === 'met' || standing.status === 'missed'),
    );
  return { total: due.length, met: due.filter(({ status }) => status === 'met').length };
}
