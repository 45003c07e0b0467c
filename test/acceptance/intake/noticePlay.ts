import type { OutputOf } from '../../../shared/contract/index.ts';
import type { IntakeConfig, Notice } from '../../../shared/intake/index.ts';
import { staff } from '../../fixtures/county.ts';
import type { House } from '../../fixtures/house.ts';
import { runDaily } from './play.ts';

type Settings = OutputOf<'readIntakeConfiguration'>['settings'];

/** Changes a county's rules for notices, and others. */
export async function configure(
  house: House,
  notices: Partial<IntakeConfig['notices']>,
  over: Partial<Settings> = {},
): Promise<void> {
  const { jurisdiction } = house;
  const { version, settings } = await house.ok('readIntakeConfiguration', { jurisdiction }, staff.admin);
  const changed = { ...settings, ...over, notices: { ...settings.notices, ...notices } } as Settings;
  await house.ok('saveIntakeConfiguration', { jurisdiction, version, settings: changed }, staff.admin);
}

/** All notices, as the supervisor sees them. */
export const listed = async (house: House): Promise<Notice[]> =>
  (await house.ok('listNotices', { jurisdiction: house.jurisdiction }, staff.supervisor)).items;

/** Which notice an act is about, at the version that was read. */
export const target = (house: House, { id, version }: Notice) => ({
  jurisdiction: house.jurisdiction,
  noticeId: id,
  version,
});

/** The supervisor issues a draft. */
export const issue = (house: House, draft: Notice, deadline: string, at = house) =>
  at.call(
    'issueNotice',
    { ...target(house, draft), requirement: '限期办结并书面报告', deadline },
    staff.supervisor,
  );

/** Five minutes after midnight, when the scheduled check runs. */
export const midnightOf = (house: House, date: string): void => house.clock.set(`${date}T00:05:00+08:00`);

/** The scheduled check runs now; how many notices it drafts in all counties. */
export const drafted = async (house: House): Promise<number> =>
  (await runDaily(house)).reduce((sum, one) => sum + one.drafted, 0);

/** The notices that the check drafts at the beginning of a day. */
export async function checkedOn(house: House, date: string): Promise<Notice[]> {
  midnightOf(house, date);
  const known = new Set((await listed(house)).map(({ id }) => id));
  await drafted(house);
  return (await listed(house)).filter(({ id }) => !known.has(id));
}

/** The `n`-th red draft, each of a matter of its own. */
export const makeDraft = (n: number, over: Partial<Notice> = {}): Notice => ({
  version: 1,
  changedAt: '2026-08-03T01:00:00.000Z',
  changedBy: 'system',
  id: `2026-draft-${n}`,
  colour: 'red',
  state: 'draft',
  matter: { kind: 'case', id: `case-${n}`, title: `第${n}件` },
  cause: 'overdue:reply',
  basis: { zh: '首次答复已超期', en: 'The first reply is overdue' },
  requirement: '限期答复',
  deadline: '2026-08-10',
  leadUnit: 'u-market',
  supportingUnits: [],
  draftedAt: '2026-08-03T01:00:00.000Z',
  ...over,
});
