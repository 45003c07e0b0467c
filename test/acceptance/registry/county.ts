import { creditCodeFrom } from '../../../shared/identifiers/creditCode.ts';
import type {
  Assignment,
  Catalogue,
  CatalogueItem,
  Duty,
  Enterprise,
  Indicator,
  Pairing,
  PairingPlan,
  Person,
  Programme,
  Project,
  Unit,
} from '../../../shared/registry/index.ts';
import type { House, Visitor } from '../../fixtures/house.ts';

export const jurisdiction = '422826';
export const office: Visitor = { roles: ['office'], person: 'office-1' };
export const admin: Visitor = { roles: ['admin'], person: 'admin-1' };
export const supervisor: Visitor = { roles: ['supervisor'], person: 'supervisor-1' };
export const handler: Visitor = { roles: ['handler'], person: 'handler-1', unit: 'u1' };

export const unit: Unit = { id: 'u1', name: '发展和改革局', kind: 'department', rated: true };

export const makeOfficial = (n: number, overrides: Partial<Person> = {}): Person => ({
  id: `official-${n}`,
  name: `领导${n}`,
  kind: 'official',
  roles: ['official'],
  rank: 'countyLeader',
  unit: 'u1',
  from: '2020-01-01',
  ...overrides,
});

export const makeObserver = (n: number, overrides: Partial<Person> = {}): Person => ({
  id: `observer-${n}`,
  name: `观察员${n}`,
  kind: 'observer',
  roles: [],
  from: '2026-01-01',
  to: '2027-12-31',
  ...overrides,
});

export const makeProject = (n: number, overrides: Partial<Project> = {}): Project => ({
  id: `P-${n}`,
  name: `项目${n}`,
  amount: 100_000_000,
  kind: 'newStart',
  stage: 'started',
  difficulty: 'B',
  priority: 'county',
  ownerUnit: 'u1',
  schedule: [{ kind: 'start', planned: '2026-03-01' }],
  yearPlan: 20_000_000,
  suspended: false,
  ...overrides,
});

export const makeEnterprise = (n: number, overrides: Partial<Enterprise> = {}): Enterprise => ({
  id: creditCodeFrom(`9142282600000${String(n).padStart(4, '0')}`),
  name: `企业${n}`,
  sector: 'industry',
  size: 'small',
  town: '高乐山镇',
  aboveScale: true,
  ...overrides,
});

export const makeIndicator = (id: string, overrides: Partial<Indicator> = {}): Indicator => ({
  id,
  name: id,
  chief: 'official-1',
  leadUnit: 'u1',
  ...overrides,
});

export const makeDuty = (overrides: Partial<Duty> = {}): Duty => ({
  id: 'contact',
  programme: '领导联系企业',
  name: '每月联系企业',
  appliesTo: 'official',
  record: 'contact',
  minimum: 1,
  period: 'month',
  ...overrides,
});

export const makeCatalogue = (id: string, overrides: Partial<Catalogue> = {}): Catalogue => ({
  id,
  zh: id,
  en: id,
  limit: 100,
  statuses: [],
  attributes: [],
  practice: true,
  ...overrides,
});

export const makeItem = (id: string | number, overrides: Partial<CatalogueItem> = {}): CatalogueItem => ({
  id: String(id),
  title: `条目${id}`,
  attributes: {},
  ...overrides,
});

export const makeProgramme = (id: string, overrides: Partial<Programme> = {}): Programme => ({
  id,
  name: id,
  kind: 'standing',
  from: '2026-01-01',
  goals: [],
  workstreams: [],
  workGroups: [],
  taskTypes: [],
  areas: [],
  activation: [],
  ownerRoles: [],
  ...overrides,
});

/** Project `n` taken up in a programme. */
export const makeAssignment = (
  programme: string,
  n: number,
  overrides: Partial<Assignment> = {},
): Assignment => ({
  id: `${programme}-${n}`,
  programme,
  subject: { kind: 'project', id: `P-${n}` },
  goals: [],
  team: [],
  active: false,
  owners: [],
  ...overrides,
});

/** Rows without the version that lists give with them. */
export const unversioned = <R extends { readonly version: number }>(
  items: readonly R[],
): Omit<R, 'version'>[] =>
  items.map(
    (item) =>
      Object.fromEntries(Object.entries(item).filter(([name]) => name !== 'version')) as Omit<R, 'version'>,
  );

/** The pointers of a refusal, sorted. */
export const pointersOf = (problem: { fields?: readonly { pointer: string }[] }): string[] | undefined =>
  problem.fields?.map(({ pointer }) => pointer).toSorted();

export const makePairing = (
  official: number,
  subject: Pairing['subject'],
  overrides: Partial<Pairing> = {},
): Pairing => ({ official: `official-${official}`, subject, role: 'lead', from: '2026-01-01', ...overrides });

export const project = (n: number): Pairing['subject'] => ({ kind: 'project', id: `P-${n}` });

export const upTo = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at + 1));

/** Batches that leave room for the guard of a list that is judged as a whole. */
export const batches = <T>(items: readonly T[], size = 99): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));

/** Saves officials and projects over their one unit. */
export async function populate(
  house: House,
  { people = [], projects = [] }: { people?: Person[]; projects?: Project[] },
): Promise<void> {
  await house.ok('saveUnits', { jurisdiction, items: [unit] }, office);
  for (const items of batches(people)) await house.ok('savePeople', { jurisdiction, items }, office);
  for (const items of batches(projects)) await house.ok('saveProjects', { jurisdiction, items }, office);
}

/** A new edition with these pairings, as a draft. */
export async function draft(house: House, year: number, pairings: readonly Pairing[]): Promise<PairingPlan> {
  let plan = await house.ok('draftPlan', { jurisdiction, year }, office);
  for (const part of batches(pairings))
    plan = await house.ok(
      'addPairings',
      { jurisdiction, year, edition: plan.edition, pairings: part },
      office,
    );
  return plan;
}

export const submit = (house: House, plan: PairingPlan): Promise<PairingPlan> =>
  house.ok('submitPlan', { jurisdiction, ...at(plan) }, office);

export const approve = (house: House, plan: PairingPlan): Promise<PairingPlan> =>
  house.ok('approvePlan', { jurisdiction, ...at(plan) }, supervisor);

export const approved = async (
  house: House,
  year: number,
  pairings: readonly Pairing[],
): Promise<PairingPlan> => approve(house, await submit(house, await draft(house, year, pairings)));

/** What names an edition at the version that was read. */
export const at = ({ year, edition, version }: PairingPlan) => ({ year, edition, version });
