import type { Wiring } from '../platform/http.ts';
import { http } from '../platform/lambda.ts';
import { approvePlan, returnPlan, submitPlan } from './approval.ts';
import { catalogueRule, deferralRule, envoyRule, guaranteeRule, siteRule } from './arrangementRules.ts';
import { saveCatalogueItems } from './catalogues.ts';
import { startConfiguration } from './configuration.ts';
import { handOver } from './handover.ts';
import { saveJurisdiction } from './jurisdiction.ts';
import { issueObserverLink, revokeObserverLink } from './observers.ts';
import { addPairings, draftPlan, removePairings } from './plans.ts';
import { saveQuietRules } from './quietPeriod.ts';
import { assignmentRule, programmeRule } from './programmeRules.ts';
import { dutyRule, enterpriseRule, indicatorRule, noRule, personRule, projectRule } from './rules.ts';
import { saveRows } from './save.ts';
import { registryStore } from './store.ts';

export const wiring: Wiring<'registry-office'> = ({ clock, ids, tables, publicBaseUrl }) => {
  const ports = { clock, ids, publicBaseUrl, store: registryStore(tables.records) };
  return {
    saveJurisdiction: saveJurisdiction(ports),
    saveUnits: saveRows(ports, 'units', noRule),
    savePeople: saveRows(ports, 'people', personRule),
    saveEnterprises: saveRows(ports, 'enterprises', enterpriseRule),
    saveProjects: saveRows(ports, 'projects', projectRule),
    saveChains: saveRows(ports, 'chains', noRule),
    saveIndicators: saveRows(ports, 'indicators', indicatorRule),
    saveDuties: saveRows(ports, 'duties', dutyRule),
    saveCatalogues: saveRows(ports, 'catalogues', catalogueRule),
    saveCatalogueItems: saveCatalogueItems(ports),
    saveDeferrals: saveRows(ports, 'deferrals', deferralRule),
    saveGuarantees: saveRows(ports, 'guarantees', guaranteeRule),
    saveProgrammes: saveRows(ports, 'programmes', programmeRule),
    saveAssignments: saveRows(ports, 'assignments', assignmentRule),
    saveEnvoys: saveRows(ports, 'envoys', envoyRule),
    saveSites: saveRows(ports, 'sites', siteRule),
    saveVillages: saveRows(ports, 'villages', noRule),
    saveQuietRules: saveQuietRules(ports),
    startConfiguration: startConfiguration(ports),
    draftPlan: draftPlan(ports),
    addPairings: addPairings(ports),
    removePairings: removePairings(ports),
    submitPlan: submitPlan(ports),
    returnPlan: returnPlan(ports),
    approvePlan: approvePlan(ports),
    handOver: handOver(ports),
    issueObserverLink: issueObserverLink(ports),
    revokeObserverLink: revokeObserverLink(ports),
  };
};

export const handler = http(wiring);
