import type {
  Assignment,
  Deferral,
  Envoy,
  Programme,
  ProjectGuarantees,
  Site,
} from '../../../shared/registry/arrangements.ts';
import type {
  Chain,
  Duty,
  Enterprise,
  Indicator,
  Jurisdiction,
  Pairing,
  Person,
  Project,
  Unit,
  Village,
} from '../../../shared/registry/model.ts';
import { sampleEnvoys, sampleGuarantees, sampleSites, sampleVillages } from './arrangements.ts';
import { sampleCatalogues, sampleDeferrals } from './catalogues.ts';
import type { CatalogueEntries } from './catalogues.ts';
import { sampleCommitments, sampleFigures } from './commitments.ts';
import { sampleFirms } from './enterprises.ts';
import { sampleFieldwork } from './fieldwork.ts';
import { samplePairings } from './pairings.ts';
import { leaderId, samplePeople } from './people.ts';
import { sampleAssignments, sampleProgrammes } from './programmes.ts';
import { sampleProjects } from './projects.ts';
import { randomFrom } from './random.ts';
import type { SampleRecord } from './steps.ts';
import { chains, indicatorLeads, leadingOffice, units } from './units.ts';

/** A whole county as the register holds it, with the pairing plan of one year. */
export interface SampleCounty {
  readonly jurisdiction: Jurisdiction;
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  readonly enterprises: readonly Enterprise[];
  readonly projects: readonly Project[];
  readonly chains: readonly Chain[];
  readonly indicators: readonly Indicator[];
  readonly duties: readonly Duty[];
  readonly plan: { readonly year: number; readonly pairings: readonly Pairing[] };
  readonly villages: readonly Village[];
  readonly guarantees: readonly ProjectGuarantees[];
  readonly envoys: readonly Envoy[];
  readonly sites: readonly Site[];
  readonly programmes: readonly Programme[];
  readonly assignments: readonly Assignment[];
  readonly catalogues: readonly CatalogueEntries[];
  readonly deferrals: readonly Deferral[];
  /** What was entered of the year's work: commitments, figures, backward plans, the field log, deeds, the front line. */
  readonly records: readonly SampleRecord[];
}

/** The sample county's entry in GB/T 2260. */
export const sampleJurisdiction: Jurisdiction = {
  code: '422826',
  name: '咸丰县',
  level: 'county',
  parent: '422800',
  office: leadingOffice,
};

/**
 * Duties that counties lay on people: contact monthly, on-site office quarterly, a village journal monthly and its review quarterly, a small
 * industry a year, one lead a quarter.
 */
const duties: readonly Duty[] = [
  {
    id: 'enterprise-contact',
    programme: '领导包联',
    name: '每月至少联系包联企业一次',
    appliesTo: 'official',
    record: 'contact',
    minimum: 1,
    period: 'month',
  },
  {
    id: 'on-site-office',
    programme: '领导包联',
    name: '每季度至少现场办公一次',
    appliesTo: 'official',
    record: 'onSiteOffice',
    minimum: 1,
    period: 'quarter',
  },
  {
    id: 'village-journal',
    programme: '包村',
    name: '包村月纪实每月一篇',
    appliesTo: 'official',
    record: 'journal',
    minimum: 1,
    period: 'month',
  },
  {
    id: 'village-review',
    programme: '包村',
    name: '包村季点评每季度一次',
    appliesTo: 'official',
    record: 'quarterReview',
    minimum: 1,
    period: 'quarter',
  },
  {
    id: 'small-industry',
    programme: '五小',
    name: '每人每年至少帮办一个小产业',
    appliesTo: 'official',
    record: 'smallIndustry',
    minimum: 1,
    period: 'year',
  },
  {
    id: 'observer-lead',
    programme: '营商环境观察员',
    name: '每季度至少报送一条线索',
    appliesTo: 'observer',
    record: 'lead',
    minimum: 1,
    period: 'quarter',
  },
];

/**
 * 咸丰县 with invented people, firms and projects: 40 leaders, 22 observers, 308 enterprises above scale, 319 projects, 18 indicators
 * each with a chief, the pairing plan of 2026, and the county's arrangements beside them (guarantees, envoys, sites, programmes, catalogues), and a little
 * of the year's work. The same seed gives the same county, byte for byte; towns and the names of
 * departments are real, nothing else is.
 */
export function sampleCounty(seed = 'xianfeng'): SampleCounty {
  const random = randomFrom(seed);
  const firms = sampleFirms(random.fork('enterprises'), sampleJurisdiction.code);
  const enterprises = firms.map(({ enterprise }) => enterprise);
  const projects = sampleProjects(random.fork('projects'), firms);
  const pairings = samplePairings(random.fork('pairings'), projects, enterprises, chains);
  const villages = sampleVillages(random.fork('villages'));
  return {
    jurisdiction: sampleJurisdiction,
    units,
    people: samplePeople(random.fork('people'), units),
    enterprises,
    projects,
    chains,
    indicators: indicatorLeads.map((indicator, at) => ({ ...indicator, chief: leaderId(at + 2) })),
    duties,
    plan: { year: 2026, pairings },
    villages,
    guarantees: sampleGuarantees(projects, pairings),
    envoys: sampleEnvoys(enterprises),
    sites: sampleSites(projects, pairings),
    programmes: sampleProgrammes,
    assignments: sampleAssignments({ projects, enterprises, chains, villages, pairings }),
    catalogues: sampleCatalogues(chains),
    deferrals: sampleDeferrals(projects),
    records: [
      ...sampleCommitments(enterprises, projects),
      ...sampleFigures,
      ...sampleFieldwork(enterprises, projects, villages),
    ],
  };
}
