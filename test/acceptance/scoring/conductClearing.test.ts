import { describe, expect, test } from 'vitest';
import { auditBatch } from '../../../functions/platform/audit.ts';
import { auditPartition } from '../../../functions/platform/keys.ts';
import { AuditEntry } from '../../../shared/audit/chain.ts';
import type { InputOf } from '../../../shared/contract/index.ts';
import { verifyChain } from '../../../shared/scoring/index.ts';
import type { ClearingNotice, Publication } from '../../../shared/scoring/index.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { streamOf } from '../platform/stream.ts';
import { foundMonth, month, playSeptember, publishedBoard, reviewedRun } from './month.ts';

const decide = (house: House) =>
  house.ok(
    'decideAdjustment',
    {
      jurisdiction: house.jurisdiction,
      id: 'a-1',
      month,
      subject: 'u-land',
      kind: 'nameClearing',
      reason: '查无实据',
    },
    staff.supervisor,
  );
const clearing = (house: House, more: Partial<InputOf<'publishClearing'>> = {}) => ({
  jurisdiction: house.jurisdiction,
  month,
  adjustmentId: 'a-1',
  name: '县自然资源和规划局',
  text: { zh: '反映的问题查无实据', en: 'The report was found to be untrue' },
  consentOn: '2026-10-08',
  ...more,
});
const listed = async (house: House, of?: string) =>
  (await house.ok('listClearings', { jurisdiction: house.jurisdiction, month: of }, staff.office)).items;

describe('[X14] a name is cleared in public', () => {
  test('only with consent; it is a link of the chain, and the board names it', async () => {
    const house = await openHouse();
    await foundMonth(house);
    await playSeptember(house);
    await decide(house);
    expect(
      await house.refusal('publishClearing', clearing(house, { consentOn: '2026-10-07' }), staff.supervisor),
    ).toMatchObject({ type: 'rule-refused', fields: [{ pointer: '/consentOn' }] });
    expect(await house.refusal('publishClearing', clearing(house), staff.office)).toMatchObject({
      type: 'forbidden',
    });
    expect(house.publications.files.size).toBe(0);
    const entries = await Promise.all(
      [1, 2].map(() => house.ok('publishClearing', clearing(house), staff.supervisor)),
    );
    expect(new Set(entries.map(({ sequence }) => sequence))).toEqual(new Set([1]));
    await reviewedRun(house, 'project');
    await reviewedRun(house, 'unit');
    await house.ok('publishMonth', { jurisdiction: house.jurisdiction, month }, staff.office);
    const chain = [1, 2].map(
      (n) => JSON.parse(house.publications.files.get(`data/422826/00000${n}.json`)!) as Publication,
    );
    expect(await verifyChain(chain)).toMatchObject({ intact: true, length: 2 });
    expect((chain[0]!.payload as ClearingNotice).text.zh).toBe('反映的问题查无实据');
    const { name, text } = clearing(house);
    expect(publishedBoard(house, 'data/422826/000002.json').payload.clearings).toEqual([
      { name, text, publishedOn: '2026-10-08' },
    ]);
    expect(
      await house.refusal('publishClearing', clearing(house, { adjustmentId: 'a-2' }), staff.supervisor),
    ).toMatchObject({ type: 'not-found' });
  });

  test('in five working days; later it stands as overdue, and comes out only with a reason that is audited', async () => {
    const house = await openHouse('2026-10-08T09:00:00+08:00', { streams: true });
    await foundCounty(house);
    await decide(house);
    expect(await listed(house)).toMatchObject([
      {
        subjectName: '县自然资源和规划局',
        decidedOn: '2026-10-08',
        publishBy: '2026-10-14',
        overdue: false,
        statusLine: { zh: '督查应在10月14日(还剩5个工作日)前公开' },
      },
    ]);
    house.clock.set('2026-10-14T23:59:00+08:00');
    expect(await listed(house)).toMatchObject([
      { overdue: false, statusLine: { zh: '督查应在今天(10月14日)内公开' } },
    ]);
    house.clock.set('2026-10-16T09:00:00+08:00');
    expect(await listed(house)).toMatchObject([
      {
        overdue: true,
        statusLine: { zh: '督查应在10月14日前公开,已超期2个工作日;现在公开须说明逾期原因' },
      },
    ]);
    expect(await house.refusal('publishClearing', clearing(house), staff.supervisor)).toMatchObject({
      type: 'rule-refused',
      fields: [{ pointer: '/lateReason', zh: '应在2026-10-14前公开,请写明为什么逾期' }],
    });
    const late = clearing(house, { lateReason: '本人出差,15日才同意文字' });
    await house.ok('publishClearing', late, staff.supervisor);
    await house.ok('publishClearing', clearing(house), staff.supervisor);
    expect(await listed(house)).toEqual([]);
    expect(await listed(house, month)).toMatchObject([
      {
        overdue: false,
        published: { sequence: 1, by: 'p-supervisor', lateReason: '本人出差,15日才同意文字' },
        statusLine: { zh: '已于2026年10月16日公开,逾期2个工作日:本人出差,15日才同意文字' },
      },
    ]);
    const [file] = house.publications.files.values();
    expect(file).not.toContain('出差');
    const { audit, records } = house.platform.tables;
    await auditBatch(house.platform.tables)({ Records: await streamOf(records) });
    const trail = await audit.list({ pk: auditPartition(house.jurisdiction), prefix: 'entry#' }, AuditEntry);
    expect(trail.filter(({ record }) => record === `422826#clearing ${month}#a-1`)).toMatchObject([
      { action: 'INSERT', by: 'p-supervisor', at: '2026-10-08T01:00:00.000Z' },
      { action: 'MODIFY', by: 'p-supervisor', at: '2026-10-16T01:00:00.000Z' },
    ]);
  });

  test('an imported day moves the last day; another county sees nothing of it', async () => {
    const house = await openHouse('2026-10-08T09:00:00+08:00');
    await foundCounty(house);
    await decide(house);
    const year = await house.ok('readCalendar', { jurisdiction: house.jurisdiction }, staff.office);
    const { holidays, makeUpDays } = year.years.find((one) => one.year === 2026)!;
    await house.ok(
      'importCalendar',
      {
        jurisdiction: house.jurisdiction,
        year: 2026,
        version: 0,
        holidays: [...holidays, '2026-10-12'],
        makeUpDays,
        basis: '恩施州通知',
      },
      staff.admin,
    );
    expect((await listed(house)).map(({ publishBy }) => publishBy)).toEqual(['2026-10-15']);
    expect(
      await house.refusal(
        'listClearings',
        { jurisdiction: house.jurisdiction },
        { ...staff.office, jurisdiction: '422825' },
      ),
    ).toMatchObject({ type: 'forbidden' });
  });
});
