import { calendarOf } from '../platform/calendar.ts';
import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import { fileLead, observerHome } from './observer.ts';
import { intakeStore } from './store.ts';

export const wiring: Wiring<'intake-observer'> = ({ clock, tables }) => {
  const ports = { clock, calendarOf: calendarOf(tables.records), store: intakeStore(tables.records) };
  return { observerHome: observerHome(ports), fileLead: fileLead(ports) };
};

export const handler = http(wiring);
