import type { InputOf, RouteId } from '../../../shared/contract/index.ts';
import { batchLimit } from '../../../shared/contract/registry.ts';
import { pairingKey } from '../../../shared/registry/pairing.ts';
import { createApi, type SampleApi, type SampleContext } from './api.ts';
import { sampleCounty, type SampleCounty } from './county.ts';
import type { SampleRecord } from './steps.ts';

/**
 * Draws of the sample county are sealed for its auditor's age key. The identity that opens them is a plaything, and public:
 * `AGE-SECRET-KEY-1VG3UTQGTYLVMSWX6ZJWD395CL8FDLMCPTCJQKV2D2AD6EFQNRA9Q6LRA5A`.
 */
const surveySettings = {
  escrow: 'required',
  auditorKey: 'age1gwj3fpm73ya6h3ttzktwq9v8wtyu4vnyrswjxwujzklhdquaddvsg9g8xc',
} as const;

/** A route that saves a list batch by batch. */
type SaveRoute = Extract<RouteId, `save${string}`>;

/** How many calls are under way at once: enough to keep this machine's two or more cores at work. */
const abreast = 4;

/** Does every piece of work, so many at once, in their order. */
async function inParallel(work: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = [...work];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next();
  };
  await Promise.all(Array.from({ length: abreast }, worker));
}

/** Leaves room for the guard of a list that is judged as a whole. */
const batchSize = batchLimit - 1;

const inBatches = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / batchSize) }, (_, at) =>
    items.slice(at * batchSize, (at + 1) * batchSize),
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

/** The versions at which the sample's records stand, by key; one that is not there yet stands at none. */
async function versionsOf(api: SampleApi, jurisdiction: string): Promise<ReadonlyMap<string, number>> {
  const county = { jurisdiction };
  const [commitments, figures, plans, achievements, frontline] = await Promise.all([
    api('listCommitments', county, 'office'),
    api('listFigures', county, 'office'),
    api('listBackwardPlans', county, 'office'),
    api('listAchievements', { ...county, year: 2026 }, 'office'),
    api('listFrontline', { ...county, month: '2026-08' }, 'office'),
  ]);
  const stands = (kind: string, rows: readonly { readonly id: string; readonly version: number }[]) =>
    rows.map(({ id, version }): [string, number] => [`${kind} ${id}`, version]);
  return new Map([
    ...stands('commitment', commitments.items),
    ...stands('figures', figures.items),
    ...stands('plan', plans.items),
    ...stands('achievement', achievements.items),
    ...stands(
      'frontline',
      frontline.items.map(({ unit, version }) => ({ id: unit, version })),
    ),
  ]);
}

/** Makes every record from the version at which it stands; its steps follow one another. */
async function enterRecords(
  api: SampleApi,
  jurisdiction: string,
  records: readonly SampleRecord[],
  advance: Advance,
): Promise<void> {
  const versions = await versionsOf(api, jurisdiction);
  await inParallel(
    records.map(({ key, steps }) => async () => {
      for (const { route, input, account } of steps.slice(versions.get(key) ?? 0))
        await api(route, { jurisdiction, ...input } as never, account);
      advance('全年工作', 1);
    }),
  );
}

/** A list to save; batches of a list that is judged as a whole go one after another. */
interface Load {
  readonly text: string;
  readonly batches: readonly (readonly unknown[])[];
  readonly save: (batch: readonly unknown[]) => Promise<void>;
  readonly oneByOne?: boolean;
}

/** What is loaded, in stages: a stage refers to rows of those before it only. */
function stagesOf(api: SampleApi, county: SampleCounty): readonly (readonly Load[])[] {
  const jurisdiction = county.jurisdiction.code;
  const list = (id: SaveRoute, text: string, items: readonly unknown[], oneByOne = false): Load => ({
    text,
    batches: inBatches(items),
    save: async (batch) => void (await api(id, { jurisdiction, items: batch } as never, 'office')),
    oneByOne,
  });
  const entries = county.catalogues.map(({ catalogue, items }): Load => ({
    text: '清单条目',
    batches: inBatches(items),
    save: async (batch) =>
      void (await api(
        'saveCatalogueItems',
        { jurisdiction, catalogue, items: batch } as InputOf<'saveCatalogueItems'>,
        'office',
      )),
    oneByOne: true,
  }));
  const [linked, others] = [
    entries.filter((_, at) => county.catalogues[at]?.items.some(({ link }) => link !== undefined)),
    entries.filter((_, at) => county.catalogues[at]?.items.every(({ link }) => link === undefined)),
  ];
  return [
    [
      list('saveUnits', '单位', county.units),
      list('saveChains', '产业链', county.chains),
      list('saveEnterprises', '企业', county.enterprises),
      list('saveVillages', '村', county.villages),
      list('saveDuties', '职责', county.duties),
      ...others,
    ],
    [list('savePeople', '人员', county.people), list('saveProjects', '项目', county.projects), ...linked],
    [
      list('saveGuarantees', '包保责任', county.guarantees),
      list('saveEnvoys', '企业特派员', county.envoys, true),
      list('saveSites', '驻点', county.sites),
      list('saveProgrammes', '行动方案', county.programmes),
      list('saveIndicators', '营商环境指标', county.indicators),
      list('saveDeferrals', '容缺办理', county.deferrals),
    ],
    [list('saveAssignments', '入列事项', county.assignments, true)],
  ];
}

/**
 * Loads the sample county through the API, as its accounts: the register's lists and the county's arrangements, stage by stage, what was
 * entered of the year's work, then the pairing plan, drafted and submitted by the office and approved by the supervisor. Doing it again changes nothing; a run that broke off
 * is completed.
 * @throws Error when the API refuses something
 */
export async function loadSample(
  context: SampleContext,
  county: SampleCounty = sampleCounty(),
): Promise<void> {
  const api = createApi(context);
  const { code, ...jurisdiction } = county.jurisdiction;
  const stages = stagesOf(api, county);
  const rows = stages.flat().flatMap(({ batches }) => batches.map(({ length }) => length));
  const total = rows.reduce(
    (sum, length) => sum + length,
    county.plan.pairings.length + county.records.length,
  );
  let done = 0;
  const advance: Advance = (text, count) => context.progress(text, (done += count), total);

  const { office, ...unnamed } = jurisdiction;
  await api('saveJurisdiction', { ...unnamed, jurisdiction: code }, 'admin');
  const survey = await api('readSurveyConfiguration', { jurisdiction: code }, 'admin');
  if (survey.version === 0)
    await api(
      'saveSurveyConfiguration',
      { jurisdiction: code, version: 0, settings: surveySettings },
      'admin',
    );
  for (const stage of stages)
    await inParallel(
      stage.flatMap(({ text, batches, save, oneByOne }) => {
        const each = batches.map((batch) => async () => {
          await save(batch);
          advance(text, batch.length);
        });
        if (!oneByOne) return each;
        return [
          async () => {
            for (const work of each) await work();
          },
        ];
      }),
    );
  await api('saveJurisdiction', { ...unnamed, office, jurisdiction: code }, 'admin');
  await enterRecords(api, code, county.records, advance);
  await approvePlan(api, county, advance);
}
