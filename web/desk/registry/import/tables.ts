import type { OutputOf } from '../../../../shared/contract/index.ts';
import { inLanguage } from '../../../lib/bilingual.ts';
import { t } from './messages.ts';

export type Plan = OutputOf<'planImport'>;

/** One tab of a dry run: how many there are, and the first of them as texts. */
export interface PlanTable {
  readonly id: string;
  readonly label: string;
  readonly total: number;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface Placed {
  readonly sheet: string;
  readonly row: number;
}

/** A dry run as tabs, in the page's language. */
export function tablesOf(plan: Plan): PlanTable[] {
  const severalSheets = plan.sheets.length > 1;
  const place = ({ sheet, row }: Placed): string =>
    severalSheets ? t('sheetRow', { sheet, row }) : t('row', { row });
  const table = <T>(
    id: 'added' | 'changed' | 'unchanged' | 'refused' | 'normalised' | 'skipped' | 'missing',
    { total, items }: { total: number; items: readonly T[] },
    heads: readonly string[],
    cells: (item: T) => string[],
  ): PlanTable => ({ id, label: t(id), total, heads, rows: items.map(cells) });
  const named = [t('place'), t('name'), t('id')];
  const nameCells = (item: Placed & { name: string; id: string }) => [place(item), item.name, item.id];
  const { skipped, duplicates } = plan;
  const left = {
    total: skipped.total + duplicates.total,
    items: [
      ...skipped.items.map((item) => [place(item), item.text, inLanguage(item.reason)]),
      ...duplicates.items.map((item) => [place(item), '', t('sameAs', { place: place(item.first) })]),
    ],
  };
  return [
    table('refused', plan.refused, [t('place'), t('column'), t('value'), t('reason')], (item) => [
      place(item),
      `${item.column} ${item.header}`,
      item.value,
      inLanguage(item.reason),
    ]),
    table('added', plan.added, named, nameCells),
    table('changed', plan.changed, [t('place'), t('name'), t('changes')], (item) => [
      place(item),
      item.name,
      item.changes
        .map(({ label, before, after }) => `${label}:${before ?? t('empty')} → ${after ?? t('empty')}`)
        .join(';'),
    ]),
    table('unchanged', plan.unchanged, named, nameCells),
    table('normalised', plan.normalised, [t('place'), t('column'), t('changes'), t('reason')], (item) => [
      place(item),
      `${item.column} ${item.header}`,
      `${item.before} → ${item.after}`,
      inLanguage(item.reason),
    ]),
    table('skipped', left, [t('place'), t('value'), t('reason')], (cells) => cells),
    table('missing', plan.missingFromFile, [t('name'), t('id')], ({ name, id }) => [name, id]),
  ];
}

/** What else a dry run says, a sentence each: what is created and assumed, where a schedule goes, what was not read. */
export function remarksOf(plan: Plan): string[] {
  const { creates, schedule } = plan;
  const names = (items: readonly { name: string }[]): string => items.map(({ name }) => name).join('、');
  return [
    ...(creates.units.total > 0
      ? [t('createsUnits', { n: creates.units.total, names: names(creates.units.items) })]
      : []),
    ...(creates.people.total > 0
      ? [t('createsPeople', { n: creates.people.total, names: names(creates.people.items) })]
      : []),
    ...(schedule
      ? [
          t(schedule.isNew ? 'newEdition' : 'intoDraft', { year: schedule.year, edition: schedule.edition }),
          ...(schedule.status === 'submitted' ? [t('goesForApproval')] : []),
        ]
      : []),
    ...plan.assumed.map(({ label, value, rows }) => t('assumed', { label, value, n: rows })),
    ...plan.sheets.flatMap(({ sheet, unknownColumns, hiddenColumns, hiddenRows }) => [
      ...(unknownColumns.length > 0
        ? [t('unknownColumns', { sheet, columns: unknownColumns.join('、') })]
        : []),
      ...(hiddenColumns.length > 0 ? [t('hiddenColumns', { sheet, columns: hiddenColumns.join('、') })] : []),
      ...(hiddenRows > 0 ? [t('hiddenRows', { sheet, n: hiddenRows })] : []),
    ]),
    ...plan.skippedSheets.map(({ sheet, reason }) =>
      t('skippedSheet', { sheet, reason: inLanguage(reason) }),
    ),
    ...plan.warnings.map(inLanguage),
  ];
}
