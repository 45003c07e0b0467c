import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { contract, routes } from '../../../shared/contract/index.ts';
import type { RouteId } from '../../../shared/contract/index.ts';
import { isStaffRoute } from '../../../shared/contract/route.ts';
import type { RouteDefinition } from '../../../shared/contract/route.ts';
import { sha256Hex } from '../../../shared/identifiers/token.ts';
import { wiring as notifyWiring } from '../../../functions/intake/notify.handler.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House, Visitor } from '../../fixtures/house.ts';
import { partsOf } from '../../fixtures/samples.ts';
import { streamOf } from '../platform/stream.ts';
import { complaintReceipt, makeComplaint, PlayedComplaint } from './complaintPlay.ts';
import { receiptOf, Request } from './play.ts';

const j = '422826';
const elsewhere = '522702';
const ids = Object.keys(contract) as RouteId[];

/** Everything that is printed while a test runs: what the log of a deployed function would hold. */
const printed: string[] = [];
beforeAll(() => {
  for (const level of ['info', 'error', 'log', 'warn'] as const)
    vi.spyOn(console, level).mockImplementation((...words: unknown[]) => void printed.push(words.join(' ')));
});
afterAll(() => vi.restoreAllMocks());
afterEach(() => void printed.splice(0));

/** Whether the contract admits a visitor to a route; what it answers to others it answers before it looks at anything. */
const admits = ({ callers }: RouteDefinition, visitor: Visitor): boolean =>
  visitor && 'roles' in visitor
    ? visitor.roles.some((role) => callers.includes(role))
    : callers.includes('public');

/** Asks every route, with one id in every place, as every visitor whom it admits; answers what each was told. */
async function askAll(
  house: House,
  visitors: Readonly<Record<string, Visitor>>,
  id: string,
  which: readonly RouteId[] = ids,
): Promise<Record<string, string>> {
  const told: Record<string, string> = {};
  for (const route of which)
    for (const [who, visitor] of Object.entries(visitors)) {
      if (!admits(routes[route]!, visitor)) continue;
      const { status, body } = await house.raw(route, partsOf(routes[route]!, id), visitor);
      told[`${route} as ${who}`] = `${status} ${JSON.stringify(body)}`;
    }
  return told;
}

describe('[X11] a complaint shows nowhere but on its own line', () => {
  const canaries = {
    text: '金丝雀投诉正文',
    about: '金丝雀岗位',
    name: '金丝雀姓名',
    phone: '13900004321',
    motive: '金丝雀动机',
    answer: '金丝雀答复',
  };
  const filing = makeComplaint(77, {
    text: canaries.text,
    about: canaries.about,
    contact: { name: canaries.name, phone: canaries.phone },
  });

  /** A county with the named unit's staff and everybody else, and a complaint there or in another county. */
  async function county(where: string): Promise<{ house: House; complaint: PlayedComplaint }> {
    const house = await openHouse(undefined, { streams: where === j });
    await foundCounty(house);
    await house.ok(
      'saveJurisdiction',
      { jurisdiction: elsewhere, name: '福泉市', level: 'county' },
      { roles: ['admin'], jurisdiction: elsewhere },
    );
    const { unitConcerned, ...anywhere } = filing;
    const { id } = await house.ok('fileComplaint', {
      ...anywhere,
      ...(where === j && { unitConcerned }),
      jurisdiction: where,
    });
    const complaint = new PlayedComplaint(house, filing.receipt, id);
    const custodian = { ...staff.custodian, jurisdiction: where };
    const target = { jurisdiction: where, complaintId: id };
    await house.ok('acceptComplaint', { ...target, version: 1 }, custodian);
    await house.ok('replyComplaint', { ...target, version: 2, text: canaries.answer }, custodian);
    await house.ok('requestDisclosure', { ...target, id: 'd-1', motive: canaries.motive }, custodian);
    return { house, complaint };
  }

  test('to all others a county with one answers every route as a county without', async () => {
    const [here, there] = await Promise.all([county(j), county(elsewhere)]);
    const secrets = [...Object.values(canaries), filing.receipt, await sha256Hex(filing.receipt)];
    const visitors: Record<string, Visitor> = {
      'the named unit': staff.market,
      'another unit': staff.land,
      office: staff.office,
      supervisor: staff.supervisor,
      official: staff.official,
      auditor: staff.auditor,
      admin: staff.admin,
      nobody: undefined,
    };
    const { id } = here.complaint;
    expect(there.complaint.id).toBe(id);
    const [withOne, without] = await Promise.all(
      [here.house, there.house].map((house) => askAll(house, visitors, id)),
    );
    expect(withOne).toEqual(without);
    const answers = Object.values(withOne!).join('\n');
    expect(JSON.stringify(await here.complaint.read())).toContain(canaries.text);
    for (const secret of secrets) expect(answers).not.toContain(secret);
    for (const told of [...printed, ...here.house.publications.files.values()])
      for (const secret of [...secrets, id]) expect(told).not.toContain(secret);
    for (const change of await streamOf(here.house.platform.tables.records))
      for (const secret of secrets) expect(JSON.stringify(change)).not.toContain(secret);
  }, 300_000);
});

describe('[X7] an anonymous observer and a filer show nowhere they should not', () => {
  const canaries = {
    observer: '金丝雀观察员',
    contact: '金丝雀联系人',
    phone: '13700009876',
  };

  test('no unit view, log, notification, export or search has name, phone, link or receipt', async () => {
    const house = await openHouse(undefined, { streams: true });
    await foundCounty(house);
    await house.ok(
      'savePeople',
      {
        jurisdiction: j,
        items: [
          {
            id: 'o-9',
            name: canaries.observer,
            kind: 'observer',
            roles: [],
            from: '2026-01-01',
            to: '2027-12-31',
          },
        ],
      },
      staff.office,
    );
    const issued = await house.ok(
      'issueObserverLink',
      { jurisdiction: j, personId: 'o-9', to: '2026-12-31' },
      staff.office,
    );
    const link = new URL(issued.url).hash.slice(1);
    const lead = await house.ok(
      'fileLead',
      { text: '政务大厅取号机坏了', category: 'procedures', receipt: receiptOf(901) },
      { observer: link },
    );
    const leads = new Request(house, receiptOf(901), lead.id);
    const request = await Request.file(house, 902, {
      contact: { name: canaries.contact, phone: canaries.phone },
    });
    for (const one of [leads, request]) {
      await one.move('acceptCase');
      await one.move('assignCase', { leadUnit: 'u-market' });
      await one.move('signCase');
    }
    const traces = [
      link,
      await sha256Hex(link),
      receiptOf(901),
      receiptOf(902),
      await sha256Hex(receiptOf(901)),
    ];

    const readings = ids.filter((id) => routes[id]!.method === 'GET' && isStaffRoute(routes[id]!));
    const units = { 'lead unit': staff.market, 'another unit': staff.land };
    const others = { official: staff.official, supervisor: staff.supervisor, auditor: staff.auditor };
    for (const id of [lead.id, request.id]) {
      const byUnits = await askAll(house, units, id, readings);
      const byOthers = await askAll(house, { ...others, office: staff.office }, id, readings);
      for (const [asked, told] of Object.entries({ ...byUnits, ...byOthers }))
        for (const trace of traces) expect(told, asked).not.toContain(trace);
      for (const [asked, told] of Object.entries(byUnits)) {
        expect(told, asked).not.toContain(canaries.observer);
        if (asked !== 'readCase as lead unit') expect(told, asked).not.toContain(canaries.phone);
      }
      for (const [asked, told] of Object.entries(byOthers))
        if (!asked.endsWith('as office')) expect(told, asked).not.toContain(canaries.phone);
    }
    expect(JSON.stringify(await request.read(staff.market))).toContain(canaries.phone);
    const anonymous = await leads.read(staff.market);
    expect(JSON.stringify(anonymous)).not.toContain(canaries.observer);

    for (const visitor of Object.values(units))
      for (const q of [canaries.phone, canaries.contact, receiptOf(901), link])
        expect(await house.ok('search', { jurisdiction: j, q }, visitor)).toEqual({ groups: [] });

    await notifyWiring(house.platformOf('intake-notify'))({
      Records: await streamOf(house.platform.tables.records),
    });
    const secrets = [...Object.values(canaries), ...traces];
    const written = [...printed, ...house.publications.files.values(), ...house.archive.files.values()];
    for (const told of written) for (const secret of secrets) expect(told).not.toContain(secret);
  }, 300_000);
});

test('[X11] the trail of complaints is sealed, apart from the general one, and tells nobody’s name', async () => {
  const { wiring } = await import('../../../functions/intake/complaints-audit.handler.ts');
  const { verifyAudit } = await import('../../../shared/audit/chain.ts');
  const house = await openHouse(undefined, { streams: true });
  await foundCounty(house);
  const complaint = await PlayedComplaint.file(house, 78, {
    contact: { name: '金丝雀', phone: '13900004321' },
  });
  await complaint.move('acceptComplaint');
  await complaint.filer('writeComplaintMessage', { id: 'm-1', text: '金丝雀补充' });
  for (const [route, reason] of [
    ['holdComplaint', '立案审查'],
    ['releaseComplaint', '审查结束'],
  ] as const) {
    const { version } = (await complaint.read()).complaint;
    await house.ok(route, { ...complaint.target, version, reason }, staff.otherCustodian);
  }
  const Records = await streamOf(house.platform.tables.complaints);
  const append = wiring(house.platformOf('intake-complaints-audit'));
  expect(await append({ Records })).toEqual({ batchItemFailures: [] });
  expect(await append({ Records })).toEqual({ batchItemFailures: [] });
  const { items } = await house.ok('readComplaintAudit', { jurisdiction: j }, staff.custodian);
  expect(items.map(({ by, action, record }) => [by, action, record])).toEqual([
    ['filer', 'INSERT', `${complaint.id} complaint`],
    ['filer', 'INSERT', `${complaint.id}#identity identity`],
    ['p-custodian', 'MODIFY', `${complaint.id} complaint`],
    ['filer', 'MODIFY', `${complaint.id} complaint`],
    ['p-custodian-2', 'MODIFY', `${complaint.id} complaint`],
    ['p-custodian-2', 'MODIFY', `${complaint.id} complaint`],
  ]);
  expect(JSON.stringify(items)).not.toMatch(/金丝雀|13900004321/);
  expect(await verifyAudit(items)).toHaveProperty('head');
  const tampered = items.map((entry, at) => (at === 2 ? { ...entry, by: 'somebody' } : entry));
  expect(await verifyAudit(tampered)).toMatchObject({ fault: { sequence: 3 } });
  expect(complaintReceipt(78)).toBe(complaint.receipt);
});
