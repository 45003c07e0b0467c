import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import { listAdjustments } from './adjustments.ts';
import { listAppeals } from './appeals.ts';
import { listAssessmentGroups } from './assessmentGroups.ts';
import { readBrief } from './brief.ts';
import { listClearings } from './clearings.ts';
import { defaultScoringConfig } from './config.ts';
import { readContext } from './context.ts';
import { listMeasures } from './measures.ts';
import { myScore } from './myScore.ts';
import { listRunOrders, readRunOrder } from './orders.ts';
import { listRuns, readFacts, readRun } from './runs.ts';
import { listMetrics, listSchemeDrafts, listSchemes } from './schemes.ts';
import { scoringStore } from './store.ts';
import { readYear } from './year.ts';

export const wiring: Wiring<'scoring-staff'> = ({ clock, tables, archive }) => {
  const ports = { clock, archive, store: scoringStore(tables.records), config: defaultScoringConfig };
  return {
    listSchemes: listSchemes(ports),
    listMetrics: listMetrics(),
    listSchemeDrafts: listSchemeDrafts(ports),
    listRuns: listRuns(ports),
    listRunOrders: listRunOrders(ports),
    readRunOrder: readRunOrder(ports),
    readRun: readRun(ports),
    readFacts: readFacts(ports),
    listAdjustments: listAdjustments(ports),
    readBrief: readBrief(ports),
    readYear: readYear(ports),
    listMeasures: listMeasures(ports),
    readContext: readContext(ports),
    myScore: myScore(ports),
    listAppeals: listAppeals(ports),
    listClearings: listClearings(ports),
    listAssessmentGroups: listAssessmentGroups(ports),
  };
};

export const handler = http(wiring);
