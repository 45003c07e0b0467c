import type { OutputOf } from '../../../../shared/contract/index.ts';
import { addDays } from '../../../../shared/time/civil.ts';
import { subjectKind } from '../../parts/words.ts';
import type { Subject } from '../subject.ts';
import { t } from './messages.ts';

export type OpenMatters = OutputOf<'openPairings'>;
export interface HeldRows {
  indicators: OutputOf<'listIndicators'>['items'][number];
  envoys: OutputOf<'listEnvoys'>['items'][number];
  sites: OutputOf<'listSites'>['items'][number];
  programmes: OutputOf<'listProgrammes'>['items'][number];
  assignments: OutputOf<'listAssignments'>['items'][number];
  guarantees: OutputOf<'listGuarantees'>['items'][number];
}
/** The lists whose rows name the person and are saved with another. */
export type HeldList = keyof HeldRows;
export const heldLists = [
  'indicators',
  'envoys',
  'sites',
  'programmes',
  'assignments',
  'guarantees',
] as const;

/** One thing that somebody else must take over. */
export interface Matter {
  readonly key: string;
  readonly kind: 'pairing' | HeldList;
  readonly label: string;
  /** Of a pairing: with what. */
  readonly subject?: Subject;
  /** Of the others: the row that names the person. */
  readonly row?: string;
}

const once = (matters: readonly Matter[]): Matter[] => [
  ...new Map(matters.map((matter) => [matter.key, matter])).values(),
];

/** Everything that a person leaves behind, each once, as one would name it. */
export function mattersOf(open: OpenMatters): Matter[] {
  const held = (kind: HeldList, row: string, label: string): Matter => ({
    key: `${kind}:${row}`,
    kind,
    label,
    row,
  });
  return once([
    ...open.pairings.map(({ subject, subjectName }): Matter => ({
      key: `pairing:${subject.kind}:${subject.id}`,
      kind: 'pairing',
      label: `${subjectName} (${subjectKind(subject.kind)})`,
      subject,
    })),
    ...open.indicators.map(({ id, name }) => held('indicators', id, name)),
    ...open.envoys.map(({ id, enterpriseName }) => held('envoys', id, enterpriseName)),
    ...open.sites.map(({ id, name }) => held('sites', id, name)),
    ...open.workstreams.map(({ programme, programmeName, name }) =>
      held(
        'programmes',
        programme,
        `${programmeName}:${
          open.workstreams
            .filter((one) => one.programme === programme)
            .map((one) => one.name)
            .join('、') || name
        }`,
      ),
    ),
    ...open.assignments.map(({ id, subjectName }) => held('assignments', id, subjectName)),
    ...open.guarantees.map(({ project, projectName }) =>
      held(
        'guarantees',
        project,
        `${projectName}:${open.guarantees
          .filter((one) => one.project === project)
          .map(({ title }) => title)
          .join('、')}`,
      ),
    ),
  ]);
}

/** Who leaves, with which last day, and who takes over. */
export interface Change {
  readonly leaver: string;
  readonly successor: string;
  /** Last day of service. */
  readonly on: string;
  /** Makes the id of a row that is added. */
  readonly newId: () => string;
}

/** A term of one person that ends, and the successor's that begins the day after; one that has not begun changes hands as it is. */
function pass<T extends { person: string; from: string; to?: string | undefined }>(
  term: T,
  { leaver, successor, on }: Change,
): T[] {
  const isOver = term.to !== undefined && term.to <= on;
  if (term.person !== leaver || isOver) return [term];
  if (term.from > on) return [{ ...term, person: successor }];
  return [
    { ...term, to: on },
    { ...term, person: successor, from: addDays(on, 1) },
  ];
}

const without = (team: readonly string[], { leaver, successor }: Change): string[] => [
  ...new Set(team.map((member) => (member === leaver ? successor : member))),
];

const taking = {
  indicators: (row, { successor }) => [{ ...row, chief: successor }],
  envoys: (row, change) =>
    pass(row, change).map((term, at) => (at === 0 ? term : { ...term, id: change.newId(), version: 0 })),
  sites: (row, change) => [
    {
      ...row,
      owner: row.owner === change.leaver ? change.successor : row.owner,
      team: without(row.team, change),
    },
  ],
  programmes: (row, { leaver, successor }) => [
    {
      ...row,
      workstreams: row.workstreams.map((stream) =>
        stream.owner === leaver ? { ...stream, owner: successor } : stream,
      ),
    },
  ],
  assignments: (row, change) => [
    {
      ...row,
      ...(row.leader && { leader: row.leader === change.leaver ? change.successor : row.leader }),
      team: without(row.team, change),
      owners: row.owners.flatMap((owner) => pass(owner, change)),
    },
  ],
  guarantees: (row, { leaver, successor }) => [
    {
      ...row,
      given: row.given.map((one) => (one.person === leaver ? { ...one, person: successor } : one)),
    },
  ],
} as const satisfies { [L in HeldList]: (row: HeldRows[L], change: Change) => HeldRows[L][] };

/** The rows to save so that the successor takes the leaver's place in a row. */
export const rowsAfter = <L extends HeldList>(list: L, row: HeldRows[L], change: Change): HeldRows[L][] =>
  (taking[list] as unknown as (row: HeldRows[L], change: Change) => HeldRows[L][])(row, change);

/** What a kind of matter is called. */
export const matterWord = (kind: Matter['kind']): string => t(kind);
