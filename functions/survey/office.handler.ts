import { defaultSurveyConfig } from '../../shared/survey/index.ts';
import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import { auditFrame, drawSample, freezeFrame } from './draw.ts';
import { closeRound, issueInvitations, readRound, reissueInvitation, unanswered } from './invitations.ts';
import { invitationStore, roundStore } from './store.ts';

export const wiring: Wiring<'survey-office'> = ({ tables, clock, ids, publicBaseUrl }) => {
  const rounds = roundStore(tables.records);
  const invitations = invitationStore(tables.invitations);
  const ports = { rounds, invitations, clock, ids, publicBaseUrl, config: defaultSurveyConfig };
  return {
    freezeFrame: freezeFrame(ports),
    drawSample: drawSample(ports),
    issueInvitations: issueInvitations(ports),
    reissueInvitation: reissueInvitation(ports),
    listRounds: async ({ jurisdiction }) => ({ items: await rounds.rounds(jurisdiction) }),
    readRound: readRound(ports),
    unanswered: unanswered(ports),
    closeRound: closeRound(ports),
    auditFrame: auditFrame(ports),
  };
};

export const handler = http(wiring);
