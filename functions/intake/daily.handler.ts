import { calendarOf } from '../platform/calendar.ts';
import { background } from '../platform/lambda.ts';
import { log } from '../platform/log.ts';
import type { Platform } from '../platform/ports.ts';
import { forgetAttachments } from './attachments/attach.ts';
import { attachmentStore } from './attachments/store.ts';
import { scheduledCheck } from './check.ts';
import type { CheckReport } from './check.ts';
import { intakeStore } from './store.ts';

/** Checks every jurisdiction in turn, the counties of a city included; whatever calls it, and however often, the outcome is the same. */
export const wiring = ({ attachments, clock, ids, tables, jurisdictions }: Platform) => {
  const files = { clock, files: attachments, store: attachmentStore(tables.records) };
  const ports = {
    clock,
    ids,
    calendarOf: calendarOf(tables.records),
    store: intakeStore(tables.records),
    forgetFiles: forgetAttachments(files),
  };
  return async (): Promise<CheckReport[]> => {
    const reports = [];
    const places = await Promise.all(jurisdictions.map((root) => ports.store.withCounties(root)));
    for (const jurisdiction of new Set(places.flat())) {
      const report = await scheduledCheck(ports, jurisdiction);
      log('info', 'intake-check', { ...report });
      reports.push(report);
    }
    return reports;
  };
};

export const handler = background<unknown, CheckReport[]>(wiring);
