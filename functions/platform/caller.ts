import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import * as z from 'zod';
import { isStaffRoute, secretSchemes, staffRoles } from '../../shared/contract/route.ts';
import type { RouteDefinition, SecretHolder, StaffRole } from '../../shared/contract/route.ts';
import { covers, isJurisdictionCode } from '../../shared/identifiers/jurisdiction.ts';
import type { Caller, StaffCaller } from './ports.ts';
import { problem } from './problem.ts';

const Claims = z.object({
  sub: z.string(),
  roles: z.string().transform((roles) => roles.split(/[\s,[\]]+/).filter(isStaffRole)),
  jurisdiction: z.string().refine(isJurisdictionCode),
  unit: z.string().optional(),
  person: z.string().optional(),
});

const isStaffRole = (role: string): role is StaffRole => (staffRoles as readonly string[]).includes(role);

type Event = Pick<APIGatewayProxyEventV2WithJWTAuthorizer, 'headers' | 'pathParameters' | 'requestContext'>;

/**
 * Who calls, if the route admits them.
 * @throws Problem `unauthenticated` without the needed credential, `forbidden` when the role or the jurisdiction is not covered.
 */
export function admit(route: RouteDefinition, event: Event, claimPrefix: string): Caller {
  if (isStaffRoute(route)) {
    const caller = staffCaller(event, claimPrefix);
    const jurisdiction = event.pathParameters?.['jurisdiction'];
    if (!route.callers.some((kind) => (caller.roles as readonly string[]).includes(kind)))
      throw problem('forbidden');
    if (
      jurisdiction !== undefined &&
      isJurisdictionCode(jurisdiction) &&
      !covers(caller.jurisdiction, jurisdiction)
    )
      throw problem('forbidden');
    return caller;
  }
  const holder = route.callers.find((kind): kind is SecretHolder => kind in secretSchemes);
  return holder ? { kind: holder, secret: secretOf(event, holder) } : { kind: 'public' };
}

function staffCaller(event: Event, prefix: string): StaffCaller {
  const claims = event.requestContext.authorizer?.jwt?.claims;
  if (!claims) throw problem('unauthenticated');
  const named = (name: string) => claims[`${prefix}${name}`] ?? undefined;
  const parsed = Claims.safeParse({
    sub: claims['sub'],
    roles: String(named('roles') ?? ''),
    jurisdiction: named('jurisdiction'),
    unit: named('unit'),
    person: named('person'),
  });
  if (!parsed.success) throw problem('forbidden');
  const { sub, roles, jurisdiction, unit, person } = parsed.data;
  return { kind: 'staff', person: person ?? sub, roles, jurisdiction, ...(unit && { unit }) };
}

function secretOf(event: Event, holder: SecretHolder): string {
  const [scheme, secret] = (event.headers['authorization'] ?? '').split(' ');
  if (scheme?.toLowerCase() !== secretSchemes[holder].toLowerCase() || !secret || secret.length > 100)
    throw problem('unauthenticated');
  return secret;
}
