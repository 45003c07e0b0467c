import type { Assignment, Programme, Project } from '../../../shared/registry/index.ts';
import { staff } from '../../fixtures/county.ts';
import type { House } from '../../fixtures/house.ts';

export const jurisdiction = '422826';

/** A project of the market authority. */
export const makeProject = (id: string, overrides: Partial<Project> = {}): Project => ({
  id,
  name: `项目${id}`,
  amount: 7_000_000_000,
  kind: 'newStart',
  stage: 'started',
  difficulty: 'A',
  priority: 'county',
  ownerUnit: 'u-market',
  schedule: [{ kind: 'start', planned: '2026-06-01' }],
  yearPlan: 1_200_000,
  suspended: false,
  ...overrides,
});

/** A campaign of 120 days from 1 September 2021, unless said otherwise. */
export const makeCampaign = (overrides: Partial<Programme> = {}): Programme => ({
  id: 'drive',
  name: '攻坚120天',
  kind: 'campaign',
  from: '2021-09-01',
  days: 120,
  goals: [],
  workstreams: [],
  workGroups: [],
  taskTypes: [],
  areas: [],
  activation: [],
  ownerRoles: [],
  ...overrides,
});

export const makeEntry = (project: string, overrides: Partial<Assignment> = {}): Assignment => ({
  id: `entry-${project}`,
  programme: 'drive',
  subject: { kind: 'project', id: project },
  goals: [],
  team: [],
  active: true,
  owners: [],
  ...overrides,
});

export const register = (house: House, ...items: Project[]) =>
  house.ok('saveProjects', { jurisdiction, items }, staff.office);

/** The owner unit claims that a milestone was reached, and the supervisor finds the same. */
export async function reach(
  house: House,
  project: string,
  milestone: string,
  on: string,
  { verified = true } = {},
): Promise<void> {
  const { progress } = await house.ok('readProgress', { jurisdiction, projectId: project }, staff.office);
  const at = { jurisdiction, projectId: project, milestone, on };
  const claimed = await house.ok(
    'claimMilestone',
    { ...at, version: progress.version, evidence: '现场照片' },
    staff.market,
  );
  if (verified)
    await house.ok(
      'verifyMilestone',
      { ...at, version: claimed.version, method: 'onSiteOffice' },
      staff.supervisor,
    );
}
