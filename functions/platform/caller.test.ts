import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { CallerKind, RouteDefinition } from '../../shared/contract/route.ts';
import { admit } from './caller.ts';

const makeRoute = (...callers: [CallerKind, ...CallerKind[]]): RouteDefinition => ({
  method: 'GET',
  path: '/api/{jurisdiction}/things',
  summary: { zh: '', en: '' },
  callers,
  function: 'platform-public',
  response: z.unknown(),
  errors: [],
});
const claims = { sub: 'subject', roles: 'office handler', jurisdiction: '422826' };

function makeEvent({
  staff,
  authorization,
  jurisdiction = '422826',
}: {
  staff?: Record<string, unknown> | undefined;
  authorization?: string | undefined;
  jurisdiction?: string | undefined;
} = {}) {
  return {
    headers: authorization === undefined ? {} : { authorization },
    pathParameters: { jurisdiction },
    requestContext: { requestId: 'r', ...(staff && { authorizer: { jwt: { claims: staff, scopes: [] } } }) },
  } as unknown as Parameters<typeof admit>[1];
}
const admitted = (
  route: RouteDefinition,
  event: Parameters<typeof makeEvent>[0],
  prefix = '',
): ReturnType<typeof admit> => admit(route, makeEvent(event), prefix);
const refused = (code: string) => expect.objectContaining({ code }) as Error;

describe('staff', () => {
  const route = makeRoute('office', 'supervisor');

  test('are who their claims say', () => {
    expect(admitted(route, { staff: claims })).toEqual({
      kind: 'staff',
      person: 'subject',
      roles: ['office', 'handler'],
      jurisdiction: '422826',
    });
    expect(admitted(route, { staff: { ...claims, person: 'p-1', unit: 'u-1' } })).toMatchObject({
      person: 'p-1',
      unit: 'u-1',
    });
  });

  test('have claims under the issuer’s prefix', () => {
    const cognito = { sub: 's', 'custom:roles': 'office', 'custom:jurisdiction': '422826' };
    expect(admitted(route, { staff: cognito }, 'custom:')).toMatchObject({ roles: ['office'] });
    expect(() => admitted(route, { staff: cognito })).toThrow(refused('forbidden'));
  });

  test.each(['office', '[office handler]', '["office","x"]', 'office,handler', ' office '])(
    'bear roles however the gateway writes a list: %s',
    (roles) => {
      const act = () => admitted(route, { staff: { ...claims, roles: roles.replaceAll('"', '') } });
      expect(act()).toMatchObject({ roles: expect.arrayContaining(['office']) as string[] });
    },
  );

  test.each(['', 'root', 'auditor', 'Office', 'offices', 'not-office'])(
    'without a role of the route (%s) are turned away',
    (roles) => {
      expect(() => admitted(route, { staff: { ...claims, roles } })).toThrow(refused('forbidden'));
    },
  );

  test('without a token are asked to sign in, whatever else they hold', () => {
    expect(() => admitted(route, {})).toThrow(refused('unauthenticated'));
    expect(() => admitted(route, { authorization: 'Receipt ABC' })).toThrow(refused('unauthenticated'));
  });

  test.each([
    ['no jurisdiction', { jurisdiction: undefined }],
    ['a malformed jurisdiction', { jurisdiction: '4228' }],
    ['no subject', { sub: undefined }],
  ])('with %s in their claims are turned away', (_, over) => {
    expect(() => admitted(route, { staff: { ...claims, ...over } })).toThrow(refused('forbidden'));
  });

  test.each([
    ['422826', '422826', true],
    ['422800', '422826', true],
    ['420000', '422826', true],
    ['422826', '422800', false],
    ['422827', '422826', false],
    ['522700', '422826', false],
  ])('of %s at the records of %s: %s', (own, jurisdiction, may) => {
    const act = () => admitted(route, { staff: { ...claims, jurisdiction: own }, jurisdiction });
    if (may) expect(act()).toMatchObject({ jurisdiction: own });
    else expect(act).toThrow(refused('forbidden'));
  });

  test('at a path with no such jurisdiction are let through to be told so', () => {
    expect(admitted(route, { staff: claims, jurisdiction: 'nowhere' })).toMatchObject({ kind: 'staff' });
  });
});

describe('holders of a secret', () => {
  test.each([
    ['filer', 'Receipt'],
    ['observer', 'Link'],
    ['invited', 'Invitation'],
  ] as const)('a %s sends it as %s', (kind, scheme) => {
    expect(admitted(makeRoute(kind), { authorization: `${scheme} ABC-123` })).toEqual({
      kind,
      secret: 'ABC-123',
    });
  });

  test.each([
    ['nothing', undefined],
    ['another scheme', 'Link ABC'],
    ['a token of staff', 'Bearer ABC'],
    ['a scheme alone', 'Receipt'],
    ['an empty secret', 'Receipt '],
    ['no scheme', 'ABC'],
    ['a secret longer than any', `Receipt ${'A'.repeat(101)}`],
  ])('%s does not open a filer’s route', (_, authorization) => {
    expect(() => admitted(makeRoute('filer'), { authorization })).toThrow(refused('unauthenticated'));
  });

  test('staff claims are no receipt', () => {
    expect(() => admitted(makeRoute('filer'), { staff: claims })).toThrow(refused('unauthenticated'));
  });
});

test('a public route asks nobody who they are', () => {
  for (const event of [{}, { staff: claims }, { authorization: 'Receipt ABC' }])
    expect(admitted(makeRoute('public'), event)).toEqual({ kind: 'public' });
});
