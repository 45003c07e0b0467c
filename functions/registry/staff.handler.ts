import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import { responsibilityCard } from './card.ts';
import { listCatalogues, readCatalogue } from './catalogues.ts';
import { planChecks } from './checks.ts';
import { readConfiguration } from './configuration.ts';
import { overdueDeferrals } from './deferrals.ts';
import { dutyCalendar, dutyStatus } from './duties.ts';
import { openPairings } from './handover.ts';
import { readJurisdiction } from './jurisdiction.ts';
import { listEnterprises, listPeople, listRows } from './lists.ts';
import { listObservers } from './observers.ts';
import { listPlans, readPlan } from './plans.ts';
import { journalReport } from './journals.ts';
import { groupForCategory } from './programmes.ts';
import { readQuietRules } from './quietPeriod.ts';
import { rollUp } from './rollUp.ts';
import { pairingSchedule } from './schedule.ts';
import { registryStore } from './store.ts';

export const wiring: Wiring<'registry-staff'> = ({ clock, tables }) => {
  const ports = { clock, store: registryStore(tables.records) };
  return {
    listUnits: listRows(ports, 'units'),
    listPeople: listPeople(ports),
    listEnterprises: listEnterprises(ports),
    listProjects: listRows(ports, 'projects'),
    listChains: listRows(ports, 'chains'),
    listIndicators: listRows(ports, 'indicators'),
    listDuties: listRows(ports, 'duties'),
    listPlans: listPlans(ports),
    readPlan: readPlan(ports),
    openPairings: openPairings(ports),
    readJurisdiction: readJurisdiction(ports),
    planChecks: planChecks(ports),
    dutyStatus: dutyStatus(ports),
    dutyCalendar: dutyCalendar(ports),
    pairingSchedule: pairingSchedule(ports),
    responsibilityCard: responsibilityCard(ports),
    listObservers: listObservers(ports),
    listCatalogues: listCatalogues(ports),
    readCatalogue: readCatalogue(ports),
    listDeferrals: listRows(ports, 'deferrals'),
    overdueDeferrals: overdueDeferrals(ports),
    listGuarantees: listRows(ports, 'guarantees'),
    listProgrammes: listRows(ports, 'programmes'),
    listAssignments: listRows(ports, 'assignments'),
    journalReport: journalReport(ports),
    readQuietRules: readQuietRules(ports),
    listVillages: listRows(ports, 'villages'),
    groupForCategory: groupForCategory(ports),
    listEnvoys: listRows(ports, 'envoys'),
    listSites: listRows(ports, 'sites'),
    readConfiguration: readConfiguration(ports),
    rollUp: rollUp(ports),
  };
};

export const handler = http(wiring);
