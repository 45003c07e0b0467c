import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import { decideAdjustment } from './adjustments.ts';
import { publishClearing } from './clearings.ts';
import { defaultScoringConfig } from './config.ts';
import { orderRuns, resumeRunOrder } from './orders.ts';
import { publishMonth } from './publish.ts';
import { reviewRun } from './runs.ts';
import { approveScheme, saveScheme } from './schemes.ts';
import { scoringStore } from './store.ts';
import { trialScheme } from './trial.ts';

export const wiring: Wiring<'scoring-office'> = ({ clock, tables, archive, publications, runParts }) => {
  const store = scoringStore(tables.records);
  const ports = { clock, archive, publications, runParts, store, config: defaultScoringConfig };
  return {
    saveScheme: saveScheme(ports),
    trialScheme: trialScheme(ports),
    approveScheme: approveScheme(ports),
    orderRuns: orderRuns(ports),
    resumeRunOrder: resumeRunOrder(ports),
    reviewRun: reviewRun(ports),
    decideAdjustment: decideAdjustment(ports),
    publishMonth: publishMonth(ports),
    publishClearing: publishClearing(ports),
  };
};

export const handler = http(wiring);
