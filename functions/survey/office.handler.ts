import { defaultSurveyConfig } from '../../shared/survey/index.ts';
import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import { auditFrame, drawSample, freezeFrame } from './draw.ts';
import { closeRound, issueInvitations, readRound, reissueInvitation, unanswered } from './invitations.ts';
import { proveLine } from './proof.ts';
import { remindInvited } from './reminders.ts';
import { listReplacements, replaceInvited } from './replacements.ts';
import { readSurveyConfiguration, saveSurveyConfiguration } from './settings.ts';
import { invitationStore, roundStore } from './store.ts';

export const wiring: Wiring<'survey-office'> = ({ tables, publications, clock, ids, publicBaseUrl }) => {
  const { records } = tables;
  const rounds = roundStore(records);
  const invitations = invitationStore(tables.invitations);
  const config = defaultSurveyConfig;
  const ports = { rounds, invitations, records, publications, clock, ids, publicBaseUrl, config };
  return {
    freezeFrame: freezeFrame(ports),
    drawSample: drawSample(ports),
    issueInvitations: issueInvitations(ports),
    reissueInvitation: reissueInvitation(ports),
    remindInvited: remindInvited(ports),
    replaceInvited: replaceInvited(ports),
    listReplacements: listReplacements(ports),
    listRounds: async ({ jurisdiction }) => ({ items: await rounds.rounds(jurisdiction) }),
    readRound: readRound(ports),
    unanswered: unanswered(ports),
    closeRound: closeRound(ports),
    auditFrame: auditFrame(ports),
    proveLine: proveLine(ports),
    readSurveyConfiguration: readSurveyConfiguration(ports),
    saveSurveyConfiguration: saveSurveyConfiguration(ports),
  };
};

export const handler = http(wiring);
