import { workingCalendar } from '../../shared/time/calendar.ts';
import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import { fileRequest } from './file.ts';
import { confirmCase, rateCase, readOwnCase, reopenCase, withdrawCase, writeMessage } from './filer.ts';
import { intakeStore } from './store.ts';

export const wiring: Wiring<'intake-public'> = ({ clock, ids, tables }) => {
  const ports = { clock, ids, calendar: workingCalendar(), store: intakeStore(tables.records) };
  return {
    fileRequest: fileRequest(ports),
    readOwnCase: readOwnCase(ports),
    confirmCase: confirmCase(ports),
    reopenCase: reopenCase(ports),
    rateCase: rateCase(ports),
    writeMessage: writeMessage(ports),
    withdrawCase: withdrawCase(ports),
  };
};

export const handler = http(wiring);
