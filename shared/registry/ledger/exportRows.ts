import type { Pairing } from '../model.ts';
import { programmeParts } from './definition.ts';
import type { CellWriter } from './exportCells.ts';
import { fieldsOf } from './fields.ts';
import type { Fields } from './fields.ts';
import { ledgerOf } from './ledgers.ts';
import type { LedgerName } from './ledgers.ts';
import type { LedgerRecord, LedgerRecords } from './targets.ts';

const subjectColumns = {
  project: ['projectCode', 'project'],
  enterprise: ['creditCode', 'enterprise'],
  chain: ['chain'],
  village: ['village'],
} as const satisfies Record<Pairing['subject']['kind'], readonly string[]>;

const subjectFields = ({ kind, id }: Pairing['subject']): [string, string][] =>
  subjectColumns[kind].map((field) => [field, id]);

/** The pairings of one subject in one time, a row: leads and deputies side by side. */
function scheduleRows(pairings: readonly Pairing[]): Fields[] {
  const groups = Map.groupBy(pairings, ({ subject: { kind, id }, from, to }) =>
    [kind, id, from, to].join(' '),
  );
  return [...groups.values()].flatMap((group): Fields[] => {
    const [first] = group;
    if (!first) return [];
    const of = (role: Pairing['role']): string[] =>
      group.filter((pairing) => pairing.role === role).map(({ official }) => official);
    return [
      new Map<string, unknown>([
        ...subjectFields(first.subject),
        ['lead', of('lead')],
        ['leadPost', undefined],
        ['deputy', of('deputy')],
        ['from', first.from],
        ['to', first.to],
      ]),
    ];
  });
}

function programmeRows(programme: LedgerRecords['programmes']): Fields[] {
  const whole = fieldsOf(programme);
  for (const list of programmeParts) whole.delete(list);
  const parts = programmeParts.flatMap((list) =>
    programme[list].map((entry): Fields => {
      const { target, ...rest } = { target: undefined, ...entry };
      return new Map([
        ...whole,
        ['part.list', list],
        ...Object.entries({ ...rest, ...target }).map(([name, value]) => [`part.${name}`, value] as const),
      ]);
    }),
  );
  return parts.length > 0 ? parts : [whole];
}

const assignmentRow = (assignment: LedgerRecords['assignments']): Fields =>
  new Map([...fieldsOf(assignment), ...subjectFields(assignment.subject)]);

const guaranteeRows = ({ id, given }: LedgerRecords['guarantees']): Fields[] =>
  given.map(
    ({ item, person }) =>
      new Map<string, unknown>([
        ['project', id],
        ['item', item],
        ['person', person],
      ]),
  );

/** Posts and attributes stand in columns of their own, made from other fields. */
function itemRow(item: LedgerRecords['catalogue']): Fields {
  const fields = fieldsOf(item);
  return fields.set('attributes', item.attributes);
}

/** The records of a ledger as rows, whose cells are written later. Several records may share a row, and a record may take several. */
export function exportRows(name: LedgerName, records: readonly LedgerRecord[], write: CellWriter): Fields[] {
  const { target } = ledgerOf(name);
  const rows = rowsOf(target, records);
  return target === 'pairings' || target === 'indicators' ? rows.map(write.withPosts) : rows;
}

function rowsOf(target: keyof LedgerRecords, records: readonly LedgerRecord[]): Fields[] {
  switch (target) {
    case 'pairings':
      return scheduleRows(records as LedgerRecords['pairings'][]);
    case 'programmes':
      return (records as LedgerRecords['programmes'][]).flatMap(programmeRows);
    case 'guarantees':
      return (records as LedgerRecords['guarantees'][]).flatMap(guaranteeRows);
    case 'assignments':
      return (records as LedgerRecords['assignments'][]).map(assignmentRow);
    case 'catalogue':
      return (records as LedgerRecords['catalogue'][]).map(itemRow);
    default:
      return records.map(fieldsOf);
  }
}
