import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import { applyImport, listImports, planImport } from './import/imports.ts';
import { importJournal } from './import/journal.ts';
import { registryStore } from './store.ts';

export const wiring: Wiring<'registry-import'> = ({ clock, tables }) => {
  const ports = { clock, store: registryStore(tables.records), journal: importJournal(tables.records) };
  return {
    planImport: planImport(ports),
    applyImport: applyImport(ports),
    listImports: listImports(ports),
  };
};

export const handler = http(wiring);
