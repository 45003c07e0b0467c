import type { StaffRole } from '../../../shared/contract/route.ts';
import { ranks, type Person, type Unit } from '../../../shared/registry/model.ts';
import { personNames } from './names.ts';
import type { Random } from './random.ts';
import type { DepartmentId } from './units.ts';

type Rank = (typeof ranks)[number];

const times = (count: number, post: string): string[] => Array.from({ length: count }, () => post);

/** The posts of the 40 county leaders, highest first. */
const leaderPosts: Readonly<Partial<Record<Rank, readonly string[]>>> = {
  partySecretary: ['县委书记'],
  countyHead: ['县委副书记、县长'],
  standingCommittee: [
    '县委副书记',
    '县委常委、常务副县长',
    '县委常委、县纪委书记、县监委主任',
    '县委常委、组织部部长',
    '县委常委、宣传部部长',
    '县委常委、统战部部长',
    '县委常委、政法委书记',
    '县委常委、县委办公室主任',
    '县委常委、县人武部部长',
  ],
  deputyCountyHead: [...times(5, '副县长'), '副县长、县公安局局长'],
  countyLeader: [
    '县人大常委会主任',
    ...times(5, '县人大常委会副主任'),
    '县政协主席',
    ...times(5, '县政协副主席'),
    '县人民法院院长',
    '县人民检察院检察长',
    '县工业园区党工委书记',
    '县总工会主席',
    '县工商业联合会主席',
    '县委党校常务副校长',
    ...times(5, '县政府党组成员'),
  ],
};

const twoDigits = (number: number): string => String(number).padStart(2, '0');
export const leaderId = (place: number): string => `leader-${twoDigits(place)}`;
export const handlerId = (unit: string): string => `handler-${unit}`;

/** What staff beside the leaders and the units' handlers there are. */
export const staffPosts = [
  { id: 'office', role: 'office', unit: 'business-environment', post: '营商办工作人员' },
  { id: 'supervisor', role: 'supervisor', unit: 'inspection', post: '督查专员' },
  { id: 'custodian', role: 'custodian', unit: 'discipline', post: '信访举报受理专员' },
  { id: 'auditor', role: 'auditor', unit: 'audit', post: '审计专员' },
  { id: 'admin', role: 'admin', unit: 'government-services', post: '系统管理员' },
] as const satisfies readonly { id: string; role: StaffRole; unit: DepartmentId; post: string }[];

/** Who filed a complaint is disclosed by two people; they stand last, so that everybody else keeps the name she has. */
export const secondCustodian = {
  id: 'custodian-2',
  roles: ['custodian'],
  unit: 'discipline',
  post: '案件监督管理专员',
} satisfies Pick<Person, 'id' | 'roles' | 'unit' | 'post'>;

/** Posts of the leaders, in order: place 1 is `leader-01`. */
export const leaders: readonly { readonly id: string; readonly rank: Rank; readonly post: string }[] = ranks
  .flatMap((rank) => (leaderPosts[rank] ?? []).map((post) => ({ rank, post })))
  .map((leader, at) => ({ id: leaderId(at + 1), ...leader }));

/** Observers serve three years; two thirds began in mid-2025, the others at the beginning of 2026. */
const terms = [
  { from: '2025-07-01', to: '2028-06-30' },
  { from: '2025-07-01', to: '2028-06-30' },
  { from: '2026-01-01', to: '2028-12-31' },
] as const;
const observerCount = 22;

/** Everybody in the register: 40 leaders, the staff above, one handler a unit, 22 observers. All served when 2026 began. */
export function samplePeople(random: Random, units: readonly Unit[]): Person[] {
  const name = personNames(random.fork('names'));
  const sinceDraw = random.fork('since');
  const since = () => `${sinceDraw.integer(2021, 2025)}-${twoDigits(sinceDraw.integer(1, 12))}-01`;
  return [
    ...leaders.map(({ id, rank, post }): Person => ({
      id,
      name: name(),
      kind: 'official',
      roles: ['official'],
      rank,
      post,
      from: since(),
    })),
    ...staffPosts.map(({ id, role, unit, post }): Person => ({
      id,
      name: name(),
      kind: 'handler',
      roles: [role],
      rank: 'staff',
      post,
      unit,
      from: since(),
    })),
    ...units.map((unit): Person => ({
      id: handlerId(unit.id),
      name: name(),
      kind: 'handler',
      roles: ['handler'],
      rank: 'staff',
      post: '承办人',
      unit: unit.id,
      from: since(),
    })),
    ...Array.from({ length: observerCount }, (_, at): Person => ({
      id: `observer-${twoDigits(at + 1)}`,
      name: name(),
      kind: 'observer',
      roles: [],
      post: '营商环境观察员',
      ...terms[at % terms.length]!,
    })),
    {
      ...secondCustodian,
      name: name(),
      kind: 'handler',
      rank: 'staff',
      from: since(),
    },
  ];
}
