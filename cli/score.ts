import { monthlyKinds, schemeKinds } from '../shared/scoring/model.ts';
import { oneOf, required } from './options.ts';
import type { Session } from './session.ts';

/** `score`: computes the month's runs, of one kind or of all; `score review <run>`: reviews one, as a second person. */
export async function score(session: Session): Promise<void> {
  const { call, options, rest, tell } = session;
  const [verb, runId] = rest;
  if (verb !== undefined) {
    oneOf(verb, ['review'], 'score');
    const county = await session.county();
    const { run } = await call('readRun', { ...county, runId: runId ?? '' });
    const reviewed = await call('reviewRun', { ...county, runId: run.id, version: run.version });
    return tell(reviewed, `已复核 · reviewed: ${reviewed.id}`);
  }
  const month = required(options, 'month');
  const kinds = options.kind === undefined ? monthlyKinds : [oneOf(options.kind, schemeKinds, '--kind')];
  const { corrects, reason } = options;
  const runs = [];
  for (const kind of kinds)
    runs.push(
      await call('computeRun', {
        ...(await session.county()),
        month,
        kind,
        ...(corrects !== undefined && { corrects }),
        ...(reason !== undefined && { reason }),
      }),
    );
  const lines = runs.map(
    ({ id, subjects, resultHash }) =>
      `已计算 · computed: ${id},${subjects}个对象,校验值 · hash ${resultHash}`,
  );
  tell(runs, lines.join('\n'));
}

/** `publish`: publishes the month's board from the reviewed runs. */
export async function publish({ call, county, options, tell }: Session): Promise<void> {
  const month = required(options, 'month');
  const entry = await call('publishMonth', { ...(await county()), month });
  tell(entry, `已发布 · published: 第${entry.sequence}号,校验值 · hash ${entry.hash}`);
}
