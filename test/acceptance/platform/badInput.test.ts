import { beforeAll, describe, expect, test } from 'vitest';
import { contract } from '../../../shared/contract/index.ts';
import type { RouteId } from '../../../shared/contract/index.ts';
import type { ProblemDocument } from '../../../shared/contract/problems.ts';
import { isStaffRoute, parameterNames, secretSchemes, staffRoles } from '../../../shared/contract/route.ts';
import type { RouteDefinition } from '../../../shared/contract/route.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House, Visitor } from '../../fixtures/house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});

const routes = Object.entries<RouteDefinition>(contract) as [RouteId, RouteDefinition][];
const withBody = routes.filter(([, { body }]) => body);

/** A visitor whom the route admits, as far as the handler can tell before it looks a secret up. */
function admitted(route: RouteDefinition): Visitor {
  if (isStaffRoute(route)) return { roles: [...staffRoles], unit: 'u-1' };
  const holder = route.callers.find((caller) => caller in secretSchemes);
  return holder ? ({ [holder]: '0123456789ABCDEF' } as Visitor) : undefined;
}

const sound: Readonly<Record<string, string>> = {
  jurisdiction: '422826',
  month: '2026-09',
  year: '2026',
  edition: '1',
};
const parametersOf = ({ path }: RouteDefinition) =>
  Object.fromEntries(parameterNames(path).map((name) => [name, sound[name] ?? 'x-1']));

/** Every problem says which field, in Chinese and English, and shows nothing of the inside. */
function expectTold(document: ProblemDocument): void {
  expect(document.title.zh).toMatch(/\p{Script=Han}/u);
  expect(JSON.stringify(document)).not.toMatch(/\bat .*\.ts|node_modules|ZodError|Dynamo/);
  for (const { pointer, zh, en } of document.fields ?? []) {
    expect(pointer).toMatch(/^(\/|$)/);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/[A-Za-z]/);
  }
}

describe('bad input at every door', () => {
  test.each(withBody)(
    '%s refuses a body of another shape, with pointers in both languages',
    async (id, route) => {
      const answer = await house.raw(
        id,
        { parameters: parametersOf(route), body: JSON.stringify({ nonsense: '<script>' }) },
        admitted(route),
      );
      expect(answer.status).toBe(400);
      const document = answer.body as ProblemDocument;
      expect(document.type).toBe('invalid-input');
      expect(document.fields!.map(({ pointer }) => pointer)).toContain('/nonsense');
      expectTold(document);
    },
  );

  test.each(withBody)('%s refuses what is not JSON', async (id, route) => {
    const answer = await house.raw(id, { parameters: parametersOf(route), body: '{"a":' }, admitted(route));
    expect(answer.body).toMatchObject({ type: 'malformed-json', status: 400 });
    expectTold(answer.body as ProblemDocument);
  });

  test.each(routes.filter(([, { path }]) => path.includes('{jurisdiction}')))(
    '%s refuses a jurisdiction that cannot be one',
    async (id, route) => {
      for (const jurisdiction of ['abc', '120012', '../422826']) {
        const answer = await house.raw(
          id,
          { parameters: { ...parametersOf(route), jurisdiction }, ...(route.body && { body: '{}' }) },
          admitted(route),
        );
        expect(answer.status).toBe(400);
        const document = answer.body as ProblemDocument;
        expect(document.fields!.map(({ pointer }) => pointer)).toContain('/jurisdiction');
        expectTold(document);
      }
    },
  );

  test('nothing of all that was stored', async () => {
    const open = await house.ok('listCases', { jurisdiction: '422826' }, { roles: ['office'] });
    const units = await house.ok('listUnits', { jurisdiction: '422826' }, { roles: ['office'] });
    expect([...open.items, ...units.items]).toEqual([]);
  });
});
