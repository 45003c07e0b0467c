import { importCalendar, readCalendar } from './calendar.ts';
import type { Wiring } from './http.ts';
import { http } from './lambda.ts';

export const wiring: Wiring<'platform-office'> = ({ tables: { records }, clock }) => ({
  readCalendar: readCalendar({ records, clock }),
  importCalendar: importCalendar({ records, clock }),
});

export const handler = http(wiring);
