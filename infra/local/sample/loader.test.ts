import { expect, test } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { RouteDefinition } from '../../../shared/contract/route.ts';
import type { Pairing, PairingPlan } from '../../../shared/registry/model.ts';
import { loadSample, sampleCounty, visitorLinks } from './index.ts';
import { systemOf, type SampleCall } from './testing.ts';

const county = sampleCounty();

/** An API of lists and one plan, which checks roles and bodies as the contract states them. */
function fakeApi({ openRound = false, failAt = Infinity } = {}) {
  const rows = new Map<string, unknown>();
  const pairings: Pairing[] = [];
  const calls: SampleCall[] = [];
  let failing = failAt;
  let plan: PairingPlan | undefined;
  const move = (status: PairingPlan['status']): PairingPlan =>
    (plan = {
      year: 2026,
      edition: 1,
      status,
      pairings: pairings.length,
      version: (plan?.version ?? 0) + 1,
      changedAt: '2026-09-01T01:00:00.000Z',
      changedBy: 'office',
    });
  const versioned = (body: unknown, status: PairingPlan['status']): PairingPlan => {
    expect(body).toEqual({ version: plan?.version });
    return move(status);
  };

  const answers: Readonly<Record<string, (call: SampleCall, body: never) => unknown>> = {
    saveJurisdiction: ({ parameters }, body: object) => ({ ...body, code: parameters['jurisdiction'] }),
    readSurveyConfiguration: () => ({ version: 0, settings: { escrow: 'required' } }),
    saveSurveyConfiguration: (_, body: object) => body,
    listPlans: () => ({ items: plan ? [plan] : [] }),
    draftPlan: () => move('draft'),
    readPlan: () => ({ plan, pairings }),
    addPairings: (_, body: { pairings: Pairing[] }) => {
      pairings.push(...body.pairings);
      return move('draft');
    },
    submitPlan: (_, body: unknown) => versioned(body, 'submitted'),
    approvePlan: (_, body: unknown) => versioned(body, 'approved'),
    ...Object.fromEntries(
      ['listCommitments', 'listFigures', 'listBackwardPlans', 'listAchievements', 'listFrontline'].map(
        (id) => [id, () => ({ items: [] })],
      ),
    ),
    listObservers: () => ({
      items: [{ person: 'observer-22', name: '某某', from: '2025-07-01', to: '2028-06-30', linked: false }],
    }),
    issueObserverLink: () => ({ url: 'http://127.0.0.1:3000/observer.html#SECRET' }),
    listRounds: () => ({ items: openRound ? [{ month: '2026-09', state: 'open' }] : [] }),
    unanswered: () => ({ items: [{ enterprise: county.enterprises[0]!.id, name: '某企业' }] }),
    reissueInvitation: () => ({ url: 'http://127.0.0.1:3000/s.html#ONCE' }),
  };
  const save = ({ id }: SampleCall, { items }: { items?: { id: string }[] }) => {
    if (!items) return {};
    for (const item of items) rows.set(`${id} ${item.id}`, item);
    return { added: items.length, changed: 0, unchanged: 0 };
  };

  const system = systemOf(async (call) => {
    if (calls.length === failing) {
      failing = Infinity;
      return { status: 500, body: { type: 'internal' } };
    }
    calls.push(call);
    const route: RouteDefinition = contract[call.id];
    expect(route.callers).toEqual(expect.arrayContaining([call.account.roles[0]]));
    const body = route.body?.parse(JSON.parse(call.body ?? 'null'));
    const answer = answers[call.id] ?? save;
    return { status: route.status ?? 200, body: answer(call, body as never) };
  });
  return { system, rows, pairings, calls, plan: () => plan };
}

const quietly = (api: ReturnType<typeof fakeApi>) => ({ ...api.system, progress: () => undefined });

test('everything is loaded in batches and the plan approved by someone else than its author', async () => {
  const api = fakeApi();
  const heard: [number, number][] = [];
  await loadSample({ ...api.system, progress: (_, done, total) => heard.push([done, total]) });

  const lists = {
    saveUnits: county.units,
    savePeople: county.people,
    saveEnterprises: county.enterprises,
    saveChains: county.chains,
    saveProjects: county.projects,
    saveIndicators: county.indicators,
    saveDuties: county.duties,
    saveVillages: county.villages,
    saveGuarantees: county.guarantees,
    saveEnvoys: county.envoys,
    saveSites: county.sites,
    saveProgrammes: county.programmes,
    saveAssignments: county.assignments,
    saveDeferrals: county.deferrals,
    saveCatalogueItems: county.catalogues.flatMap(({ items }) => items),
  };
  const saved = Object.values(lists).flat();
  for (const [route, rows] of Object.entries(lists)) {
    const loaded = rows.map(({ id }) => api.rows.get(`${route} ${id}`));
    expect(loaded).toEqual(JSON.parse(JSON.stringify(rows)));
  }
  expect(api.rows.size).toBe(saved.length);
  expect(api.pairings).toEqual(county.plan.pairings);
  expect(api.plan()).toMatchObject({ status: 'approved', pairings: 635 });
  expect(api.calls.find(({ id }) => id === 'approvePlan')?.account.id).toBe('supervisor');
  const total = saved.length + 635 + county.records.length;
  const steps = county.records.flatMap((record) => record.steps);
  const routes = new Set(steps.map(({ route }) => route as string));
  const entered = api.calls.filter(({ id }) => routes.has(id));
  expect(entered.map(({ id, account }) => `${id} ${account.id}`).toSorted()).toEqual(
    steps.map(({ route, account }) => `${route} ${account}`).toSorted(),
  );
  const named = api.calls.filter(({ id }) => id === 'saveJurisdiction').map(({ body }) => JSON.parse(body!));
  expect(named.map(({ office }) => office)).toEqual([undefined, 'business-environment']);
  expect(heard.at(-1)).toEqual([total, total]);
  expect(heard.map(([done]) => done)).toEqual(heard.map(([done]) => done).toSorted((a, b) => a - b));
});

test('a second run leaves the approved plan alone', async () => {
  const api = fakeApi();
  await loadSample(quietly(api));
  const rows = new Map(api.rows);
  const before = api.calls.length;
  await loadSample(quietly(api));
  expect(api.rows).toEqual(rows);
  expect(api.plan()).toMatchObject({ edition: 1, status: 'approved', pairings: 635 });
  const again = api.calls.slice(before).map(({ id }) => id as string);
  expect(again).not.toEqual(expect.arrayContaining(['draftPlan']));
  expect(again.at(-1)).toBe('listPlans');
});

test('a run that broke off anywhere in the plan is completed by the next, every pairing once', async () => {
  const whole = fakeApi();
  await loadSample(quietly(whole));
  const first = whole.calls.findIndex(({ id }) => id === 'draftPlan');
  for (let failAt = first; failAt < whole.calls.length; failAt += 1) {
    const api = fakeApi({ failAt });
    await expect(loadSample(quietly(api))).rejects.toThrow(/answered 500/);
    await loadSample(quietly(api));
    expect(api.pairings).toEqual(county.plan.pairings);
    expect(api.plan()).toMatchObject({ edition: 1, status: 'approved' });
  }
});

test('a busy system is asked again', async () => {
  const api = fakeApi();
  let refused = 0;
  const fetch = async (url: string, init: RequestInit) =>
    refused++ === 0
      ? new Response('{}', { status: 503, headers: { 'retry-after': '0' } })
      : api.system.fetch!(url, init);
  await loadSample({ ...quietly(api), fetch });
  expect(api.plan()?.status).toBe('approved');
});

test('one link for every kind of visitor; the survey’s appears after the draw', async () => {
  const links = await visitorLinks(fakeApi().system);
  expect(links.map(({ url }) => url.replace('http://127.0.0.1:3000', ''))).toEqual([
    '/',
    '/board.html',
    '/report.html',
    '/case.html',
    '/desk.html',
    '/observer.html#SECRET',
    '/desk.html',
  ]);
  expect(links[4]!.label).toContain('抽样后出现');
  const drawn = await visitorLinks(fakeApi({ openRound: true }).system);
  expect(drawn[4]).toEqual({
    label: '某企业的满意度问卷 · survey',
    url: 'http://127.0.0.1:3000/s.html#ONCE',
  });
});
