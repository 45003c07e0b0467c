import type { Assignment, Programme } from '../../../shared/registry/arrangements.ts';
import type { Chain, Enterprise, Pairing, Project, Village } from '../../../shared/registry/model.ts';
import { handlerId, leaderId } from './people.ts';
import { towns, type DepartmentId } from './units.ts';

/** The sample's names for what the sources count without naming. */
const numbered = (prefix: string, zh: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `${prefix}-${at + 1}`, name: `样例${zh}${at + 1}` }));

const group = (number: number, unit: DepartmentId, ...categories: string[]) => ({
  id: `group-${number}`,
  name: `样例工作组${number}`,
  unit,
  categories,
});

const drive = 'drive-2026';
const scheme = 'three-four-thousand';

/**
 * A campaign of 120 days from the day on which this machine's clock begins, with the nine groups of its headquarters (numbered, and two not
 * named yet: the source is silent), and a standing scheme of seven workstreams. Titles of the county's own making say that they are samples.
 */
export const sampleProgrammes: readonly Programme[] = [
  {
    id: drive,
    name: '项目攻坚120天(样例)',
    kind: 'campaign',
    from: '2026-09-01',
    days: 120,
    goals: [
      {
        id: 'signings',
        name: '签约亿元项目',
        target: { of: 'signing', count: 10, minimumAmount: 100_000_000 },
      },
      { id: 'starts', name: '集中开工', target: { of: 'start', count: 60 } },
      { id: 'upgrades', name: '技改', target: { of: 'entries', count: 6 } },
      { id: 'trips', name: '外出招商', target: { of: 'trip', count: 12 } },
    ],
    workstreams: [],
    workGroups: [
      group(1, 'dev-reform', 'other'),
      group(2, 'natural-resources', 'land'),
      group(3, 'government-services', 'procedures'),
      group(4, 'local-finance', 'financing'),
      group(5, 'human-resources', 'labour', 'talent'),
      group(6, 'finance', 'policy'),
      group(7, 'power', 'utilities'),
      { id: 'group-8', categories: [] },
      { id: 'group-9', categories: [] },
    ],
    taskTypes: numbered('type', '任务类型', 9),
    areas: numbered('area', '片区', 2),
    activation: ['leader', 'team', 'plan'],
    ownerRoles: [],
  },
  {
    id: scheme,
    name: '三百四千(样例)',
    kind: 'standing',
    from: '2026-01-01',
    goals: numbered('goal', '目标', 5),
    workstreams: numbered('stream', '工作专班', 7).map((tag, at) => ({ ...tag, owner: leaderId(at + 3) })),
    workGroups: [],
    taskTypes: [],
    areas: [],
    activation: [],
    ownerRoles: ['county'],
  },
];

/** What {@link sampleProgrammes} take up is drawn from. */
interface Subjects {
  readonly projects: readonly Project[];
  readonly enterprises: readonly Enterprise[];
  readonly chains: readonly Chain[];
  readonly villages: readonly Village[];
  readonly pairings: readonly Pairing[];
}

const amountOfLarge = 100_000_000;
const unreadyEvery = 12;
const untypedAt = 5;
const namedGroups = 7;
const ownerlessEvery = 15;

/**
 * New and planned projects in the campaign, dealt to its named groups and its types; every twelfth lacks its plan and is not under way, one
 * has no type.
 */
function inDrive({ projects, pairings }: Subjects): Assignment[] {
  const leaderOf = new Map(pairings.map(({ subject, official }) => [subject.id, official]));
  const north = new Set<string>(towns.slice(0, 6).map(({ unit }) => unit));
  return projects
    .filter(({ kind }) => kind !== 'continuing')
    .slice(0, 120)
    .map(({ id, ownerUnit, amount, schedule, upgrade }, at): Assignment => {
      const ready = at % unreadyEvery !== unreadyEvery - 1;
      const signs = amount >= amountOfLarge && schedule.some(({ kind }) => kind === 'signing');
      return {
        id: `${drive}-${id}`,
        programme: drive,
        subject: { kind: 'project', id },
        workGroup: `group-${(at % namedGroups) + 1}`,
        ...(at !== untypedAt && { taskType: `type-${(at % 9) + 1}` }),
        area: north.has(ownerUnit) ? 'area-1' : 'area-2',
        goals: ['starts', ...(signs ? ['signings'] : []), ...(upgrade ? ['upgrades'] : [])],
        leader: leaderOf.get(id),
        team: [handlerId(ownerUnit), handlerId('natural-resources')].filter(
          (person, place, all) => all.indexOf(person) === place,
        ),
        ...(ready && { plan: '样例方案:明确节点、责任单位和完成时限' }),
        active: ready,
        owners: [],
      };
    });
}

/** Chains, the larger enterprises and the villages in the standing scheme, each with the county's owner; every fifteenth has none yet. */
function inScheme({ enterprises, chains, villages, pairings }: Subjects): Assignment[] {
  const leaderOf = new Map(pairings.map(({ subject, official }) => [subject.id, official]));
  const subjects = [
    ...chains.map(({ id }) => ({ kind: 'chain' as const, id })),
    ...enterprises
      .filter(({ size }) => size === 'large' || size === 'medium')
      .map(({ id }) => ({ kind: 'enterprise' as const, id })),
    ...villages.map(({ id }) => ({ kind: 'village' as const, id })),
  ];
  return subjects.map((subject, at): Assignment => {
    const owner = leaderOf.get(subject.id) ?? leaderId((at % 40) + 1);
    return {
      id: `${scheme}-${subject.id}`,
      programme: scheme,
      subject,
      workstream: `stream-${(at % 7) + 1}`,
      goals: [`goal-${(at % 5) + 1}`],
      leader: owner,
      team: [],
      active: true,
      owners:
        at % ownerlessEvery === ownerlessEvery - 1
          ? []
          : [{ role: 'county', person: owner, from: '2026-01-01' }],
    };
  });
}

/** What the two programmes have taken up. */
export const sampleAssignments = (subjects: Subjects): Assignment[] => [
  ...inDrive(subjects),
  ...inScheme(subjects),
];
