import { calendarOf } from '../platform/calendar.ts';
import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import { fileRequest, filingChallenge } from './file.ts';
import { confirmCase, rateCase, readOwnCase, reopenCase, withdrawCase, writeMessage } from './filer.ts';
import { filingGuard } from './guard.ts';
import { intakeStore } from './store.ts';

export const wiring: Wiring<'intake-public'> = ({ clock, ids, tables }) => {
  const store = intakeStore(tables.records);
  const guard = filingGuard({ store, ids });
  const ports = { clock, ids, calendarOf: calendarOf(tables.records), store };
  return {
    fileRequest: fileRequest({ ...ports, guard }),
    filingChallenge: filingChallenge({ ...ports, guard }),
    readOwnCase: readOwnCase(ports),
    confirmCase: confirmCase(ports),
    reopenCase: reopenCase(ports),
    rateCase: rateCase(ports),
    writeMessage: writeMessage(ports),
    withdrawCase: withdrawCase(ports),
  };
};

export const handler = http(wiring);
