import { defaultSurveyConfig } from '../../shared/survey/index.ts';
import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import { decideExclusion, listExclusions } from './exclusions.ts';
import { askForReply, decideCriticism, listFindings, remindUnit, replyToFinding } from './hearings.ts';
import { readSeries } from './series.ts';
import { roundStore } from './store.ts';

export const wiring: Wiring<'survey-review'> = ({ tables, clock }) => {
  const ports = { rounds: roundStore(tables.records), clock, config: defaultSurveyConfig };
  return {
    readSeries: readSeries(ports),
    decideExclusion: decideExclusion(ports),
    listExclusions: listExclusions(ports),
    listFindings: listFindings(ports),
    askForReply: askForReply(ports),
    remindUnit: remindUnit(ports),
    replyToFinding: replyToFinding(ports),
    decideCriticism: decideCriticism(ports),
  };
};

export const handler = http(wiring);
