import { beforeAll, describe, expect, test } from 'vitest';
import { contract, routes } from '../../../shared/contract/index.ts';
import type { RouteId } from '../../../shared/contract/index.ts';
import { pathParameters } from '../../../shared/contract/parameters.ts';
import type { PathParameter } from '../../../shared/contract/parameters.ts';
import { isStaffRoute, secretSchemes, staffRoles } from '../../../shared/contract/route.ts';
import type { RouteDefinition, SecretHolder } from '../../../shared/contract/route.ts';
import { receiptFrom } from '../../../shared/identifiers/receipt.ts';
import { tokenFrom } from '../../../shared/identifiers/token.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { Answer, House, Visitor } from '../../fixtures/house.ts';
import { partsOf } from '../../fixtures/samples.ts';

const county = '422826';
const city = '422800';
const elsewhere = '522702';

/** The id that every sample names, and that staff bear: they try what is their own. */
const self = 'sample-1';

const secretOf: Record<SecretHolder, string> = {
  filer: receiptFrom(new Uint8Array(10).fill(99)),
  observer: tokenFrom(new Uint8Array(10).fill(98)),
  invited: tokenFrom(new Uint8Array(10).fill(97)),
};
const holders = Object.keys(secretSchemes) as SecretHolder[];

/** What a call must come to: answered somehow, turned away, or told that nobody knows the secret. */
type Verdict = 'answered' | 'denied' | 'unknown';

interface Trial {
  readonly who: string;
  readonly visitor: Visitor;
  readonly verdict: Verdict;
}

/** Every kind of caller at a route, with the verdict that the contract's list of callers implies. */
function trials(route: RouteDefinition): Trial[] {
  const open = route.callers.includes('public');
  const staffOnly = isStaffRoute(route);
  const local = route.path.includes('{jurisdiction}');
  const listed = (kind: RouteDefinition['callers'][number]) => route.callers.includes(kind);
  const staff = (where: string, jurisdiction: string, covered: boolean) =>
    staffRoles.map((role): Trial => ({
      who: `${role} of ${where}`,
      visitor: { roles: [role], jurisdiction, unit: self, person: self },
      verdict: open || (staffOnly && listed(role) && (covered || !local)) ? 'answered' : 'denied',
    }));
  return [
    { who: 'nobody', visitor: undefined, verdict: open ? 'answered' : 'denied' },
    ...staff('the county', county, true),
    ...staff('the city above', city, true),
    ...staff('another county', elsewhere, false),
    {
      who: 'staff without a role',
      visitor: { roles: [], person: 'person-none' },
      verdict: open ? 'answered' : 'denied',
    },
    ...holders.map((holder): Trial => ({
      who: `a ${secretSchemes[holder]} nobody issued`,
      visitor: { [holder]: secretOf[holder] },
      verdict: open ? 'answered' : listed(holder) ? 'unknown' : 'denied',
    })),
  ];
}

function verdictOf({ status, body }: Answer<RouteId>): Verdict | string {
  const type = (body as { type?: unknown } | null)?.type;
  if (status === 401 || status === 403) return 'denied';
  if (status === 404 && (type === 'unknown-receipt' || type === 'unknown-link')) return 'unknown';
  return status < 500 ? 'answered' : `${status} ${String(type)}`;
}

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.ok(
    'saveJurisdiction',
    { jurisdiction: county, name: '咸丰县', level: 'county' },
    { roles: ['admin'] },
  );
});

describe.each(Object.keys(contract) as RouteId[])('%s', (id) => {
  const route = routes[id]!;
  const parts = partsOf(route, self);

  test('is tried with input that its schemas accept', () => {
    for (const [schema, value] of [
      [route.query, parts.query],
      [route.body, parts.body && JSON.parse(parts.body)],
    ] as const)
      if (schema) expect(schema.safeParse(value).error).toBeUndefined();
    for (const [name, value] of Object.entries(parts.parameters))
      expect(pathParameters[name as PathParameter].safeParse(value).error).toBeUndefined();
  });

  test('admits whom the contract lists and nobody else', async () => {
    const expected: Record<string, string> = {};
    const actual: Record<string, string> = {};
    for (const { who, visitor, verdict } of trials(route)) {
      expected[who] = verdict;
      actual[who] = verdictOf(await house.raw(id, parts, visitor));
    }
    expect(actual).toEqual(expected);
  });
});
