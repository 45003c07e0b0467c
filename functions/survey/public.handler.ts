import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import { openInvitation, submitAnswers } from './answer.ts';
import { proveOwnLine } from './proof.ts';
import { answerStore, roundStore } from './store.ts';

export const wiring: Wiring<'survey-public'> = ({ tables, clock, ids }) => {
  const ports = {
    rounds: roundStore(tables.records),
    answers: answerStore(tables.invitations, tables.responses),
    clock,
    ids,
  };
  return {
    openInvitation: openInvitation(ports),
    submitAnswers: submitAnswers(ports),
    proveOwnLine: proveOwnLine(ports),
  };
};

export const handler = http(wiring);
