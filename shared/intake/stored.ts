import * as z from 'zod';
import { Stamp } from '../contract/parameters.ts';
import { instantOf, millisecondsOf } from '../time/civil.ts';
import { Case, CaseFields } from './model.ts';
import type { CaseEvent } from './model.ts';

/** How many characters of a case's text its moving part carries: enough for its title and for finding likely duplicates. */
export const openingLength = 48;

/**
 * What was filed, written once and not touched by any move: the whole text, the place, and who may be called. The moving part of the case
 * stays so small that a move costs one write unit.
 */
export const Filing = Stamp.extend(CaseFields.pick({ text: true, place: true, contact: true }).shape).extend(
  Case.pick({ observerName: true, clearedAt: true }).shape,
);
export type Filing = z.infer<typeof Filing>;

/** A case as filed, in its two parts. */
export function partsOf(record: Case): { moving: Case; filing: Filing } {
  const { text, place, contact, observerName, ...rest } = record;
  const { version, changedAt, changedBy } = record;
  const moving: Case = { ...rest, text: [...text].slice(0, openingLength).join('') };
  delete moving.receiptHash;
  return {
    moving,
    filing: {
      version,
      changedAt,
      changedBy,
      text,
      ...(place !== undefined && { place }),
      ...(contact && { contact }),
      ...(observerName !== undefined && { observerName }),
    },
  };
}

/** A case whole again. A case that staff entered is in one part. */
export function wholeOf(moving: Case, filing: Filing | undefined): Case {
  if (!filing) return moving;
  const { text, place, contact, observerName } = filing;
  return {
    ...moving,
    text,
    ...(place !== undefined && { place }),
    ...(contact && { contact }),
    ...(observerName !== undefined && { observerName }),
  };
}

/** An event as stored: kind, milliseconds since 1970, by whom, and the rest if there is any. */
type PackedEvent = [CaseEvent['kind'], number, string, Omit<CaseEvent, 'kind' | 'at' | 'by'>?];

const packedEvent = ({ kind, at, by, ...rest }: CaseEvent): PackedEvent => {
  const said = Object.entries(rest).filter(([, value]) => value !== undefined);
  const stamp = [kind, millisecondsOf(at), by] as const;
  return said.length > 0 ? [...stamp, Object.fromEntries(said)] : [...stamp];
};

const unpackedEvent = (event: unknown): unknown => {
  if (!Array.isArray(event)) return event;
  const [kind, at, by, rest] = event as PackedEvent;
  return { kind, at: instantOf(at), by, ...rest };
};

/** A case as stored: events as rows without names, and nothing that stands at its default. Read it with {@link StoredCase}. */
export function packedCase(record: Case): Record<string, unknown> & Pick<Case, 'version'> {
  const { supportingUnits, joint, reworks, urgent, events, ...rest } = record;
  return {
    ...rest,
    ...(supportingUnits.length > 0 && { supportingUnits }),
    ...(joint && { joint }),
    ...(reworks > 0 && { reworks }),
    ...(urgent && { urgent }),
    events: events.map(packedEvent),
  };
}

/** Reads the moving part of a case as {@link packedCase} stored it; events with names are understood too. */
export const StoredCase = z.preprocess(
  (item: unknown) =>
    typeof item === 'object' && item !== null && 'events' in item && Array.isArray(item.events)
      ? { ...item, events: item.events.map(unpackedEvent) }
      : item,
  Case,
);
