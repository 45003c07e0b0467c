import type { Adjustment } from './adjustments.ts';
import type { NoticeFact, OfficialFacts, ProjectFacts, UnitFacts } from './facts.ts';

/** Valid defaults for tests; every call gives what is overridden. */
export const makeProject = (overrides: Partial<ProjectFacts> = {}): ProjectFacts => ({
  kind: 'project',
  id: 'P001',
  name: '磷化工项目',
  group: 'A',
  month: '2026-03',
  notices: [],
  suspended: false,
  milestones: [{ kind: 'start', planned: '2026-02', claimed: '2026-02-10', verified: '2026-02-10' }],
  progress: { done: 45, planned: 50 },
  investment: { planned: 10_000_000, actual: 9_000_000 },
  procedures: { total: 16, done: 12 },
  problems: { raised: 4, solved: 3, overdue: [] },
  commitments: { promised: 3, kept: 2 },
  reportFiledOnTime: true,
  ...overrides,
});

export const makeUnit = (overrides: Partial<UnitFacts> = {}): UnitFacts => ({
  kind: 'unit',
  id: 'U001',
  name: '市场监管局',
  group: '部门',
  month: '2026-03',
  notices: [],
  satisfaction: { score: 86.4, n: 42, band: 1, hidden: false },
  response: { numerator: 19, denominator: 20 },
  resolution: { numerator: 8, denominator: 10 },
  satisfied: { numerator: 9, denominator: 10 },
  overdueOpen: [],
  leads: { total: 2, handled: 2 },
  ...overrides,
});

export const makeOfficial = (overrides: Partial<OfficialFacts> = {}): OfficialFacts => ({
  kind: 'official',
  id: 'O001',
  name: '张三',
  group: '县级领导',
  month: '2026-03',
  notices: [],
  duties: { total: 4, met: 3 },
  projects: [
    { id: 'P001', name: '磷化工项目', total: 80.01 },
    { id: 'P002', name: '暂停项目' },
    { id: 'P003', name: '物流园', total: 90 },
  ],
  onSiteOffices: [{ id: 'L1', label: '2026-02-14 现场办公' }],
  ...overrides,
});

export const makeNotice = (
  colour: NoticeFact['colour'],
  number: string,
  issuedAt = '2026-03-10',
): NoticeFact => ({ number, colour, issuedAt });

export const makeTolerance = (overrides: Partial<Adjustment> = {}): Adjustment => ({
  id: 'A1',
  subject: 'P001',
  kind: 'tolerance',
  occurrence: '督〔2026〕丹凤红003号',
  distinctions: { inexperience: '首次试点', exploration: '无明令禁止', intention: '无私利' },
  decidedBy: '考评中心 李四',
  decidedOn: '2026-04-02',
  reason: '先行先试',
  ...overrides,
});
