import type { InputOf } from '../../../shared/contract/index.ts';
import { batchLimit } from '../../../shared/contract/registry.ts';
import { pairingKey } from '../../../shared/registry/pairing.ts';
import { createApi, type SampleApi, type SampleContext } from './api.ts';
import { sampleCounty, type SampleCounty } from './county.ts';

type SaveRoute =
  | 'saveUnits'
  | 'savePeople'
  | 'saveEnterprises'
  | 'saveProjects'
  | 'saveChains'
  | 'saveIndicators'
  | 'saveDuties';

const inBatches = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / batchLimit) }, (_, at) =>
    items.slice(at * batchLimit, (at + 1) * batchLimit),
  );

type Advance = (text: string, rows: number) => void;

/** Brings the year's plan to approval from wherever an earlier run left it; an approved one is left alone. */
async function approvePlan(
  api: SampleApi,
  { jurisdiction, plan }: SampleCounty,
  advance: Advance,
): Promise<void> {
  const county = { jurisdiction: jurisdiction.code };
  const editions = (await api('listPlans', county, 'office')).items.filter(({ year }) => year === plan.year);
  if (editions.some(({ status }) => status === 'approved'))
    return advance('责任分解表(已批准)', plan.pairings.length);

  let current =
    editions.find(({ status }) => status === 'submitted' || status === 'draft') ??
    (await api('draftPlan', { ...county, year: plan.year }, 'office'));
  const edition = { ...county, year: plan.year, edition: current.edition };
  if (current.status === 'draft') {
    const present = new Set((await api('readPlan', edition, 'office')).pairings.map(pairingKey));
    const missing = plan.pairings.filter((pairing) => !present.has(pairingKey(pairing)));
    advance('包联关系', plan.pairings.length - missing.length);
    for (const pairings of inBatches(missing)) {
      current = await api('addPairings', { ...edition, pairings }, 'office');
      advance('包联关系', pairings.length);
    }
    current = await api('submitPlan', { ...edition, version: current.version }, 'office');
  }
  await api('approvePlan', { ...edition, version: current.version }, 'supervisor');
}

/**
 * Loads the sample county through the API, as its accounts: the register's lists, then the pairing plan, drafted and submitted by the
 * office and approved by the supervisor. Doing it again changes nothing; a run that broke off is completed.
 * @throws Error when the API refuses something
 */
export async function loadSample(
  context: SampleContext,
  county: SampleCounty = sampleCounty(),
): Promise<void> {
  const api = createApi(context);
  const { code, ...jurisdiction } = county.jurisdiction;
  const lists = [county.units, county.people, county.enterprises, county.chains, county.projects];
  const rows = [...lists, county.indicators, county.duties, county.plan.pairings];
  const total = rows.reduce((sum, { length }) => sum + length, 0);
  let done = 0;
  const advance: Advance = (text, count) => context.progress(text, (done += count), total);
  const save = async <Id extends SaveRoute>(id: Id, text: string, items: Readonly<InputOf<Id>['items']>) => {
    for (const batch of inBatches<unknown>(items)) {
      await api(id, { jurisdiction: code, items: batch } as unknown as InputOf<Id>, 'office');
      advance(text, batch.length);
    }
  };

  await api('saveJurisdiction', { ...jurisdiction, jurisdiction: code }, 'admin');
  await save('saveUnits', '单位', county.units);
  await save('savePeople', '人员', county.people);
  await save('saveEnterprises', '企业', county.enterprises);
  await save('saveChains', '产业链', county.chains);
  await save('saveProjects', '项目', county.projects);
  await save('saveIndicators', '营商环境指标', county.indicators);
  await save('saveDuties', '职责', county.duties);
  await approvePlan(api, county, advance);
}
