/** What each target's records are, and how a row of a ledger becomes one. */
import type * as z from 'zod';
import type { Bilingual } from '../../contract/bilingual.ts';
import type { Parsed } from '../../text/parsed.ts';
import { lists } from '../arrangements.ts';
import type { Assignment, Deferral, Envoy, Programme, ProjectGuarantees, Site } from '../arrangements.ts';
import { indicators } from '../indicators.ts';
import { Pairing } from '../model.ts';
import type { Chain, Duty, Enterprise, Indicator, Person, Project, Unit, Village } from '../model.ts';
import { LedgerItem } from './catalogue.ts';
import type { LedgerTarget } from './definition.ts';
import {
  byCodeOrName,
  byFields,
  byId,
  byName,
  identifyItem,
  identifyPairing,
  identifyPerson,
  projectParts,
} from './identity.ts';
import type { Identity, IdentityContext, RowFields } from './identity.ts';
import { pairingId } from './pairingId.ts';
import type { LedgerRegister } from './references.ts';

/** What each target's records are. */
export interface LedgerRecords {
  units: Unit;
  people: Person;
  enterprises: Enterprise;
  projects: Project;
  chains: Chain;
  villages: Village;
  indicators: Indicator;
  duties: Duty;
  catalogue: LedgerItem;
  pairings: Pairing;
  programmes: Programme;
  assignments: Assignment;
  guarantees: ProjectGuarantees;
  envoys: Envoy;
  sites: Site;
  deferrals: Deferral;
}
export type LedgerRecord = LedgerRecords[LedgerTarget];

interface Target {
  readonly schema: z.ZodType<LedgerRecord>;
  /** Parts of the record that are there even when nothing is in them. */
  readonly base: Readonly<Record<string, unknown>>;
  readonly existing: (register: LedgerRegister) => readonly LedgerRecord[];
  readonly identify: (context: IdentityContext) => (row: RowFields) => Parsed<Identity>;
  /** Lists to which a file adds entries or changes them, by what tells their entries apart; none is taken away. */
  readonly entries?: Readonly<Record<string, string>>;
  /** The field by which a file holds a part of the list only: what is missing from it is of that part. */
  readonly scope?: string;
}

const backwards = { zh: '截止日期早于起始日期', en: 'The end is before the beginning' };
const wrongRecord = {
  zh: '观察员的职责记线索,领导干部的职责记走访等纪实',
  en: 'An observer’s duty counts leads, an official’s counts entries of the field log',
};

/** What is wrong with a record that its schema accepts, and in which field; undefined where nothing is. */
export function contradiction(
  record: LedgerRecord,
): { readonly field: string; readonly reason: Bilingual } | undefined {
  if ('from' in record && 'to' in record && record.to !== undefined && record.to < record.from)
    return { field: 'to', reason: backwards };
  if ('appliesTo' in record && (record.appliesTo === 'observer') !== (record.record === 'lead'))
    return { field: 'record', reason: wrongRecord };
  return undefined;
}

/** What tells a record apart among those of its target. */
export const recordKey = (record: LedgerRecord): string => {
  if ('official' in record) return pairingId(record);
  return 'catalogue' in record ? `${record.catalogue} ${record.id}` : record.id;
};

const subjectFields = ['subject.kind', 'subject.id'];

export const targets: { readonly [T in LedgerTarget]: Target } = {
  units: {
    schema: lists.units,
    base: {},
    existing: ({ units }) => units,
    identify: byName('unit', ({ units }) => units),
  },
  people: {
    schema: lists.people,
    base: {},
    existing: ({ people }) => people,
    identify: identifyPerson,
  },
  enterprises: {
    schema: lists.enterprises,
    base: {},
    existing: ({ enterprises }) => enterprises,
    identify: byId(({ enterprises }) => enterprises),
  },
  projects: {
    schema: lists.projects,
    base: { schedule: [] },
    existing: ({ projects }) => projects,
    identify: byCodeOrName('project', ({ projects }) => projects, {
      row: projectParts,
      record: ({ name, ownerUnit }, { jurisdiction }) => [name, ownerUnit, jurisdiction.code],
      unique: false,
      otherCode: ({ code }) => (code === undefined ? [] : [code]),
    }),
  },
  chains: {
    schema: lists.chains,
    base: {},
    existing: ({ chains }) => chains,
    identify: byName('chain', ({ chains }) => chains),
  },
  villages: {
    schema: lists.villages,
    base: {},
    existing: ({ villages }) => villages,
    identify: byFields(
      'village',
      ({ villages }) => villages,
      ['name', 'town'],
      ({ name, town }) => [name, town],
    ),
  },
  indicators: {
    schema: lists.indicators,
    base: {},
    existing: (register) => register.indicators,
    identify: byId((register) => register.indicators),
  },
  duties: {
    schema: lists.duties,
    base: {},
    existing: ({ duties }) => duties,
    identify: byFields(
      'duty',
      ({ duties }) => duties,
      ['programme', 'name'],
      ({ programme, name }) => [programme, name],
    ),
  },
  catalogue: {
    schema: LedgerItem,
    base: { attributes: {} },
    existing: ({ catalogue }) => catalogue,
    identify: identifyItem,
    scope: 'catalogue',
  },
  pairings: { schema: Pairing, base: {}, existing: ({ pairings }) => pairings, identify: identifyPairing },
  programmes: {
    schema: lists.programmes,
    base: {
      goals: [],
      workstreams: [],
      workGroups: [],
      taskTypes: [],
      areas: [],
      activation: [],
      ownerRoles: [],
    },
    existing: ({ programmes }) => programmes,
    identify: byName('programme', ({ programmes }) => programmes),
    entries: { goals: 'id', workstreams: 'id', workGroups: 'id', taskTypes: 'id', areas: 'id' },
  },
  assignments: {
    schema: lists.assignments,
    base: { goals: [], team: [], owners: [] },
    existing: ({ assignments }) => assignments,
    identify: byFields(
      'assignment',
      ({ assignments }) => assignments,
      ['programme', ...subjectFields],
      ({ programme, subject: { kind, id } }) => [programme, kind, id],
    ),
    scope: 'programme',
  },
  guarantees: {
    schema: lists.guarantees,
    base: { given: [] },
    existing: ({ guarantees }) => guarantees,
    identify: byId(({ guarantees }) => guarantees),
    entries: { given: 'item' },
  },
  envoys: {
    schema: lists.envoys,
    base: {},
    existing: ({ envoys }) => envoys,
    identify: byFields(
      'envoy',
      ({ envoys }) => envoys,
      ['enterprise', 'person', 'from'],
      ({ enterprise, person, from }) => [enterprise, person, from],
    ),
  },
  sites: {
    schema: lists.sites,
    base: {},
    existing: ({ sites }) => sites,
    identify: byName('site', ({ sites }) => sites),
  },
  deferrals: {
    schema: lists.deferrals,
    base: {},
    existing: ({ deferrals }) => deferrals,
    identify: byFields(
      'deferral',
      ({ deferrals }) => deferrals,
      ['document', 'enterprise', 'acceptedOn'],
      ({ document, enterprise, acceptedOn }) => [document, enterprise, acceptedOn],
    ),
  },
};

/** The names of rows whose id says nothing: as registered, else by the official list of 18. */
export const indicatorName = (id: string, register: LedgerRegister): string | undefined =>
  register.indicators.find((indicator) => indicator.id === id)?.name ??
  indicators.find(({ code }) => code === id)?.zh;
