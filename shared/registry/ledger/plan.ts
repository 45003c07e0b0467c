import { unsay } from '../../contract/bilingual.ts';
import type { Bilingual } from '../../contract/bilingual.ts';
import type { Grid } from '../../spreadsheet/index.ts';
import type { Parsed } from '../../text/parsed.ts';
import { read } from '../../text/parsed.ts';
import { yearOf } from '../../time/civil.ts';
import { indicatorsWithoutChief } from '../indicators.ts';
import { shownValue } from './cells.ts';
import { chooseLedger } from './choose.ts';
import type { Choice, ChoiceRefusal } from './choose.ts';
import type { Ledger } from './definition.ts';
import { cellPlace, draftRows, place, refuseCell } from './draft.ts';
import type { Draft } from './draft.ts';
import { changesBetween, fieldsOf, recordOf } from './fields.ts';
import type { Fields } from './fields.ts';
import { ledgerOf } from './ledgers.ts';
import type {
  Assumption,
  DuplicateRow,
  LedgerOptions,
  LedgerPlan,
  PlannedRow,
  SheetReading,
} from './model.ts';
import { recordNames } from './names.ts';
import { overlaid, refuseTogether } from './parts.ts';
import { recordRows } from './recordRows.ts';
import { references } from './references.ts';
import type { LedgerRegister } from './references.ts';
import { dataRows } from './rows.ts';
import type { SkippedRow } from './rows.ts';
import { contradiction, recordKey, targets } from './targets.ts';
import type { Identity } from './identity.ts';
import type { LedgerRecord } from './targets.ts';

/** A record that a row makes, before it is known whether another row contradicts it. */
interface Candidate {
  readonly draft: Draft;
  readonly identity: Identity;
  readonly record: LedgerRecord;
  readonly assumed: readonly (readonly [field: string, value: unknown])[];
}

const reasons = {
  required: { zh: '必填', en: 'Required' },
  invalid: { zh: '不符合要求', en: 'Not acceptable' },
  otherKind: { zh: '此人已登记为其他类别的人员', en: 'The register has this person as another kind' },
} as const satisfies Record<string, Bilingual>;

/**
 * The dry run of an import: reads a file as a ledger and compares it with the register. Nothing is changed; the same file against the
 * register it was applied to gives a plan in which all is unchanged.
 *
 * A column that the file lacks leaves its field as it is; a blank cell empties an optional field. Every row is taken whole or refused
 * with all that is wrong in it.
 */
export function planLedger(
  grid: Grid,
  register: LedgerRegister,
  options: LedgerOptions,
): Parsed<LedgerPlan, ChoiceRefusal> {
  const choice = chooseLedger(grid, options.ledger);
  return choice.ok ? read(planOf(grid, choice.value, register, options)) : choice;
}

function planOf(grid: Grid, choice: Choice, register: LedgerRegister, options: LedgerOptions): LedgerPlan {
  const { dateSystem } = grid;
  const ledger: Ledger = ledgerOf(choice.ledger);
  const target = targets[ledger.target];
  const titles = choice.sheets.map(({ header }) => header.title).join(' ');
  const year = Number(/((?:19|20)\d\d)年/.exec(titles)?.[1] ?? options.year ?? yearOf(options.on));
  const assumed = {
    ...ledger.assumed,
    ...(ledger.target === 'people' && { from: options.on }),
    ...(ledger.target === 'pairings' && { from: `${year}-01-01` }),
  };
  const look = references(register, options.create ?? {}, options.on);

  const [sheets, skipped, drafts]: [SheetReading[], SkippedRow[], Draft[]] = [[], [], []];
  for (const { sheet, header } of choice.sheets) {
    const data = dataRows(sheet, header, dateSystem);
    skipped.push(...data.skipped);
    drafts.push(...draftRows(data.rows, header, { ledger, register, dateSystem }));
    sheets.push({
      sheet: sheet.name,
      title: header.title,
      header: [header.first, header.last],
      ...(header.unit && { unit: header.unit }),
      columns: header.columns.filter(({ field }) => field !== undefined),
      unknownColumns: header.columns.filter(({ field }) => field === undefined),
      hiddenColumns: sheet.hiddenColumns,
      hiddenRows: data.rows.filter(({ hidden }) => hidden).map(({ number }) => number),
    });
  }

  const rows = recordRows(drafts, ledger, { register, look, on: options.on });
  const identify = target.identify({ register, rows: rows.map(({ fields }) => fields) });
  const seen = new Set<string>();
  const candidates = rows.flatMap(({ drafts: [draft, ...others], fields }): Candidate[] => {
    const identity = identify(fields);
    const isSound = [draft, ...others].every(({ refused }) => refused.length === 0);
    if (identity.ok) seen.add(identity.value.key ?? identity.value.id);
    else if (isSound)
      refuseCell(draft, ledger.columns.find(({ required }) => required)?.field ?? '', identity.reason);
    if (!identity.ok || !isSound) return [];
    return compose(draft, fields, identity.value, { ledger, assumed });
  });

  const { kept, duplicates } = withoutDuplicates(candidates);
  refuseTogether(rows);
  const good = kept.filter(({ draft }) => draft.refused.length === 0);
  const planned = good.map(({ draft, identity, record, assumed: taken }) => ({
    row: { ...place(draft.source), id: identity.id, record, monthOnly: draft.monthOnly } satisfies PlannedRow,
    existing: identity.existing,
    taken,
    changes: identity.existing ? changesBetween(identity.existing, record) : [],
  }));
  const added = planned.filter(({ existing }) => !existing);
  const fixed = Object.entries(ledger.fixed ?? {});
  const creates = good.flatMap(({ draft }) => draft.creates);
  const { scope } = target;
  const inFile = new Set(scope === undefined ? [] : rows.map(({ fields }) => fields.get(scope)));
  const nameOf = recordNames(register);
  const refusedDrafts = drafts.filter(({ refused }) => refused.length > 0);

  return {
    ledger: choice.ledger,
    target: ledger.target,
    sheets,
    skippedSheets: choice.skipped,
    creates: {
      units: distinct(creates.flatMap((create) => ('units' in create ? [create.units] : []))),
      people: distinct(creates.flatMap((create) => ('people' in create ? [create.people] : []))),
    },
    added: added.map(({ row }) => row),
    changed: planned
      .filter(({ changes }) => changes.length > 0)
      .map(({ row, changes }) => ({ ...row, changes })),
    unchanged: planned
      .filter(({ existing, changes }) => existing && changes.length === 0)
      .map(({ row }) => row),
    refused: refusedDrafts.flatMap(({ refused }) => refused),
    refusedRows: refusedDrafts.map(({ source, header }) => ({
      ...place(source),
      values: Object.fromEntries(
        header.columns.map(({ letter, field, header: text }) => [
          field ?? text,
          shownValue(source.cells.get(letter), dateSystem),
        ]),
      ),
    })),
    duplicates,
    normalised: drafts.flatMap(({ normalised }) => normalised),
    skipped,
    missingFromFile: target
      .existing(register)
      .filter((record) => {
        const fields = fieldsOf(record);
        return (
          !seen.has(recordKey(record)) &&
          fixed.every(([field, value]) => fields.get(field) === value) &&
          (scope === undefined || inFile.has(fields.get(scope)))
        );
      })
      .map((record) => ({ id: recordKey(record), name: nameOf(record) })),
    assumed: assumptions(added),
    warnings: ledger.target === 'indicators' ? chiefWarnings(register, good) : [],
    ...(ledger.target === 'pairings' && {
      schedule: { year, status: titles.includes('送审') ? 'submitted' : 'draft' },
    }),
  };
}

const distinct = <T extends { readonly id: string }>(items: readonly T[]): T[] => [
  ...new Map(items.map((item) => [item.id, item])).values(),
];

/** Lays a row over what is registered, or over what is assumed of a new record, and checks the whole by the record's schema. */
function compose(
  draft: Draft,
  fields: Fields,
  identity: Identity,
  { ledger, assumed }: { ledger: Ledger; assumed: Readonly<Record<string, unknown>> },
): Candidate[] {
  const { existing, id } = identity;
  const target = targets[ledger.target];
  const presumed = { ...assumed, ...ledger.assumedOfKind?.[String(fields.get('kind'))] };
  const record: Fields = existing ? fieldsOf(existing) : new Map(Object.entries(presumed));
  if (existing) keepWritten(draft, fields, record);
  const kindDiffers =
    existing && Object.entries(ledger.fixed ?? {}).some(([field, value]) => record.get(field) !== value);
  if (kindDiffers) {
    refuseCell(draft, 'name', reasons.otherKind);
    return [];
  }
  for (const [field, value] of fields) {
    const key = target.entries?.[field];
    if (key !== undefined) record.set(field, overlaid(record.get(field), value, key));
    else if (value !== undefined) record.set(field, value);
    else if (!(field in presumed)) record.delete(field);
  }
  if (ledger.target !== 'pairings') record.set('id', id);
  const parsed = target.schema.safeParse(recordOf(record, target.base));
  if (parsed.success) {
    const wrong = contradiction(parsed.data);
    if (wrong) {
      refuseCell(draft, wrong.field, wrong.reason);
      return [];
    }
    const taken = Object.entries(presumed).filter(([field]) => !existing && fields.get(field) === undefined);
    return [{ draft, identity, record: parsed.data, assumed: taken }];
  }
  for (const { path, message } of parsed.error.issues) {
    const field = path.join('.');
    refuseCell(draft, field, unsay(message) ?? (record.has(field) ? reasons.invalid : reasons.required));
  }
  return [];
}

/** A text that is registered just as the file writes it stays as it is: nothing in it was put right. */
function keepWritten(draft: Draft, fields: Fields, registered: Fields): void {
  for (const [field, written] of draft.raw) {
    if (fields.get(field) === written || registered.get(field) !== written) continue;
    fields.set(field, written);
    const { column } = cellPlace(draft, field);
    const others = draft.normalised.filter((one) => one.column !== column);
    draft.normalised.splice(0, draft.normalised.length, ...others);
  }
}

/** Rows that say the same count once; rows that contradict one another are all refused. */
function withoutDuplicates(candidates: readonly Candidate[]): {
  kept: Candidate[];
  duplicates: DuplicateRow[];
} {
  const [kept, duplicates]: [Candidate[], DuplicateRow[]] = [[], []];
  for (const [, group] of Map.groupBy(candidates, ({ identity }) => identity.key ?? identity.id)) {
    const [first, ...others] = group;
    if (!first) continue;
    const contradicts = others.some(({ record }) => changesBetween(first.record, record).length > 0);
    if (contradicts)
      for (const { draft } of group) {
        const elsewhere = [
          ...new Set(
            group.filter((other) => other.draft !== draft).map((other) => other.draft.source.number),
          ),
        ];
        refuseCell(draft, ['id', 'name', 'title'].find((field) => draft.fields.has(field)) ?? 'lead', {
          zh: `与第${elsewhere.join('、') || draft.source.number}行是同一条记录,但内容不同`,
          en: `The same record as row ${elsewhere.join(', ') || draft.source.number}, with different contents`,
        });
      }
    else {
      kept.push(first);
      duplicates.push(
        ...others
          .filter(({ draft }) => draft !== first.draft)
          .map(({ draft }) => ({ ...place(draft.source), first: place(first.draft.source) })),
      );
    }
  }
  return { kept, duplicates };
}

function assumptions(added: readonly { readonly taken: Candidate['assumed'] }[]): Assumption[] {
  const counts = new Map<string, Assumption>();
  for (const [field, value] of added.flatMap(({ taken }) => taken)) {
    const key = `${field} ${JSON.stringify(value)}`;
    counts.set(key, { field, value, rows: (counts.get(key)?.rows ?? 0) + 1 });
  }
  return [...counts.values()];
}

/** The indicators that would still have nobody who answers for them (指标长). */
const chiefWarnings = (register: LedgerRegister, good: readonly Candidate[]): Bilingual[] =>
  indicatorsWithoutChief([
    ...register.indicators.map(({ id }) => id),
    ...good.map(({ identity }) => identity.id),
  ]).map(({ zh, en }) => ({ zh: `指标“${zh}”还没有指标长`, en: `Nobody answers for the indicator “${en}”` }));
