import { parseCreditCode } from '../../identifiers/creditCode.ts';
import type { Parsed } from '../../text/parsed.ts';
import { read, refuse } from '../../text/parsed.ts';
import type { CivilDate } from '../../time/civil.ts';
import { indicators } from '../indicators.ts';
import type {
  Assignment,
  Catalogue,
  Deferral,
  Envoy,
  Programme,
  ProjectGuarantees,
  Site,
} from '../arrangements.ts';
import type {
  Chain,
  Duty,
  Enterprise,
  Indicator,
  Pairing,
  Person,
  Project,
  Unit,
  Village,
} from '../model.ts';
import { arrangementReferences } from './arrangementReferences.ts';
import type { LedgerItem } from './catalogue.ts';
import { normaliseCode } from './cells.ts';
import { several, notFound } from './lookup.ts';
import { derivedId, nameKey, tidy } from './texts.ts';

/** The register as it stands, against which a ledger is read; lists that the ledger neither fills nor names may be empty. */
export interface LedgerRegister {
  readonly jurisdiction: { readonly code: string; readonly name: string };
  /** The counties of a city, where its ledgers name them. */
  readonly counties?: readonly { readonly code: string; readonly name: string }[];
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  readonly enterprises: readonly Enterprise[];
  readonly projects: readonly Project[];
  readonly chains: readonly Chain[];
  readonly indicators: readonly Indicator[];
  readonly duties: readonly Duty[];
  readonly villages: readonly Village[];
  readonly programmes: readonly Programme[];
  readonly assignments: readonly Assignment[];
  readonly guarantees: readonly ProjectGuarantees[];
  readonly envoys: readonly Envoy[];
  readonly sites: readonly Site[];
  readonly deferrals: readonly Deferral[];
  /** The shapes of the catalogues, and their entries, retired ones included. */
  readonly catalogues: readonly Catalogue[];
  readonly catalogue: readonly LedgerItem[];
  /** The categories of requests. */
  readonly categories: readonly { readonly id: string; readonly name: string }[];
  /** Officials of the city above, who own subjects for it. */
  readonly cityPeople: readonly Person[];
  /** The pairings of the edition that the import adds to; none for a new edition. */
  readonly pairings: readonly Pairing[];
}

/** What the office lets an import create when a ledger names it and the register does not know it. */
export interface CreateOptions {
  readonly units?: boolean;
  readonly towns?: boolean;
  readonly people?: boolean;
}

/** A reference that was found: the id, and the row to create for it if there is none yet. */
export interface Found {
  readonly value: string;
  readonly creates?: { readonly units: Unit } | { readonly people: Person };
  /** The registered name, where the ledger writes a shorter one. */
  readonly name?: string;
}

const townSuffix = /(人民政府|办事处|工作委员会|党工委|管理委员会)$/;
const townKey = (name: string): string => nameKey(name).replace(townSuffix, '');
/** What is left of a town's name without the word for what it is: 龙驹寨 of 龙驹寨街道. */
const townStem = (name: string): string => townKey(name).replace(/(?<=..)(镇|乡|街道|街办|镇办)$/, '');
const chainKey = (name: string): string => nameKey(name).replace(/(全?产业链|链)$/, '');
const groupBy = <T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, T[]> =>
  Map.groupBy(items, key);

/** What kind of unit a name sounds like; the office sees it before it is created. */
export function unitKindOf(name: string): Unit['kind'] {
  if (/(镇|乡|街道|镇人民政府|乡人民政府|街道办事处)$/.test(name)) return 'town';
  if (/(银行|信用社|信用联社|支行|分行)/.test(name)) return 'bank';
  return /(园区|开发区|高新区|产业园|管委会|管理委员会)/.test(name) ? 'park' : 'department';
}

/** Looks up what ledgers name, in a register; what may be created is created under the id it will keep. */
export function references(register: LedgerRegister, create: CreateOptions, on: CivilDate) {
  const { jurisdiction } = register;
  const shortKey = (name: string): string => {
    const key = nameKey(name);
    const short = key.startsWith(jurisdiction.name)
      ? key.slice(jurisdiction.name.length)
      : key.replace(/^[县市区]/, '');
    return short || key;
  };
  const unitsByKey = groupBy(register.units, ({ name }) => nameKey(name));
  const unitsByShort = groupBy(register.units, ({ name }) => shortKey(name));
  const unitIds = new Set(register.units.map(({ id }) => id));
  const officials = groupBy(
    register.people.filter(({ kind }) => kind === 'official'),
    ({ name }) => nameKey(name),
  );
  const officialIds = new Set([...officials.values()].flat().map(({ id }) => id));
  const enterprises = groupBy(register.enterprises, ({ name }) => nameKey(name));
  const enterpriseIds = new Set(register.enterprises.map(({ id }) => id));
  const projects = groupBy(register.projects, ({ name }) => nameKey(name));
  const projectIds = new Map(register.projects.map(({ id }) => [id.toUpperCase(), id]));
  const chainIds = new Set(register.chains.map(({ id }) => id));
  const chains = groupBy(register.chains, ({ name }) => chainKey(name));
  const towns = new Map([
    ...register.units
      .filter(({ kind }) => kind === 'town')
      .map(({ name }) => [townKey(name), name.replace(townSuffix, '')] as const),
    ...[...register.villages, ...register.enterprises].map(({ town }) => [townKey(town), town] as const),
  ]);
  const townNames = new Set([...register.villages, ...register.enterprises].map(({ town }) => town));
  const townStems = groupBy([...towns.values()], townStem);
  const unitToCreate = (name: string, kind: Unit['kind']): Unit => ({
    id: derivedId('unit', jurisdiction.code, nameKey(name)),
    name: tidy(name),
    kind,
    rated: false,
  });
  const one = (
    found: readonly { readonly id: string }[] | undefined,
    zh: string,
    en: string,
    name: string,
    hint: string,
  ): Parsed<Found> => {
    const [first, second] = found ?? [];
    if (!first) return notFound(zh, en, name);
    return second ? several(zh, `${en}s`, name, found?.length ?? 0, hint) : read({ value: first.id });
  };

  return {
    ...arrangementReferences(register),
    unit(name: string): Parsed<Found> {
      if (unitIds.has(name)) return read({ value: name });
      const exact = unitsByKey.get(nameKey(name));
      const close = exact ?? unitsByShort.get(shortKey(name));
      if (!close && create.units) {
        const unit = unitToCreate(name, unitKindOf(name));
        return read({ value: unit.id, creates: { units: unit } });
      }
      const found = one(close, '单位', 'unit', name, '请写全称');
      return found.ok && !exact && close?.[0] ? read({ ...found.value, name: close[0].name }) : found;
    },
    town(name: string): Parsed<Found> {
      const known = townNames.has(name) ? name : towns.get(townKey(name));
      if (known !== undefined) return read({ value: known });
      const [stem, another] = townStems.get(townStem(name)) ?? [];
      if (stem !== undefined && another === undefined) return read({ value: stem, name: stem });
      if (!create.towns) return notFound('乡镇', 'town', name);
      return read({ value: tidy(name), creates: { units: unitToCreate(name, 'town') } });
    },
    /** An official by name, and by post where several share it. */
    official(name: string, post?: string): Parsed<Found> {
      if (officialIds.has(name)) return read({ value: name });
      const named = officials.get(nameKey(name)) ?? [];
      const [first] = named;
      if (!first && create.people) {
        const person: Person = {
          id: derivedId('person', jurisdiction.code, nameKey(name), ''),
          name: tidy(name),
          kind: 'official',
          roles: ['official'],
          ...(post !== undefined && { post }),
          from: on,
        };
        return read({ value: person.id, creates: { people: person } });
      }
      const matching =
        named.length > 1 && post !== undefined
          ? named.filter((person) => person.post !== undefined && nameKey(person.post) === nameKey(post))
          : named;
      return one(
        named.length > 1 && matching.length === 0 ? named : matching,
        '领导干部',
        'official',
        name,
        '请填写职务以区分',
      );
    },
    chain: (name: string): Parsed<Found> =>
      chainIds.has(name)
        ? read({ value: name })
        : one(chains.get(chainKey(name)), '产业链', 'chain', name, '请写全称'),
    enterprise(text: string): Parsed<Found> {
      const code = parseCreditCode(text);
      if (!code.ok)
        return one(enterprises.get(nameKey(text)), '企业', 'enterprise', text, '请改填统一社会信用代码');
      const { code: id } = code.value;
      return enterpriseIds.has(id) ? read({ value: id }) : notFound('企业', 'enterprise', text);
    },
    project(text: string): Parsed<Found> {
      const id = projectIds.get(normaliseCode(text));
      if (id !== undefined) return read({ value: id });
      return one(projects.get(nameKey(text)), '项目', 'project', text, '请改填项目代码');
    },
    county(name: string): Parsed<Found> {
      const key = nameKey(name);
      const known = [jurisdiction, ...(register.counties ?? [])].find(
        (county) => county.code === key || nameKey(county.name) === key,
      );
      return known
        ? read({ value: known.code })
        : refuse(
            'otherCounty',
            `“${name}”不属于${jurisdiction.name},请在当地导入`,
            `"${name}" is not of this jurisdiction`,
          );
    },
    indicator(name: string): Parsed<Found> {
      const key = nameKey(name);
      const known =
        indicators.find(({ zh, code }) => nameKey(zh) === key || code === name)?.code ??
        register.indicators.find((indicator) => indicator.id === name || nameKey(indicator.name) === key)?.id;
      return known === undefined
        ? refuse('unknown', `“${name}”不是18项指标之一`, `"${name}" is none of the 18 indicators`)
        : read({ value: known });
    },
  };
}
export type References = ReturnType<typeof references>;
