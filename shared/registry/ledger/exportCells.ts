/** Cells of exports: what reading them gives back is what they were written from. */
import type { OutputValue } from '../../spreadsheet/output.ts';
import type { Assignment } from '../arrangements.ts';
import { deferrableCatalogue, guaranteeCatalogue } from '../catalogues.ts';
import { readCell } from './cells.ts';
import type { CellType, Column, ReferenceType } from './definition.ts';
import type { Fields } from './fields.ts';
import { ownersText } from './listCells.ts';
import { namesIn } from './names.ts';
import { references } from './references.ts';
import type { LedgerRegister } from './references.ts';

/** Writes the cell of a column in a row. */
export interface CellWriter {
  (column: Column, row: Fields): OutputValue;
  /** The row with the posts that tell people of one name apart. */
  readonly withPosts: (row: Fields) => Fields;
}

type NamedType = Exclude<ReferenceType, 'town' | 'county'>;
type Found = { readonly ok: boolean; readonly value?: { readonly value: string; readonly name?: string } };

const context = { dateSystem: 1900, unit: '元' } as const;

/** The texts that a cell of names is read as; undefined where reading it would put something right. */
function readBack(text: string, type: CellType): unknown {
  const cell = readCell({ column: 'A', value: text, kind: 'text' }, type, context);
  return cell.ok && cell.value.normalised === undefined ? cell.value.value : undefined;
}

/** Writes cells against a register. */
export function cellWriter(register: LedgerRegister): CellWriter {
  const look = references(register, {}, '');
  const nameOf = namesIn(register);
  const people = new Map(register.people.map((person) => [person.id, person]));
  const titles = new Map(register.catalogue.map(({ catalogue, id, title }) => [`${catalogue} ${id}`, title]));

  /** The name where it leads back to the id, else the id. */
  const named = (id: string, name: string, find: (text: string) => Found, type: CellType): string => {
    const back = readBack(name, type);
    const text = Array.isArray(back) ? (back.length === 1 ? (back as unknown[])[0] : undefined) : back;
    if (text !== name) return id;
    const found = find(name);
    return found.ok && found.value?.value === id && found.value.name === undefined ? name : id;
  };
  const listOf: Readonly<Record<NamedType, (id: string) => string>> = {
    unit: (id) => nameOf('units', id),
    chain: (id) => nameOf('chains', id),
    village: (id) => nameOf('villages', id),
    enterprise: (id) => nameOf('enterprises', id),
    project: (id) => nameOf('projects', id),
    indicator: (id) => nameOf('indicators', id),
    programme: (id) => nameOf('programmes', id),
    catalogue: (id) => register.catalogues.find((one) => one.id === id)?.zh ?? id,
    guarantee: (id) => titles.get(`${guaranteeCatalogue} ${id}`) ?? id,
    document: (id) => titles.get(`${deferrableCatalogue} ${id}`) ?? id,
  };
  const postOf = (id: string): string | undefined => {
    const post = people.get(id)?.post;
    return post !== undefined && readBack(post, { is: 'text' }) === post ? post : undefined;
  };
  const official = (id: string, type: CellType, post?: string): string =>
    named(id, nameOf('people', id), (text) => look.official(text, post), type);

  const write = (column: Column, row: Fields): OutputValue => {
    const value = row.get(column.field);
    if (value === undefined || value === null) return '';
    return writeCell(column, value, row);
  };
  const writeCell = ({ field, type }: Column, value: unknown, row: Fields): OutputValue => {
    const ids = [value].flat().map(String);
    switch (type.is) {
      case 'words':
        return ids.map((id) => wordFor(id, type.words)).join('、');
      case 'yesNo':
        return value === true ? '是' : '否';
      case 'yuan':
      case 'integer':
        return Number(value);
      case 'date':
        return String(value).length === 7 ? monthText(String(value)) : String(value);
      case 'people': {
        const post = type.post === undefined || ids.length > 1 ? undefined : row.get(type.post);
        return ids.map((id) => official(id, type, typeof post === 'string' ? post : undefined)).join('、');
      }
      case 'staff':
        return ids.map((id) => named(id, nameOf('people', id), look.staff, type)).join('、');
      case 'owners':
        return ownersText(
          (value as Assignment['owners']).map(({ person, from, to }) => ({
            name: ownerName(person, type),
            from,
            ...(to !== undefined && { to }),
          })),
        );
      case 'tags': {
        const programme = String(row.get('programme'));
        const tags = register.programmes.find(({ id }) => id === programme)?.[type.of] ?? [];
        return ids
          .map((id) => {
            const name = tags.find((tag) => tag.id === id)?.name ?? id;
            return named(id, name, (text) => look.tag(programme, type.of, text), type);
          })
          .join('、');
      }
      case 'categories':
        return ids
          .map((id) => {
            const name = register.categories.find((category) => category.id === id)?.name ?? id;
            return named(id, name, look.category, type);
          })
          .join('、');
      case 'attributes':
        return attributesText(String(row.get('catalogue')), value as Readonly<Record<string, string>>);
      case 'town':
      case 'county':
      case 'text':
        return field === 'status' || field === 'link'
          ? itemCell(String(row.get('catalogue')), field, String(value))
          : String(value);
      case 'code':
      case 'creditCode':
      case 'phone':
        return String(value);
      default:
        return field === 'projectCode' || field === 'creditCode'
          ? String(value)
          : named(String(value), listOf[type.is](String(value)), look[type.is], type);
    }
  };

  const ownerName = (id: string, type: Extract<CellType, { is: 'owners' }>): string => {
    const name = nameOf(type.role === 'city' ? 'cityPeople' : 'people', id);
    const plain = /^[^()()、,，;；/\s]+$/.test(name);
    const found = look.owner[type.role](name);
    return plain && found.ok && found.value.value === id ? name : id;
  };

  function itemCell(catalogue: string, field: 'status' | 'link', id: string): string {
    const shape = register.catalogues.find((one) => one.id === catalogue);
    if (field === 'status') {
      const name = shape?.statuses.find((status) => status.id === id)?.zh ?? id;
      return named(id, name, (text) => look.status(catalogue, text), { is: 'text' });
    }
    const linksTo = shape?.linksTo;
    if (!linksTo) return id;
    const name =
      linksTo.kind === 'list' ? nameOf(linksTo.list, id) : (titles.get(`${linksTo.catalogue} ${id}`) ?? id);
    return named(id, name, (text) => look.link(catalogue, text), { is: 'text' });
  }

  function attributesText(catalogue: string, attributes: Readonly<Record<string, string>>): string {
    const shape = register.catalogues.find((one) => one.id === catalogue);
    return Object.entries(attributes)
      .map(([id, value]) => `${shape?.attributes.find((one) => one.id === id)?.zh ?? id}:${value}`)
      .join('\n');
  }

  const withPosts = (row: Fields): Fields => {
    const posted = new Map(row);
    for (const [field, post] of [
      ['lead', 'leadPost'],
      ['chief', 'chiefPost'],
    ] as const) {
      const ids = [row.get(field) ?? []].flat();
      if (ids.length === 1) posted.set(post, postOf(String(ids[0])));
    }
    return posted;
  };
  return Object.assign(write, { withPosts });
}

const wordFor = (value: string, words: Readonly<Record<string, string>>): string =>
  Object.entries(words).find(([, meant]) => meant === value)?.[0] ?? value;

/** `2026-09` as `2026年9月`. */
const monthText = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
