import type { OutputValue } from '../../spreadsheet/output.ts';
import { shiftInstant } from '../../time/civil.ts';
import type { Bilingual } from '../bilingual.ts';
import type { OutputOf, RouteId } from '../index.ts';
import type { ExportInput, ExportNeed, ExportSource } from './source.ts';

/** Lists from which names stand in others. */
export type NameList = 'units' | 'people' | 'projects' | 'enterprises' | 'chains' | 'villages';
export type NameOf = (list: NameList, id: string | undefined) => string;

export type Column<R> = readonly [head: string, value: (row: R, nameOf: NameOf) => OutputValue | undefined];

/** A list that may be exported. */
export interface ListDefinition<R> {
  readonly title: Bilingual;
  /** What the list cannot do without. */
  readonly needs: readonly ExportNeed[];
  readonly names: readonly NameList[];
  readonly read: (source: ExportSource, input: ExportInput) => Promise<readonly R[]>;
  readonly columns: readonly Column<R>[];
}
/** A list with its rows' type, so that each column knows them. */
export const define = <R>(list: ListDefinition<R>): ListDefinition<R> => list;

/** A row of what a route lists. */
export type Item<Id extends RouteId> = OutputOf<Id> extends { items: readonly (infer R)[] } ? R : never;

/** An instant as the county's clocks show it, to the minute. */
export const local = (instant: string | undefined): string =>
  instant === undefined
    ? ''
    : shiftInstant(instant, 8 * 3_600_000)
        .slice(0, 16)
        .replace('T', ' ');
/** 是 or 否. */
export const yesNo = (yes: boolean | undefined): string => (yes ? '是' : '否');
