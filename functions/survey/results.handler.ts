import { defaultSurveyConfig } from '../../shared/survey/index.ts';
import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import { computeResults, readResults } from './results.ts';
import { proposeExclusion, readSigns } from './signs.ts';
import { responseStore, roundStore } from './store.ts';

export const wiring: Wiring<'survey-results'> = ({ tables, clock }) => {
  const ports = {
    rounds: roundStore(tables.records),
    responses: responseStore(tables.responses),
    clock,
    config: defaultSurveyConfig,
  };
  return {
    computeResults: computeResults(ports),
    readResults: readResults(ports),
    readSigns: readSigns(ports),
    proposeExclusion: proposeExclusion(ports),
  };
};

export const handler = http(wiring);
