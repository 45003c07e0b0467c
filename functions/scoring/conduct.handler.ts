import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import { decideAppeal, fileAppeal } from './appeals.ts';
import { confirmAssessmentGroups, saveAssessmentGroups } from './assessmentGroups.ts';
import { editBrief, signBrief } from './brief.ts';
import { defaultScoringConfig } from './config.ts';
import { saveContext } from './context.ts';
import { takeMeasure, withdrawMeasure } from './measures.ts';
import { scoringStore } from './store.ts';

export const wiring: Wiring<'scoring-conduct'> = ({ clock, tables }) => {
  const ports = { clock, store: scoringStore(tables.records), config: defaultScoringConfig };
  return {
    takeMeasure: takeMeasure(ports),
    withdrawMeasure: withdrawMeasure(ports),
    saveContext: saveContext(ports),
    editBrief: editBrief(ports),
    signBrief: signBrief(ports),
    fileAppeal: fileAppeal(ports),
    decideAppeal: decideAppeal(ports),
    saveAssessmentGroups: saveAssessmentGroups(ports),
    confirmAssessmentGroups: confirmAssessmentGroups(ports),
  };
};

export const handler = http(wiring);
