import type * as z from 'zod';
import type { Bilingual } from './bilingual.ts';
import type { ProblemCode } from './problems.ts';

/** Roles that sign in with OpenID Connect; they arrive as a claim of the token. */
export const staffRoles = [
  'handler',
  'official',
  'office',
  'supervisor',
  'custodian',
  'auditor',
  'admin',
] as const;
export type StaffRole = (typeof staffRoles)[number];

/**
 * Callers without an account. They hold a secret of at least 80 bits and send it as `Authorization: <scheme> <secret>`:
 * a filer her receipt, an observer her personal link, an invited enterprise its one-time link.
 */
export const secretSchemes = { filer: 'Receipt', observer: 'Link', invited: 'Invitation' } as const;
export type SecretHolder = keyof typeof secretSchemes;

/** Whom a route admits. */
export type CallerKind = 'public' | SecretHolder | StaffRole;

/** The Lambda functions that answer routes. A function is a permission boundary: its routes need the same rights. */
export const routedFunctions = [
  'platform-public',
  'platform-auditor',
  'platform-office',
  'platform-notify',
  'registry-public',
  'registry-staff',
  'registry-lists',
  'registry-search',
  'registry-office',
  'registry-import',
  'intake-public',
  'intake-observer',
  'intake-staff',
  'intake-attachments',
  'intake-attachments-staff',
  'intake-complaints-public',
  'intake-complaints-custodian',
  'intake-complaints-disclosure',
  'progress-staff',
  'survey-public',
  'survey-office',
  'survey-push',
  'survey-results',
  'survey-review',
  'scoring-staff',
  'scoring-office',
  'scoring-conduct',
] as const;
export type FunctionName = (typeof routedFunctions)[number];

/** One route, written once; everything else about it is derived from here. */
export interface RouteDefinition {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with `{parameter}` segments; each parameter's schema stands in {@link pathParameters}. */
  readonly path: `/api/${string}`;
  readonly summary: Bilingual;
  readonly callers: readonly [CallerKind, ...CallerKind[]];
  readonly function: FunctionName;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  readonly response: z.ZodType;
  /** Success status; 200 unless said otherwise. */
  readonly status?: 200 | 201;
  /** Problems peculiar to this route, beyond those any route may answer. */
  readonly errors: readonly ProblemCode[];
}

/** Whether only signed-in staff may call the route, so that API Gateway's JWT authorizer guards it. */
export const isStaffRoute = (route: Pick<RouteDefinition, 'callers'>): boolean =>
  route.callers.every((caller) => (staffRoles as readonly string[]).includes(caller));

/** The names of a path's parameters, in order. */
export const parameterNames = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
