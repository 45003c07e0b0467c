import { wiring } from '../../../functions/registry/import.handler.ts';
import type { Table, Write } from '../../../functions/platform/table.ts';
import type { House } from '../../fixtures/house.ts';

/** The import function of a house, on a table that fails at the n-th write. */
export function failingImport(house: House, nth: number): ReturnType<typeof wiring> {
  const platform = house.platformOf('registry-import');
  const real = platform.tables.records;
  let writes = 0;
  const records = Object.assign(Object.create(real) as Table, {
    get: real.get.bind(real),
    list: real.list.bind(real),
    putAll: real.putAll.bind(real),
    write: async (...items: [Write, ...Write[]]) => {
      writes += 1;
      if (writes === nth) throw new Error('the machine stopped');
      return real.write(...items);
    },
  });
  return wiring({ ...platform, tables: { ...platform.tables, records } });
}
