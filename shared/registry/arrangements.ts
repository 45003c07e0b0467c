import * as z from 'zod';
import { say } from '../contract/bilingual.ts';
import { CivilDate, Id, JurisdictionCode, Stamp, Text } from '../contract/parameters.ts';
import { collections, logKinds, milestoneKinds, PairingSubject, Village, Yuan } from './model.ts';

/** A goal, dimension, type or area that things are counted by. */
export const Tag = z.object({ id: Id, name: Text(40) });
export type Tag = z.infer<typeof Tag>;

const Tags = z.array(Tag).max(40);

/** What a target counts: entries taken up, projects that reached a milestone, or lines of the field log. */
export const targetMeasures = ['entries', ...milestoneKinds, ...logKinds] as const;

/** So many of what is counted, of projects those of at least an amount in yuan. The field log is counted in the programme's time. */
export const Target = z.object({
  of: z.enum(targetMeasures),
  count: z.number().int().min(1),
  minimumAmount: Yuan.optional(),
});
export type Target = z.infer<typeof Target>;

/** A goal, and what it is to come to where that was said in figures. */
export const Goal = Tag.extend({ target: Target.optional() });
export type Goal = z.infer<typeof Goal>;

/** One value that entries of a catalogue may stand at. */
const Status = z.object({ id: Id, zh: Text(40), en: Text(80) });

/** What the entries of a catalogue point at: entries of another catalogue, or rows of a list. */
const LinkTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('catalogue'), catalogue: Id }),
  z.object({
    kind: z.literal('list'),
    list: z.enum(['units', 'people', 'enterprises', 'projects', 'chains']),
  }),
]);

/** A catalogue's shape: how many entries it takes and what they carry. A county makes new ones, or changes those that ship, by saving. */
export const Catalogue = z.object({
  id: Id,
  zh: Text(40),
  en: Text(80),
  /** Named places numbered from 1, each filled or empty; there is no other entry. */
  slots: z.number().int().min(1).max(100).optional(),
  /** The most entries in force at once. */
  limit: z.number().int().min(1).max(5000),
  /** Where an entry may stand; empty where the catalogue is not tracked. */
  statuses: z.array(Status).max(20),
  /** What else an entry says. */
  attributes: z.array(Status).max(20),
  /** What every entry belongs to. */
  linksTo: LinkTarget.optional(),
  /** Whether a county that starts from this one's practice takes the entries along, and not the shape alone. */
  practice: z.boolean(),
});
export type Catalogue = z.infer<typeof Catalogue>;

/** One entry of a catalogue. */
export const CatalogueItem = z.object({
  id: Id,
  title: Text(200),
  en: Text(200).optional(),
  status: Id.optional(),
  link: Id.optional(),
  attributes: z.record(Id, Text(400)),
  /** No longer in force: kept, counted nowhere, refused wherever an entry is asked for. */
  retired: z.boolean().optional(),
});
export type CatalogueItem = z.infer<typeof CatalogueItem>;

/** What a subject needs before it may be activated in a programme (M8). */
export const activationNeeds = ['leader', 'team', 'plan'] as const;
/** Tripartite owners (S7). */
export const ownerRoles = ['city', 'county', 'enterprise'] as const;

/**
 * A standing scheme, or a campaign of a number of days of which the first is day 1; with its goals (or dimensions), workstreams,
 * headquarters work groups, task types and areas. A group that the county has not named yet has neither unit nor categories.
 */
export const Programme = z.object({
  id: Id,
  name: Text(60),
  kind: z.enum(['standing', 'campaign']),
  from: CivilDate,
  days: z.number().int().min(1).max(3660).optional(),
  goals: z.array(Goal).max(40),
  workstreams: z.array(Tag.extend({ owner: Id.optional() })).max(40),
  workGroups: z
    .array(
      z.object({
        id: Id,
        name: Text(40).optional(),
        unit: Id.optional(),
        /** Categories of requests that the group takes. */
        categories: z.array(Id).max(40),
      }),
    )
    .max(40),
  taskTypes: Tags,
  areas: Tags,
  activation: z.array(z.enum(activationNeeds)),
  ownerRoles: z.array(z.enum(ownerRoles)),
});
export type Programme = z.infer<typeof Programme>;

/** One of a subject's owners. The city's owner is registered with the city, the enterprise's as a contact. */
const Owner = z.object({
  role: z.enum(ownerRoles),
  person: Id,
  from: CivilDate,
  to: CivilDate.optional(),
});

/** A project, chain, enterprise or village taken up in a programme. */
export const Assignment = z.object({
  id: Id,
  programme: Id,
  subject: PairingSubject,
  workstream: Id.optional(),
  /** The named group of the headquarters that sees to it; where none is said, the one of its project's owner unit. */
  workGroup: Id.optional(),
  taskType: Id.optional(),
  area: Id.optional(),
  goals: z.array(Id).max(40),
  leader: Id.optional(),
  team: z.array(Id).max(40),
  plan: Text(2000).optional(),
  active: z.boolean(),
  owners: z.array(Owner).max(10),
});
export type Assignment = z.infer<typeof Assignment>;

/** Who gives a project each of the county's guarantees; the row bears the project's id. */
export const ProjectGuarantees = z.object({
  id: Id,
  given: z.array(z.object({ item: Id, person: Id })).max(20),
});
export type ProjectGuarantees = z.infer<typeof ProjectGuarantees>;

/** An envoy (企业特派员) of an enterprise; it has one primary envoy at a time. */
export const Envoy = z.object({
  id: Id,
  enterprise: Id,
  person: Id,
  primary: z.boolean(),
  from: CivilDate,
  to: CivilDate.optional(),
});
export type Envoy = z.infer<typeof Envoy>;

/** A site with a resident team, and who owns it. */
export const Site = z.object({
  id: Id,
  name: Text(80),
  project: Id.optional(),
  owner: Id,
  team: z.array(Id).min(1, say('驻点团队至少一人', 'A resident team has at least one member')).max(40),
});
export type Site = z.infer<typeof Site>;

/** A document that an enterprise may hand in later (容缺办理), with the day by which. */
export const Deferral = z.object({
  id: Id,
  document: Id,
  enterprise: Id,
  project: Id.optional(),
  unit: Id,
  acceptedOn: CivilDate,
  correctBy: CivilDate,
  correctedOn: CivilDate.optional(),
});
export type Deferral = z.infer<typeof Deferral>;

/** How a county arranges its work: lists kept like {@link collections}, beside the register of who and what there is. */
export const arrangements = {
  villages: Village,
  catalogues: Catalogue,
  programmes: Programme,
  assignments: Assignment,
  guarantees: ProjectGuarantees,
  envoys: Envoy,
  sites: Site,
  deferrals: Deferral,
} as const;

/** Every list of the registry with the schema of its rows. */
export const lists = { ...collections, ...arrangements } as const;
export type ListName = keyof typeof lists;

/** Whose practice a county started from, and how often its configuration was begun. */
export const Configuration = Stamp.extend({
  startedFrom: z.object({ jurisdiction: JurisdictionCode, version: z.number().int().min(0) }),
});
export type Configuration = z.infer<typeof Configuration>;
