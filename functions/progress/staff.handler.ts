import { DEFAULT_PROGRESS_CONFIG } from '../../shared/progress/config.ts';
import { workingCalendar } from '../../shared/time/calendar.ts';
import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import { listLog, writeLog } from './fieldLog.ts';
import { claimMilestone, readProgress, verifyMilestone } from './milestones.ts';
import { fileReport, listReports } from './reports.ts';
import { progressStore } from './store.ts';
import { finishTask } from './tasks.ts';

export const wiring: Wiring<'progress-staff'> = ({ tables, clock, ids }) => {
  const ports = {
    store: progressStore(tables.records),
    clock,
    ids,
    calendar: workingCalendar(),
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
  };
};

export const handler = http(wiring);
