import { calendarOf } from '../platform/calendar.ts';
import { background } from '../platform/lambda.ts';
import type { Platform } from '../platform/ports.ts';
import { clearComplaints } from './complaints/retention.ts';
import { complaintStore } from './complaints/store.ts';
import { intakeStore } from './store.ts';

/** Once a day, every county in turn. Nothing is logged but failures: how much there was to clear would tell what there had been. */
export const wiring = ({ clock, complaintFiles, tables, jurisdictions }: Platform) => {
  const registry = intakeStore(tables.records);
  const ports = {
    clock,
    calendarOf: calendarOf(tables.records),
    registry,
    store: complaintStore(tables.complaints),
    files: complaintFiles,
  };
  return async (): Promise<void> => {
    const places = await Promise.all(jurisdictions.map((root) => registry.withCounties(root)));
    for (const jurisdiction of new Set(places.flat())) await clearComplaints(ports, jurisdiction);
  };
};

export const handler = background<unknown, void>(wiring);
