import { beforeEach, describe, expect, test } from 'vitest';
import type { PublicationIndex } from '../../../shared/scoring/index.ts';
import { verifyChain } from '../../../shared/scoring/index.ts';
import { staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { computedRun, runRefusal } from '../../fixtures/runs.ts';
import { foundMonth, month, playSeptember, publishedBoard, reviewedRun } from './month.ts';

let house: House;
let j: string;
const firstPath = 'data/422826/000001.json';
const indexPath = 'data/422826/index.json';

beforeEach(async () => {
  house = await openHouse();
  j = house.jurisdiction;
  await foundMonth(house);
  await playSeptember(house);
});

const publish = (input: object = {}) =>
  house.ok('publishMonth', { jurisdiction: j, month, ...input }, staff.office);
const index = () => JSON.parse(house.publications.files.get(indexPath)!) as PublicationIndex;
const review = async () => {
  await reviewedRun(house, 'project');
  await reviewedRun(house, 'unit');
};

describe('[F5] publication', () => {
  test('needs both runs, reviewed, and says which is missing', async () => {
    const refusal = () => house.refusal('publishMonth', { jurisdiction: j, month }, staff.office);
    expect(await refusal()).toMatchObject({
      type: 'not-acceptable-now',
      detail: { zh: '项目考评尚未计算;单位考评尚未计算' },
    });
    await reviewedRun(house, 'project');
    const unit = await computedRun(house, { jurisdiction: j, month, kind: 'unit' }, staff.office);
    expect(await refusal()).toMatchObject({ detail: { zh: '单位考评2026-09-unit-01尚未复核' } });
    await house.ok('reviewRun', { jurisdiction: j, runId: unit.id, version: unit.version }, staff.supervisor);
    expect(await publish()).toMatchObject({ sequence: 1, month, kind: 'board', path: firstPath });
    expect(index().entries).toHaveLength(1);
    expect(await verifyChain([publishedBoard(house, firstPath)])).toMatchObject({ intact: true });
  });

  test('[F6] the board equals the published runs: every star, total and line', async () => {
    await review();
    await publish();
    const { payload } = publishedBoard(house, firstPath);
    for (const [part, kind] of [
      ['projects', 'project'],
      ['units', 'unit'],
    ] as const) {
      const { run, results } = await house.ok(
        'readRun',
        { jurisdiction: j, runId: `2026-09-${kind}-01` },
        staff.land,
      );
      expect(run.state).toBe('published');
      expect(payload[part].run).toEqual({
        id: run.id,
        schemeVersion: 1,
        schemeHash: run.schemeHash,
        factsHash: run.factsHash,
        resultHash: run.resultHash,
      });
      const posted = payload[part].groups.flatMap(({ scores }) => scores);
      expect(
        posted.map(({ subject, name, total, stars, blockedBy, lines }) => ({
          subject,
          name,
          total,
          stars,
          blockedBy,
          lines,
        })),
      ).toEqual(
        results.map(({ subject, name, total, stars, blockedBy, lines }) => ({
          subject,
          name,
          total,
          stars,
          blockedBy,
          lines,
        })),
      );
    }
    expect(payload.projects.groups[0]!.scores[0]).toMatchObject({
      subject: 'p-1',
      stars: 4,
      light: 'green',
      ownerUnit: '县自然资源和规划局',
    });
  });

  test('the board’s figures come from the records', async () => {
    await review();
    await publish();
    const { payload } = publishedBoard(house, firstPath);
    expect(payload).toMatchObject({
      jurisdiction: { code: j, name: '咸丰县' },
      pairing: { leaders: 2, projects: 3, unpaired: 1 },
      stages: { resumed: 1, started: 2, advancing: 1 },
      lights: { green: 1, yellow: 0, red: 2 },
      quietExceptions: 0,
      circular: { praised: [], criticised: [] },
      rates: { total: { response: { numerator: 1, denominator: 2, value: 50 }, openOverdue: 1 } },
    });
    expect(payload.investment.at(-1)).toEqual({ month, planned: 360_000_000, done: 135_000_000 });
    expect(payload.investment).toHaveLength(9);
    expect(payload.notices).toEqual([
      {
        number: '督〔2026〕咸丰红001号',
        colour: 'red',
        state: 'issued',
        deadline: '2026-09-28',
        unitName: '县自然资源和规划局',
        matter: { zh: '企业诉求或线索一件', en: 'A request or lead' },
      },
    ]);
  });

  test('nothing published names a filer, an official or what a case says', async () => {
    await review();
    await reviewedRun(house, 'official');
    await publish();
    const text = [...house.publications.files.values()].join('\n');
    for (const secret of ['张三', '电杆', '13800000000', '田某', '覃某', 'p-office', 'p-supervisor'])
      expect(text).not.toContain(secret);
    expect(publishedBoard(house, firstPath).payload.officials?.run.id).toBe('2026-09-official-01');
  });

  test('published twice, or ten times at once, is published once', async () => {
    await review();
    const entries = await Promise.all(Array.from({ length: 10 }, () => publish()));
    entries.push(await publish());
    expect(new Set(entries.map(({ hash }) => hash)).size).toBe(1);
    expect(index().entries).toHaveLength(1);
    expect([...house.publications.files.keys()].sort()).toEqual([firstPath, indexPath]);
  });

  test('after a crash between the chain and the files, calling again finishes the same publication', async () => {
    await review();
    const { write } = house.publications;
    house.publications.write = () => Promise.reject(new Error('the bucket is away'));
    expect((await house.call('publishMonth', { jurisdiction: j, month }, staff.office)).status).toBe(500);
    expect(house.publications.files.size).toBe(0);
    house.publications.write = write;
    house.clock.set('2026-10-09T15:00:00+08:00');
    const entry = await publish();
    expect(entry).toMatchObject({ sequence: 1, publishedAt: '2026-10-08T01:00:00.000Z' });
    expect(publishedBoard(house, firstPath).hash).toBe(entry.hash);
    expect(await verifyChain([publishedBoard(house, firstPath)])).toMatchObject({ intact: true });
    expect(index().entries).toHaveLength(1);
  });

  test('a correction is a new run that names the old one and why, and a new link of the chain', async () => {
    await review();
    await publish();
    const again = { jurisdiction: j, month, kind: 'unit' as const };
    expect(await runRefusal(house, again, staff.office)).toMatchObject({
      type: 'illegal-move',
      current: 'published',
      allowed: ['correct'],
    });
    const corrects = '2026-09-unit-01';
    expect(await runRefusal(house, { ...again, corrects }, staff.office)).toMatchObject({
      fields: [{ pointer: '/reason' }],
    });
    expect(
      await runRefusal(house, { ...again, corrects: '2026-09-unit-07', reason: 'x' }, staff.office),
    ).toMatchObject({ fields: [{ pointer: '/corrects', zh: '请填2026-09-unit-01' }] });
    const run = await reviewedRun(house, 'unit', month, { corrects, reason: '督办单撤销' });
    expect(run).toMatchObject({ id: '2026-09-unit-02', corrects, reason: '督办单撤销' });
    expect(await publish()).toMatchObject({ sequence: 2 });
    const chain = index()
      .entries.map(({ path }) => publishedBoard(house, path))
      .reverse();
    expect(await verifyChain(chain)).toMatchObject({ intact: true, length: 2 });
    expect(chain[1]!.payload.units.run.id).toBe('2026-09-unit-02');
  });

  test('two months published at once make one chain, and the index names both', async () => {
    await review();
    await reviewedRun(house, 'project', '2026-08');
    await reviewedRun(house, 'unit', '2026-08');
    await Promise.all(
      ['2026-08', month].map((one) =>
        house.ok('publishMonth', { jurisdiction: j, month: one }, staff.office),
      ),
    );
    const chain = index()
      .entries.map(({ path }) => publishedBoard(house, path))
      .reverse();
    expect(await verifyChain(chain)).toMatchObject({ intact: true, length: 2 });
    expect(chain.map((one) => one.month).sort()).toEqual(['2026-08', month]);
  });

  test('only the office publishes', async () => {
    expect(await house.refusal('publishMonth', { jurisdiction: j, month }, staff.supervisor)).toMatchObject({
      type: 'forbidden',
    });
  });
});

describe('[X10] the two-sided circular', () => {
  const hear = async () => {
    const at = { jurisdiction: j, month, unitId: 'u-land' };
    const asked = await house.ok(
      'askForReply',
      { ...at, message: '请申辩', replyBy: '2026-10-20' },
      staff.office,
    );
    const replied = await house.ok(
      'replyToFinding',
      { ...at, version: asked.version, zh: '已增派人手', en: 'more staff now' },
      staff.land,
    );
    await house.ok(
      'decideCriticism',
      { ...at, version: replied.version, sign: true, zh: '办理迟缓', en: 'slow' },
      staff.supervisor,
    );
  };

  test('both sections, each possibly empty', async () => {
    await review();
    await publish({ praised: [{ zh: '县税务局:退税提速', en: 'Tax bureau: faster refunds' }] });
    expect(publishedBoard(house, firstPath).payload.circular).toEqual({
      praised: [{ zh: '县税务局:退税提速', en: 'Tax bureau: faster refunds' }],
      criticised: [],
    });
  });

  test('[X6] nobody is criticised without grounds, least of all where too few answered', async () => {
    await review();
    expect(
      await house.refusal(
        'publishMonth',
        {
          jurisdiction: j,
          month,
          criticised: [{ unit: 'u-land' }, { unit: 'u-culture' }, { unit: 'u-market' }],
        },
        staff.office,
      ),
    ).toMatchObject({
      type: 'rule-refused',
      fields: [
        { pointer: '/criticised/0/unit', zh: '须先听取该单位申辩,并由第二人签字(满意度—复核)' },
        { pointer: '/criticised/1/unit' },
        { pointer: '/criticised/2/unit' },
      ],
    });
    expect(house.publications.files.size).toBe(0);
    await hear();
    await publish({ criticised: [{ unit: 'u-land' }] });
    expect(publishedBoard(house, firstPath).payload.circular.criticised).toEqual([
      {
        zh: '县自然资源和规划局:办理迟缓',
        en: '县自然资源和规划局: slow',
        reply: { zh: '已增派人手', en: 'more staff now' },
        signedOn: '2026-10-08',
      },
    ]);
  });
});

describe('the brief', () => {
  test('reads the month’s figures back from the records', async () => {
    await reviewedRun(house, 'project');
    const { figures, text } = await house.ok('readBrief', { jurisdiction: j, month }, staff.official);
    expect(figures).toMatchObject({
      leaders: 2,
      pairedProjects: 3,
      projects: 4,
      investmentPlanned: 360_000_000,
      investmentDone: 135_000_000,
      reports: 2,
      visits: 1,
      requests: 2,
      leads: 0,
      claimed: 1,
      confirmed: 1,
      reopened: 0,
      overdue: 1,
      noticesRed: 1,
      noticesBlue: 0,
      stars4: 1,
      noStars: 2,
    });
    expect(text.zh).toContain('全县2名领导干部包联3个项目');
    expect(text.zh).toContain('完成1.35亿元,为序时计划的37.50%');
    expect(text.en).toContain('2 leaders answer for 3 projects');
  });
});
