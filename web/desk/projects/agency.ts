import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Desk } from '../core/desk.svelte.ts';

/** Everything the project's own page shows. */
export interface ProjectView {
  readonly shown: OutputOf<'readProgress'>;
  readonly agency: OutputOf<'readAgency'>;
}

/** Reads both parts of a project's page at once. */
export async function readProject(
  desk: Pick<Desk, 'call'>,
  projectId: string,
  signal: AbortSignal,
): Promise<ProjectView> {
  const [shown, agency] = await Promise.all([
    desk.call('GET /api/{jurisdiction}/projects/{projectId}/progress', { projectId }, signal),
    desk.call('GET /api/{jurisdiction}/projects/{projectId}/agency', { projectId }, signal),
  ]);
  return { shown, agency };
}
