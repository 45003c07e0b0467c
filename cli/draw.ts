import { oneOf, required } from './options.ts';
import type { OutputOf } from '../shared/contract/index.ts';
import type { Session } from './session.ts';

const steps = ['freeze', 'run', 'issue', 'close', 'show'] as const;

/** `draw freeze | run | issue | close | show`: the month's survey from the frozen frame to its end. */
export async function draw(session: Session): Promise<void> {
  const { call, options, tell } = session;
  const step = oneOf(session.rest[0], steps, 'draw');
  const month = required(options, 'month');
  if (step === 'freeze') {
    const beaconName = required(options, 'beacon-name');
    const round = await call('freezeFrame', { ...(await session.county()), month, beaconName });
    const { frameSize, sampleSize, commit } = round.figures;
    return tell(
      round,
      `已冻结 · frozen: ${frameSize}家,抽 ${sampleSize};承诺值 · commit ${commit};信标 · beacon ${beaconName}`,
    );
  }
  if (step === 'issue') return issue(session, month, required(options, 'closes-on'));
  const beacon = step === 'run' ? required(options, 'beacon') : '';
  const input = { ...(await session.county()), month };
  const round = await call('readRound', input);
  const { version } = round;
  if (step === 'run') {
    const drawn = await call('drawSample', { ...input, version, beacon });
    const hash = 'drawnHash' in drawn.figures ? drawn.figures.drawnHash : '';
    return tell(drawn, `已抽样 · drawn: ${drawn.figures.sampleSize}家;校验值 · hash ${hash}`);
  }
  const shown = step === 'close' ? await call('closeRound', { ...input, version }) : round;
  tell(shown, `${month} ${shown.state}: 邀请 · invited ${shown.invited},答卷 · answered ${shown.answered}`);
}

/** Makes links until all drawn enterprises have one. They are shown once, so what was made is given out even if a later batch fails. */
async function issue(session: Session, month: string, closesOn: string): Promise<void> {
  const input = { ...(await session.county()), month, closesOn };
  const links: OutputOf<'issueInvitations'>['links'] = [];
  try {
    for (let remaining = 1; remaining > 0;) {
      const batch = await session.call('issueInvitations', input);
      links.push(...batch.links);
      remaining = batch.remaining;
    }
  } finally {
    session.list({
      title: { zh: '一次性链接', en: 'One-time links' },
      heads: ['统一社会信用代码', '企业名称', '联系电话', '链接'],
      rows: links.map(({ enterprise, name, phone, url }) => [enterprise, name, phone ?? '', url]),
    });
  }
}
