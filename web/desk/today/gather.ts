import type { Desk } from '../core/desk.svelte.ts';
import { problemText } from '../core/problem.ts';
import type { Facts } from './worklist.ts';

/** What could be read, and what to say about the rest. */
export interface Gathered {
  readonly facts: Facts;
  readonly problems: readonly string[];
}

/** Reads what the caller's roles may read, all at once. A part that fails leaves the other parts standing. */
export async function gather(desk: Desk, signal: AbortSignal): Promise<Gathered> {
  const problems = new Set<string>();
  async function part<T>(wanted: boolean, read: () => Promise<{ items: T }>): Promise<T | undefined> {
    if (!wanted) return undefined;
    try {
      return (await read()).items;
    } catch (error) {
      if (!signal.aborted) problems.add(problemText(error));
      return undefined;
    }
  }
  const { month } = desk;
  const person = desk.claims.person ?? desk.claims.subject;
  const [cases, followUps, notices, reports, runs, plans, duties, rounds, clearings] = await Promise.all([
    part(desk.may('handler', 'office', 'supervisor'), () =>
      desk.call('GET /api/{jurisdiction}/cases', { scope: 'open' }, signal),
    ),
    part(desk.may('handler', 'office'), () => desk.call('GET /api/{jurisdiction}/follow-ups', {}, signal)),
    part(desk.may('handler', 'office', 'supervisor'), () =>
      desk.call('GET /api/{jurisdiction}/notices', {}, signal),
    ),
    part(desk.may('handler', 'official'), () =>
      desk.call('GET /api/{jurisdiction}/reports/{month}', { month }, signal),
    ),
    part(desk.may('office', 'supervisor'), () => desk.call('GET /api/{jurisdiction}/runs', {}, signal)),
    part(desk.may('supervisor'), () => desk.call('GET /api/{jurisdiction}/plans', {}, signal)),
    part(desk.may('official', 'office', 'supervisor'), () =>
      desk.call(
        'GET /api/{jurisdiction}/duty-status',
        { on: desk.today, ...(desk.may('official') && { person }) },
        signal,
      ),
    ),
    part(desk.may('office'), () => desk.call('GET /api/{jurisdiction}/rounds', {}, signal)),
    part(desk.may('office', 'supervisor'), () => desk.call('GET /api/{jurisdiction}/clearings', {}, signal)),
  ]);
  return {
    facts: { cases, followUps, notices, reports, runs, plans, duties, rounds, clearings },
    problems: [...problems],
  };
}
