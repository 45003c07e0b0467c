import { indicators } from '../indicators.ts';
import type { LedgerRegister } from './references.ts';
import type { LedgerRecord } from './targets.ts';

/** The lists whose rows have a name. */
type NamedList =
  | 'units'
  | 'people'
  | 'enterprises'
  | 'projects'
  | 'chains'
  | 'villages'
  | 'indicators'
  | 'programmes'
  | 'cityPeople';

/** The name of a row of a list of the register; its id where the register does not have it. */
export function namesIn(register: LedgerRegister): (list: NamedList, id: string) => string {
  const names = new Map<NamedList, ReadonlyMap<string, string>>();
  return (list, id) => {
    const known =
      names.get(list) ??
      new Map((register[list] as readonly { id: string; name: string }[]).map((row) => [row.id, row.name]));
    names.set(list, known);
    return (
      known.get(id) ??
      (list === 'indicators' ? indicators.find(({ code }) => code === id)?.zh : undefined) ??
      id
    );
  };
}

const subjectLists = {
  project: 'projects',
  chain: 'chains',
  enterprise: 'enterprises',
  village: 'villages',
} as const;

/** What lists call a record: its name, or what it joins. */
export function recordNames(register: LedgerRegister): (record: LedgerRecord) => string {
  const nameOf = namesIn(register);
  return (record) => {
    if ('name' in record) return record.name;
    if ('title' in record) return record.title;
    if ('official' in record)
      return `${nameOf('people', record.official)} → ${nameOf(subjectLists[record.subject.kind], record.subject.id)}`;
    if ('given' in record) return nameOf('projects', record.id);
    if ('subject' in record)
      return `${nameOf('programmes', record.programme)}:${nameOf(subjectLists[record.subject.kind], record.subject.id)}`;
    if ('document' in record) {
      const document = register.catalogue.find(({ id }) => id === record.document)?.title;
      return `${nameOf('enterprises', record.enterprise)}:${document ?? record.document}`;
    }
    return `${nameOf('people', record.person)} → ${nameOf('enterprises', record.enterprise)}`;
  };
}
