import type { Enterprise, MilestoneKind, Project } from '../../../shared/registry/model.ts';
import { addDays } from '../../../shared/time/civil.ts';
import type { CivilDate } from '../../../shared/time/civil.ts';
import type { Firm } from './enterprises.ts';
import type { Random } from './random.ts';
import { towns, type ChainId, type OwnerId } from './units.ts';
import { works } from './works.ts';

type Span = readonly [low: number, high: number];

/** How projects of a kind stand: how many, when building starts, what share of the amount the year's plan is (percent). */
interface KindPlan {
  readonly kind: Project['kind'];
  readonly stage: Project['stage'];
  readonly count: number;
  readonly firstStart: CivilDate;
  readonly startWithinDays: number;
  readonly yearShare: Span;
}

/** The ledger of 2026: 38 continuing, all resumed; 61 new, started; 220 planned, advancing; 319 in all. */
const kindPlans: readonly KindPlan[] = [
  {
    kind: 'continuing',
    stage: 'resumed',
    count: 38,
    firstStart: '2025-05-06',
    startWithinDays: 200,
    yearShare: [40, 60],
  },
  {
    kind: 'newStart',
    stage: 'started',
    count: 61,
    firstStart: '2026-01-12',
    startWithinDays: 210,
    yearShare: [30, 50],
  },
  {
    kind: 'planned',
    stage: 'advancing',
    count: 220,
    firstStart: '2026-07-15',
    startWithinDays: 255,
    yearShare: [5, 20],
  },
];

/** Days from the start of building to each milestone. Public works are not signed for and have no trial production. */
const offsets: readonly { kind: MilestoneKind; days: Span; firmsOnly?: boolean }[] = [
  { kind: 'signing', days: [-260, -170], firmsOnly: true },
  { kind: 'approval', days: [-150, -90] },
  { kind: 'land', days: [-70, -20] },
  { kind: 'start', days: [0, 0] },
  { kind: 'mainStructure', days: [110, 160] },
  { kind: 'trialProduction', days: [175, 210], firmsOnly: true },
  { kind: 'production', days: [230, 270] },
];

const schedule = (random: Random, start: CivilDate, ofFirm: boolean): Project['schedule'] =>
  offsets
    .filter(({ firmsOnly }) => ofFirm || !firmsOnly)
    .map(({ kind, days: [low, high] }) => ({ kind, planned: addDays(start, random.integer(low, high)) }));

const WAN = 10_000;
const factors = [0.5, 0.75, 1, 1.3, 1.8] as const;

/** Rounds as ledgers do: to 5 million yuan from 100 million on, to 500,000 from 10 million on, else to 100,000. */
function rounded(wan: number): number {
  const step = wan >= 10_000 ? 500 : wan >= 1_000 ? 50 : 10;
  return Math.round(wan / step) * step;
}

/** An amount in yuan: a product of independent factors, hence roughly log-normal; whole 万元, at least 5 million yuan. */
const amountAround = (random: Random, wan: number): number =>
  rounded(
    Math.max(
      500,
      Array.from({ length: 6 }, () => random.pick(factors)).reduce((a, b) => a * b, wan),
    ),
  ) * WAN;

/** A project before it is known of which kind it is. */
type Idea = Pick<Project, 'name' | 'ownerUnit' | 'enterprise' | 'chain' | 'upgrade' | 'amount'>;

/** Who owns an enterprise's project: the unit of its chain, else the one of its sector, or its town. */
const chainOwners: Readonly<Partial<Record<ChainId, OwnerId>>> = {
  tea: 'agriculture-park',
  'vine-tea': 'agriculture-park',
  food: 'agriculture-park',
  herbs: 'agriculture-park',
  tourism: 'culture-tourism',
  energy: 'dev-reform',
  logistics: 'commerce',
};
const sectorOwners: Readonly<Record<Enterprise['sector'], OwnerId>> = {
  industry: 'industrial-park',
  construction: 'housing',
  trade: 'commerce',
  services: 'investment',
  agriculture: 'agriculture-park',
};

function ofFirm(random: Random, { brand, builds, chain, enterprise }: Firm): Idea {
  const owner = (chain && chainOwners[chain]) ?? sectorOwners[enterprise.sector];
  const town = towns.find(({ name }) => name === enterprise.town)!;
  const title = random.pick(builds);
  return {
    name: `${brand}${title}项目`,
    ownerUnit: random.pick([owner, owner, owner, town.unit]),
    enterprise: enterprise.id,
    ...(chain && { chain }),
    ...(/技改|增效|改造|扩产/.test(title) && { upgrade: true }),
    amount: amountAround(random, 6_000),
  };
}

const ofCounty = (random: Random): Idea[] =>
  towns.flatMap((town) =>
    works.map(({ title, owner, chain }) => ({
      name: `${town.name}${title}项目`,
      ownerUnit: owner,
      ...(chain && { chain }),
      amount: amountAround(random, 3_000),
    })),
  );

const firmProjects = 139;
const hardest = 17;

/**
 * The 319 key projects of 2026: 139 of enterprises, 180 public works. Difficulty A are the largest; building starts
 * between mid-2025 and spring 2027, and the last milestone is reached in 2027.
 */
export function sampleProjects(random: Random, firms: readonly Firm[]): Project[] {
  const total = kindPlans.reduce((sum, { count }) => sum + count, 0);
  const investors = random.shuffled(firms).slice(0, firmProjects);
  const ideas = random.shuffled([
    ...investors.map((firm) => ofFirm(random, firm)),
    ...random.shuffled(ofCounty(random)).slice(0, total - firmProjects),
  ]);
  const largest = new Set(ideas.toSorted((one, other) => other.amount - one.amount).slice(0, hardest));
  const kinds = kindPlans.flatMap((plan) => Array.from({ length: plan.count }, () => plan));
  return ideas.map((idea, at) => {
    const { kind, stage, firstStart, startWithinDays, yearShare } = kinds[at]!;
    const start = addDays(firstStart, random.integer(0, startWithinDays));
    const [low, high] = yearShare;
    return {
      id: `P2026-${String(at + 1).padStart(3, '0')}`,
      ...idea,
      kind,
      stage,
      difficulty: largest.has(idea) ? 'A' : random.pick(['B', 'B', 'C', 'C', 'C'] as const),
      priority: random.pick(['county', 'county', 'county', 'county', 'city', 'city', 'province'] as const),
      schedule: schedule(random, start, idea.enterprise !== undefined),
      yearPlan: Math.ceil((idea.amount * random.integer(low, high)) / 100 / WAN) * WAN,
      suspended: false,
    };
  });
}
