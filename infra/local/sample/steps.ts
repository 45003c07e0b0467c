import type { InputOf, RouteId } from '../../../shared/contract/index.ts';

/** The routes by which records of the year's work are entered. */
type StepRoute = Extract<
  RouteId,
  | 'saveCommitment'
  | 'keepCommitment'
  | 'saveFigures'
  | 'saveBackwardPlan'
  | 'saveFrontline'
  | 'claimAchievement'
  | 'verifyAchievement'
  | 'writeLog'
>;

/** One call of the API as an account, as {@link step} makes it. */
export interface SampleStep {
  readonly route: StepRoute;
  readonly input: Readonly<Record<string, unknown>>;
  readonly account: string;
}

/** A record and the calls that make its versions 1, 2 … one after another; `key` is its kind and id. */
export interface SampleRecord {
  readonly key: string;
  readonly steps: readonly SampleStep[];
}

/** A call; the compiler checks its input against the route's. */
export const step = <Id extends StepRoute>(
  route: Id,
  input: Omit<InputOf<Id>, 'jurisdiction'>,
  account = 'office',
): SampleStep => ({ route, input, account });
