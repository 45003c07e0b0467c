import * as z from 'zod';
import { say } from '../contract/bilingual.ts';
import { CivilDate, Id, Instant, JurisdictionCode, Stamp, Text } from '../contract/parameters.ts';
import { staffRoles } from '../contract/route.ts';
import { lastDayOf, monthOf } from '../time/civil.ts';

/** A county or city that the deployment serves (GB/T 2260). */
export const Jurisdiction = z.object({
  code: JurisdictionCode,
  name: Text(40),
  level: z.enum(['city', 'county']),
  parent: JurisdictionCode.optional(),
  /** The unit that is the leading group's office (领导小组办公室) and owns the scoring runs (X21). */
  office: Id.optional(),
});
export type Jurisdiction = z.infer<typeof Jurisdiction>;

/** A department, park, town or bank that handles cases, owns projects and is rated. */
export const Unit = z.object({
  id: Id,
  name: Text(60),
  kind: z.enum(['department', 'park', 'town', 'bank']),
  /** Whether enterprises are offered this unit in the satisfaction survey and the report form. */
  rated: z.boolean(),
});
export type Unit = z.infer<typeof Unit>;

/** Ranks in order, highest first; the first two are the "top ranks" that lead the hardest projects (F7). */
export const ranks = [
  'partySecretary',
  'countyHead',
  'standingCommittee',
  'deputyCountyHead',
  'countyLeader',
  'sectionHead',
  'staff',
] as const;

/** An official, handler, observer or enterprise contact. */
export const Person = z.object({
  id: Id,
  name: Text(40),
  kind: z.enum(['official', 'handler', 'observer', 'contact']),
  roles: z.array(z.enum(staffRoles)),
  rank: z.enum(ranks).optional(),
  post: z.string().max(60).optional(),
  unit: Id.optional(),
  /** First and last day of service or of an observer's term; no end means in service. */
  from: CivilDate,
  to: CivilDate.optional(),
});
export type Person = z.infer<typeof Person>;

/** Broad sector groups of GB/T 4754 that survey strata are made of; a group's code has neither hyphen nor plus sign. */
export const sectorGroups = ['industry', 'construction', 'trade', 'services', 'agriculture'] as const;
export const enterpriseSizes = ['large', 'medium', 'small', 'micro'] as const;

/** An enterprise; identified by its unified social credit code (GB 32100-2015). */
export const Enterprise = z.object({
  id: z
    .string()
    .regex(
      /^[0-9A-HJ-NPQRTUWXY]{18}$/,
      say('统一社会信用代码应为18位数字或大写字母', 'A credit code has 18 digits or capital letters'),
    ),
  name: Text(80),
  sector: z.enum(sectorGroups),
  size: z.enum(enterpriseSizes),
  town: Text(40),
  aboveScale: z.boolean(),
  /** A new industry or form of business, inspected leniently and with care (包容审慎监管). */
  lenient: z.boolean().optional(),
  /** Below scale, and cultivated so that it rises above it (升规培育). */
  liftable: z.boolean().optional(),
  contact: z.object({ name: Text(40), phone: z.string().regex(/^[0-9+-]{5,20}$/) }).optional(),
});
export type Enterprise = z.infer<typeof Enterprise>;

/** The kinds of milestone in their usual order; a county may track fewer. */
export const milestoneKinds = [
  'signing',
  'approval',
  'land',
  'start',
  'mainStructure',
  'trialProduction',
  'production',
] as const;
export type MilestoneKind = (typeof milestoneKinds)[number];

/** Whole yuan; amounts are never fractions. */
export const Yuan = z.number().int().min(0);

/** A milestone as planned: to the day, or to the month alone, of which the last day then stands here. */
export const PlannedMilestone = z
  .object({ kind: z.enum(milestoneKinds), planned: CivilDate, precision: z.literal('month').optional() })
  .refine(({ planned, precision }) => precision === undefined || planned === lastDayOf(monthOf(planned)), {
    path: ['planned'],
    message: say('只到月份的计划应写当月最后一天', 'A plan by month is its last day'),
  });
export type PlannedMilestone = z.infer<typeof PlannedMilestone>;

/** A key project. Milestones planned here are its schedule; what is claimed and verified belongs to progress. */
export const Project = z.object({
  id: Id,
  name: Text(80),
  /** The code by which the ledgers of higher authorities know it (统一项目代码), where it is another than the id. */
  code: Text(40).optional(),
  amount: Yuan,
  kind: z.enum(['continuing', 'newStart', 'planned']),
  /** Where it stands in the year's ledger: resumed (续建复工), started (已开工) or advancing (推进中). */
  stage: z.enum(['resumed', 'started', 'advancing']),
  difficulty: z.enum(['A', 'B', 'C']),
  priority: z.enum(['county', 'city', 'province']),
  ownerUnit: Id,
  enterprise: Id.optional(),
  chain: Id.optional(),
  /** A technical upgrade of an enterprise (技改). */
  upgrade: z.boolean().optional(),
  schedule: z.array(PlannedMilestone),
  /** Investment planned for the calendar year, in yuan. */
  yearPlan: Yuan,
  suspended: z.boolean(),
});
export type Project = z.infer<typeof Project>;

/** An industry chain with the official who is its chief. */
export const Chain = z.object({ id: Id, name: Text(40) });
export type Chain = z.infer<typeof Chain>;

/** A village (村) and its town. */
export const Village = z.object({ id: Id, name: Text(40), town: Text(40) });
export type Village = z.infer<typeof Village>;

/** One of the 18 indicators of the business environment, and the leader who answers for it (指标长). */
export const Indicator = z.object({ id: Id, name: Text(40), chief: Id, leadUnit: Id });
export type Indicator = z.infer<typeof Indicator>;

/** Kinds of entry in the field log, which duties count. */
export const logKinds = [
  'visit',
  'contact',
  'onSiteOffice',
  'meeting',
  'observeAndReview',
  'sitIn',
  'openOrCovertCheck',
  'inspection',
  'trip',
  'salon',
  'journal',
  'quarterReview',
  'smallIndustry',
] as const;
export type LogKind = (typeof logKinds)[number];

/** A duty that a programme lays on a role: at least `minimum` records of a kind in every period. */
export const Duty = z.object({
  id: Id,
  programme: Text(40),
  name: Text(60),
  appliesTo: z.enum(['official', 'observer']),
  record: z.enum([...logKinds, 'lead']),
  minimum: z.number().int().min(1),
  period: z.enum(['month', 'quarter', 'halfYear', 'year']),
});
export type Duty = z.infer<typeof Duty>;

/** What an official is paired with. */
export const PairingSubject = z.object({
  kind: z.enum(['project', 'chain', 'enterprise', 'village']),
  id: Id,
});

/** 包联: an official answers for a subject, in a role, for a time. */
export const Pairing = z.object({
  official: Id,
  subject: PairingSubject,
  role: z.enum(['lead', 'deputy']),
  from: CivilDate,
  to: CivilDate.optional(),
});
export type Pairing = z.infer<typeof Pairing>;

/** A pairing as it is stored: one removed from a draft stays and says so, and is read as nothing. */
export const KeptPairing = Pairing.extend({ removed: z.literal(true).optional() }).transform(
  ({ removed, ...pairing }): Pairing | undefined => (removed ? undefined : pairing),
);

/** 责任分解表: one edition of a year's pairing plan. Only an approved one counts; it is frozen. */
export const PairingPlan = Stamp.extend({
  year: z.number().int(),
  edition: z.number().int().min(1),
  status: z.enum(['draft', 'submitted', 'approved', 'superseded']),
  pairings: z.number().int().min(0),
  /** The edition that it was started from. */
  basedOn: z.object({ year: z.number().int(), edition: z.number().int().min(1) }).optional(),
  /** Its pairings are still being taken over from that edition; until then it cannot be changed or submitted. */
  incomplete: z.literal(true).optional(),
  /** Who sent it for approval, and who approved it; never the same person. */
  submittedBy: z.string().optional(),
  submittedAt: Instant.optional(),
  approvedBy: z.string().optional(),
  approvedAt: Instant.optional(),
  /** How often it was returned to be changed, by whom and why; kept through every later status. */
  returns: z.array(z.object({ at: Instant, by: z.string(), reason: z.string() })).optional(),
});
export type PairingPlan = z.infer<typeof PairingPlan>;

/**
 * Which edition of each year's plan is approved. It also serialises approvals with the ending of officials' service, so that the two
 * together never leave an orphan.
 */
export const ApprovedEditions = Stamp.extend({
  editions: z.array(z.object({ year: z.number().int(), edition: z.number().int().min(1) })),
});
export type ApprovedEditions = z.infer<typeof ApprovedEditions>;

/** An observer's appointment as her personal link carries it; without a hash the link was revoked. */
export const Observer = Stamp.extend({
  jurisdiction: JurisdictionCode,
  person: Id,
  /** First and last day on which the link opens. */
  from: CivilDate,
  to: CivilDate,
  /** SHA-256 (hex) of the link's token in canonical form. */
  linkHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
export type Observer = z.infer<typeof Observer>;

/** The lists an office keeps, each with the schema of its rows. One entry makes the routes, the store and the desk's page. */
export const collections = {
  units: Unit,
  people: Person,
  enterprises: Enterprise,
  projects: Project,
  chains: Chain,
  indicators: Indicator,
  duties: Duty,
} as const;
export type CollectionName = keyof typeof collections;
