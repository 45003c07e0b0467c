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
import { cellPlace, draftRows, place, resolveReferences } from './draft.ts';
import type { Draft } from './draft.ts';
import { changesBetween, fieldsOf, recordOf } from './fields.ts';
import type { Fields } from './fields.ts';
import { ledgerOf } from './ledgers.ts';
import { nameOf } from './model.ts';
import type {
  Assumption,
  DuplicateRow,
  LedgerOptions,
  LedgerPlan,
  PlannedRow,
  SheetReading,
} from './model.ts';
import { pairingsOf } from './pairings.ts';
import { references } from './references.ts';
import type { LedgerRegister } from './references.ts';
import { dataRows } from './rows.ts';
import type { SkippedRow } from './rows.ts';
import { contradiction, indicatorName, pairingId, targets } from './targets.ts';
import type { Identity, LedgerRecord } from './targets.ts';

/** A record that a row makes, before it is known whether another row contradicts it. */
interface Candidate {
  readonly draft: Draft;
  readonly identity: Identity;
  readonly record: LedgerRecord;
  readonly assumed: readonly string[];
}

const reasons = {
  required: { zh: '必填', en: 'Required' },
  invalid: { zh: '不符合要求', en: 'Not acceptable' },
  otherKind: { zh: '此人已登记为其他类别的人员', en: 'The register has this person as another kind' },
} as const satisfies Record<string, Bilingual>;

const idOf = (record: LedgerRecord): string => ('id' in record ? record.id : pairingId(record));

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

  const rows = drafts.flatMap((draft): { draft: Draft; fields: Fields }[] => {
    if (ledger.target === 'pairings') return pairingsOf(draft, look).map((fields) => ({ draft, fields }));
    resolveReferences(draft, ledger.columns, look);
    for (const [field, value] of Object.entries(ledger.fixed ?? {})) draft.fields.set(field, value);
    for (const fact of ledger.titleFacts ?? [])
      if (!draft.fields.has(fact.field) && fact.words.some((word) => draft.header.title.includes(word)))
        draft.fields.set(fact.field, fact.value);
    if (ledger.target === 'indicators')
      draft.fields.set('name', indicatorName(String(draft.fields.get('id')), register));
    return [{ draft, fields: draft.fields }];
  });
  const identify = target.identify({ register, rows: rows.map(({ fields }) => fields) });
  const seen = new Set<string>();
  const candidates = rows.flatMap(({ draft, fields }): Candidate[] => {
    const identity = identify(fields);
    if (identity.ok) seen.add(identity.value.id);
    else if (draft.refused.length === 0)
      refuse(draft, ledger.columns.find(({ required }) => required)?.field ?? '', identity.reason);
    if (!identity.ok || draft.refused.length > 0) return [];
    return compose(draft, fields, identity.value, { ledger, assumed });
  });

  const { kept, duplicates } = withoutDuplicates(candidates);
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
      .filter(
        (record) =>
          !seen.has(idOf(record)) && fixed.every(([field, value]) => fieldsOf(record).get(field) === value),
      )
      .map((record) => ({ id: idOf(record), name: nameOf(record) })),
    assumed: assumptions(added, assumed),
    warnings: ledger.target === 'indicators' ? chiefWarnings(register, good) : [],
    ...(ledger.target === 'pairings' && {
      schedule: { year, status: titles.includes('送审') ? 'submitted' : 'draft' },
    }),
  };
}

const refuse = (draft: Draft, field: string, reason: Bilingual): void => {
  const at = cellPlace(draft, field);
  draft.refused.push({ ...at, value: shownValue(draft.source.cells.get(at.column), 1900), reason });
};
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
  const record: Fields = existing ? fieldsOf(existing) : new Map(Object.entries(assumed));
  const kindDiffers =
    existing && Object.entries(ledger.fixed ?? {}).some(([field, value]) => record.get(field) !== value);
  if (kindDiffers) {
    refuse(draft, 'name', reasons.otherKind);
    return [];
  }
  for (const [field, value] of fields)
    if (value !== undefined) record.set(field, value);
    else if (!(field in assumed)) record.delete(field);
  if (ledger.target !== 'pairings') record.set('id', id);
  const parsed = target.schema.safeParse(recordOf(record, target.base));
  if (parsed.success) {
    const wrong = contradiction(parsed.data);
    if (wrong) {
      refuse(draft, wrong.field, wrong.reason);
      return [];
    }
    const taken = Object.keys(assumed).filter((field) => !existing && fields.get(field) === undefined);
    return [{ draft, identity, record: parsed.data, assumed: taken }];
  }
  for (const { path, message } of parsed.error.issues) {
    const field = path.join('.');
    refuse(draft, field, unsay(message) ?? (record.has(field) ? reasons.invalid : reasons.required));
  }
  return [];
}

/** Rows that say the same count once; rows that contradict one another are all refused. */
function withoutDuplicates(candidates: readonly Candidate[]): {
  kept: Candidate[];
  duplicates: DuplicateRow[];
} {
  const [kept, duplicates]: [Candidate[], DuplicateRow[]] = [[], []];
  for (const [, group] of Map.groupBy(candidates, ({ identity }) => identity.id)) {
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
        refuse(draft, ['id', 'name', 'title'].find((field) => draft.fields.has(field)) ?? 'lead', {
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

function assumptions(
  added: readonly { readonly taken: readonly string[] }[],
  values: Readonly<Record<string, unknown>>,
): Assumption[] {
  const counts = new Map<string, number>();
  for (const field of added.flatMap(({ taken }) => taken)) counts.set(field, (counts.get(field) ?? 0) + 1);
  return [...counts].map(([field, rows]) => ({ field, value: values[field], rows }));
}

/** The indicators that would still have nobody who answers for them (指标长). */
const chiefWarnings = (register: LedgerRegister, good: readonly Candidate[]): Bilingual[] =>
  indicatorsWithoutChief([
    ...register.indicators.map(({ id }) => id),
    ...good.map(({ identity }) => identity.id),
  ]).map(({ zh, en }) => ({ zh: `指标“${zh}”还没有指标长`, en: `Nobody answers for the indicator “${en}”` }));
