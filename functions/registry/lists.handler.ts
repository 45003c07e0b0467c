import { calendarOf } from '../platform/calendar.ts';
import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import { programmeReport } from './programmes.ts';
import { registryStore } from './store.ts';
import { threeLists } from './threeLists.ts';

export const wiring: Wiring<'registry-lists'> = ({ clock, tables }) => {
  const ports = {
    clock,
    store: registryStore(tables.records),
    calendarOf: calendarOf(tables.records),
  };
  return {
    programmeReport: programmeReport(ports),
    threeLists: threeLists(ports),
  };
};

export const handler = http(wiring);
