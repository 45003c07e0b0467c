import type * as z from 'zod';
import { appraisalRoutes } from './appraisal.ts';
import { attachmentRoutes } from './attachments.ts';
import { campaignRoutes } from './campaign.ts';
import { commitmentRoutes } from './commitments.ts';
import { complaintRoutes } from './complaints.ts';
import { importRoutes } from './import.ts';
import { intakeRoutes } from './intake.ts';
import { objectionRoutes } from './objections.ts';
import { platformRoutes } from './platform.ts';
import { progressRoutes } from './progress.ts';
import { registryRoutes } from './registry.ts';
import type { RouteDefinition } from './route.ts';
import { runOrderRoutes } from './runOrders.ts';
import { schemeRoutes } from './schemes.ts';
import { scoringRoutes } from './scoring.ts';
import { surveyRoutes } from './survey.ts';
import { surveyConductRoutes } from './surveyConduct.ts';
import { surveyPushRoutes } from './surveyPush.ts';
import { surveyReviewRoutes } from './surveyReview.ts';
import { taskRoutes } from './tasks.ts';

export * from './route.ts';

/** Every route of the system by its id: the spine from which gateway, validation, client, document and tests are derived. */
export const contract = {
  ...platformRoutes,
  ...registryRoutes,
  ...importRoutes,
  ...intakeRoutes,
  ...attachmentRoutes,
  ...complaintRoutes,
  ...progressRoutes,
  ...taskRoutes,
  ...commitmentRoutes,
  ...campaignRoutes,
  ...surveyRoutes,
  ...surveyConductRoutes,
  ...surveyPushRoutes,
  ...surveyReviewRoutes,
  ...scoringRoutes,
  ...runOrderRoutes,
  ...schemeRoutes,
  ...appraisalRoutes,
  ...objectionRoutes,
} as const satisfies Record<string, RouteDefinition>;

/** The same table without its literal types, for code that walks over all routes. */
export const routes: Readonly<Record<string, RouteDefinition>> = contract;

export type Contract = typeof contract;
export type RouteId = keyof Contract;

/** `GET /api/health`: how API Gateway, the browser's client and the log name a route. */
export type RouteKey = { [Id in RouteId]: `${Contract[Id]['method']} ${Contract[Id]['path']}` }[RouteId];

/** The id of the route with a key. */
export type RouteOf<K extends RouteKey> = {
  [Id in RouteId]: `${Contract[Id]['method']} ${Contract[Id]['path']}` extends K ? Id : never;
}[RouteId];

type Parameters<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Parameters<Rest>
  : never;
type Part<R, Key extends 'query' | 'body', Side extends 'input' | 'output'> =
  R extends Record<Key, infer S extends z.ZodType>
    ? Side extends 'input'
      ? z.input<S>
      : z.output<S>
    : unknown;

/** What a client gives: path parameters, query and body together in one flat object. */
export type InputOf<Id extends RouteId> = {
  [Name in Parameters<Contract[Id]['path']>]: string | number;
} & Part<Contract[Id], 'query', 'input'> &
  Part<Contract[Id], 'body', 'input'>;

type ParameterValue<Name> = Name extends 'year' | 'edition' ? number : string;

/** What a use case receives: the same flat object after validation. */
export type ParsedInput<Id extends RouteId> = {
  [Name in Parameters<Contract[Id]['path']>]: ParameterValue<Name>;
} & Part<Contract[Id], 'query', 'output'> &
  Part<Contract[Id], 'body', 'output'>;

/** What a use case answers and a client receives. */
export type OutputOf<Id extends RouteId> = z.output<Contract[Id]['response']>;
