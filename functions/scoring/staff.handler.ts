import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import { listAdjustments } from './adjustments.ts';
import { readBrief } from './brief.ts';
import { defaultScoringConfig } from './config.ts';
import { listRuns, readFacts, readRun } from './runs.ts';
import { listSchemes } from './schemes.ts';
import { scoringStore } from './store.ts';
import { readYear } from './year.ts';

export const wiring: Wiring<'scoring-staff'> = ({ clock, tables, archive }) => {
  const ports = { clock, archive, store: scoringStore(tables.records), config: defaultScoringConfig };
  return {
    listSchemes: listSchemes(ports),
    listRuns: listRuns(ports),
    readRun: readRun(ports),
    readFacts: readFacts(ports),
    listAdjustments: listAdjustments(ports),
    readBrief: readBrief(ports),
    readYear: readYear(ports),
  };
};

export const handler = http(wiring);
