import { DEFAULT_PROGRESS_CONFIG } from '../../shared/progress/config.ts';
import { calendarOf } from '../platform/calendar.ts';
import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import { readAgency } from './agency.ts';
import { listBackwardPlans, saveBackwardPlan } from './backwardPlans.ts';
import { readCampaign, visitCoverage } from './campaign.ts';
import { keepCommitment, listCommitments, saveCommitment, withdrawCommitment } from './commitments.ts';
import { listLog, writeLog } from './fieldLog.ts';
import { listFigures, saveFigures, withdrawFigures } from './figures.ts';
import {
  claimAchievement,
  listAchievements,
  listFrontline,
  saveFrontline,
  verifyAchievement,
} from './frontline.ts';
import { claimMilestone, readProgress, verifyMilestone } from './milestones.ts';
import { fileReport, listReports } from './reports.ts';
import { progressStore } from './store.ts';
import { listTasks } from './taskList.ts';
import { finishTask } from './tasks.ts';

export const wiring: Wiring<'progress-staff'> = ({ tables, clock, ids }) => {
  const ports = {
    store: progressStore(tables.records),
    clock,
    ids,
    calendarOf: calendarOf(tables.records),
    config: DEFAULT_PROGRESS_CONFIG,
  };
  return {
    listReports: listReports(ports),
    fileReport: fileReport(ports),
    readProgress: readProgress(ports),
    claimMilestone: claimMilestone(ports),
    verifyMilestone: verifyMilestone(ports),
    writeLog: writeLog(ports),
    finishTask: finishTask(ports),
    listLog: listLog(ports),
    listTasks: listTasks(ports),
    readAgency: readAgency(ports),
    listBackwardPlans: listBackwardPlans(ports),
    saveBackwardPlan: saveBackwardPlan(ports),
    listCommitments: listCommitments(ports),
    saveCommitment: saveCommitment(ports),
    withdrawCommitment: withdrawCommitment(ports),
    keepCommitment: keepCommitment(ports),
    listFigures: listFigures(ports),
    saveFigures: saveFigures(ports),
    withdrawFigures: withdrawFigures(ports),
    readCampaign: readCampaign(ports),
    visitCoverage: visitCoverage(ports),
    listFrontline: listFrontline(ports),
    saveFrontline: saveFrontline(ports),
    listAchievements: listAchievements(ports),
    claimAchievement: claimAchievement(ports),
    verifyAchievement: verifyAchievement(ports),
  };
};

export const handler = http(wiring);
