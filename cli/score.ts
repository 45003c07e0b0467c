import { schemeKinds } from '../shared/scoring/model.ts';
import { computedParts, followOrder } from '../shared/scoring/orders.ts';
import type { RunPartView } from '../shared/scoring/orders.ts';
import { CommandError } from './errors.ts';
import { oneOf, required } from './options.ts';
import type { Session } from './session.ts';

/** How often, in milliseconds, an order is looked at. */
const LOOK_MS = 1000;

/** `score`: orders the month's runs, of one kind or of all, and waits for them; `score review <run>`: reviews one, as a second person. */
export async function score(session: Session): Promise<void> {
  const { call, rest, tell } = session;
  const [verb, runId] = rest;
  if (verb === undefined) return compute(session);
  oneOf(verb, ['review'], 'score');
  const county = await session.county();
  const { run } = await call('readRun', { ...county, runId: runId ?? '' });
  const reviewed = await call('reviewRun', { ...county, runId: run.id, version: run.version });
  tell(reviewed, `已复核 · reviewed: ${reviewed.id}`);
}

/** @throws CommandError when a part was refused or left lying; the others are computed all the same */
async function compute({ call, options, county, newKey, wait, progress, tell }: Session): Promise<void> {
  const month = required(options, 'month');
  const { corrects, reason } = options;
  const at = { ...(await county()), month };
  const ordered = await call('orderRuns', {
    ...at,
    id: newKey(),
    ...(options.kind !== undefined && { kinds: [oneOf(options.kind, schemeKinds, '--kind')] }),
    ...(corrects !== undefined && { corrects, jurisdictions: [at.jurisdiction] }),
    ...(reason !== undefined && { reason }),
  });
  const done = await followOrder(
    ordered,
    () => call('readRunOrder', { ...at, orderId: ordered.id }),
    (order) => {
      progress(`已算 ${computedParts(order)}/${order.parts.length} · computed`);
      return wait(LOOK_MS);
    },
  );
  tell(done, done.parts.map(lineOf).join('\n'));
  const left = done.parts.length - computedParts(done);
  if (left > 0)
    throw new CommandError({ zh: `还有${left}项未算`, en: `${left} of the runs are not computed` });
}

function lineOf({ name, kind, state, run, problem }: RunPartView): string {
  if (state === 'computed') return `已计算 · computed: ${name} ${run}`;
  if (!problem) return `未完成 · not finished: ${name} ${kind}`;
  const texts = [problem.detail ?? problem.title, ...(problem.fields ?? [])];
  return `不能计算 · refused: ${name} ${kind}:${texts.map(({ zh, en }) => `${zh} · ${en}`).join('; ')}`;
}

/** `publish`: publishes the month's board from the reviewed runs. */
export async function publish({ call, county, options, tell }: Session): Promise<void> {
  const month = required(options, 'month');
  const entry = await call('publishMonth', { ...(await county()), month });
  tell(entry, `已发布 · published: 第${entry.sequence}号,校验值 · hash ${entry.hash}`);
}
