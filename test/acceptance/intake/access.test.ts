import { beforeAll, describe, expect, test } from 'vitest';
import { caseStates, nextStates, transitions } from '../../../shared/intake/index.ts';
import type { Actor, CaseState } from '../../../shared/intake/index.ts';
import { foundCounty, staff } from '../../fixtures/county.ts';
import { openHouse } from '../../fixtures/house.ts';
import type { House } from '../../fixtures/house.ts';
import { filerMoveIds, moveIds, moverOf, Request, runDaily, wayInto } from './play.ts';
import type { FilerMoveId, MoveId } from './play.ts';

const begin = '2026-09-01T09:00:00+08:00';

let house: House;
let j: string;
let next = 0;
beforeAll(async () => {
  house = await openHouse(begin);
  j = house.jurisdiction;
  await foundCounty(house);
});
const number = () => (next += 1);

const admits = (action: string, state: CaseState, actor: Actor) =>
  transitions.some((row) => row.action === action && row.from.includes(state) && row.by.includes(actor));
const actorOf = ({ roles: [role] }: (typeof moverOf)[MoveId]): Actor =>
  role === 'handler' ? 'unit' : (role as Actor);
const actionOf = (id: MoveId | FilerMoveId) => id.replace(/Case$/, '');

/** A request in a state, and another one that is open. */
async function bring(state: CaseState): Promise<{ request: Request; other: Request }> {
  const other = await Request.file(house, number());
  if (state === 'duplicate') {
    const request = await Request.file(house, number());
    await request.move('mergeCase', { into: other.id });
    return { request, other };
  }
  if (state !== 'closedUnrated') return { request: await Request.in(house, number(), state), other };
  const request = await Request.in(house, number(), 'claimed');
  house.clock.set('2026-09-09T00:00:00+08:00');
  await runDaily(house);
  house.clock.set(begin);
  return { request, other };
}

describe.each(caseStates)('a case that is %s', (state) => {
  test('refuses every move that the table of transitions does not name, and stays as it was', async () => {
    const { request, other } = await bring(state);
    const before = await request.read();
    const illegal = (move: string, actor: Actor) => ({
      move,
      type: 'illegal-move',
      current: state,
      allowed: nextStates(state, actor),
    });
    for (const move of moveIds) {
      const actor = actorOf(moverOf[move]);
      if (admits(actionOf(move), state, actor)) continue;
      const hidden = actor === 'unit' && before.case.leadUnit === undefined;
      const refusal = await request.moveRefusal(
        move,
        moverOf[move],
        move === 'mergeCase' ? { into: other.id } : {},
      );
      expect({ move, ...refusal }).toMatchObject(hidden ? { type: 'not-found' } : illegal(move, actor));
    }
    for (const move of filerMoveIds) {
      const repeats = wayInto[state as keyof typeof wayInto]?.at(-1) === move;
      if (repeats || admits(actionOf(move), state, 'filer')) continue;
      expect({ move, ...(await request.filerRefusal(move)) }).toMatchObject(illegal(move, 'filer'));
    }
    expect((await request.read()).case).toEqual(before.case);
  });
});

describe('who sees what', () => {
  test('another unit’s handler gets 404 for reading and for every move, and an empty queue', async () => {
    const request = await Request.in(house, number(), 'inProgress');
    const input = { jurisdiction: j, caseId: request.id };
    expect(await house.refusal('readCase', input, staff.land)).toMatchObject({ type: 'not-found' });
    for (const move of ['signCase', 'replyCase', 'claimCase', 'transferCase', 'contactCase'] as const)
      expect(await request.moveRefusal(move, staff.land)).toMatchObject({ type: 'not-found' });
    const { items } = await house.ok('listCases', { jurisdiction: j, unit: 'u-market' }, staff.land);
    expect(items.map(({ id }) => id)).not.toContain(request.id);
    const homeless = { roles: ['handler'], person: 'p-none' } as const;
    expect((await house.ok('listCases', { jurisdiction: j }, homeless)).items).toEqual([]);
    expect(await house.refusal('readCase', input, homeless)).toMatchObject({ type: 'not-found' });
  });

  test('another county’s office is refused; the wrong role is forbidden', async () => {
    const request = await Request.in(house, number(), 'submitted');
    const elsewhere = { roles: ['office'], jurisdiction: '522702' } as const;
    expect(await request.moveRefusal('acceptCase', elsewhere)).toMatchObject({ type: 'forbidden' });
    expect(await request.moveRefusal('acceptCase', staff.market)).toMatchObject({ type: 'forbidden' });
    expect(await request.moveRefusal('signCase', staff.office)).toMatchObject({ type: 'forbidden' });
  });

  test('[Z3] a county’s lead is visible to the office of the city above', async () => {
    const request = await Request.in(house, number(), 'submitted');
    const city = { roles: ['office'], jurisdiction: '422800', person: 'p-city' } as const;
    expect((await request.read(city)).case.id).toBe(request.id);
    const { items } = await house.ok('listCases', { jurisdiction: j }, city);
    expect(items.map(({ id }) => id)).toContain(request.id);
  });

  test('the filer’s contact is for the lead unit and the office; supporting units read and do not move', async () => {
    const contact = { name: '李某', phone: '13800000000' };
    const request = await Request.file(house, number(), { contact });
    await request.move('acceptCase');
    await request.move('assignCase', { supportingUnits: ['u-land', 'u-market'], joint: true });
    expect((await request.read(staff.office)).case.contact).toEqual(contact);
    expect((await request.read(staff.market)).case.contact).toEqual(contact);
    for (const visitor of [staff.supervisor, staff.auditor, staff.land]) {
      const view = await request.read(visitor);
      expect(view.case).not.toHaveProperty('contact');
      expect(JSON.stringify(view)).not.toContain(contact.phone);
    }
    const supporting = await request.read(staff.land);
    expect(supporting.moves).toEqual([]);
    expect(supporting.case.supportingUnits).toEqual(['u-land']);
    expect(await request.moveRefusal('signCase', staff.land)).toMatchObject({ type: 'forbidden' });
    const { items } = await house.ok('listCases', { jurisdiction: j }, staff.land);
    expect(items.map(({ id }) => id)).toContain(request.id);

    const after = await request.move('transferCase', {}, staff.market);
    expect(after).toMatchObject({ case: { leadUnit: 'u-land', supportingUnits: [] }, moves: [] });
    expect(after.case).not.toHaveProperty('contact');
    expect((await request.read(staff.land)).moves).toContain('sign');
    expect(
      await house.refusal('readCase', { jurisdiction: j, caseId: request.id }, staff.market),
    ).toMatchObject({
      type: 'not-found',
    });
  });

  test('a unit that does not exist cannot be given a case', async () => {
    const request = await Request.in(house, number(), 'accepted');
    expect(
      await request.moveRefusal('assignCase', staff.office, {
        leadUnit: 'u-none',
        supportingUnits: ['u-nil'],
      }),
    ).toMatchObject({
      type: 'invalid-input',
      fields: [{ pointer: '/leadUnit' }, { pointer: '/supportingUnits/0' }],
    });
  });
});

describe('at the same moment', () => {
  test('two handlers race: one wins, the other learns that the case changed', async () => {
    const request = await Request.in(house, number(), 'assigned');
    const input = await request.input('signCase');
    const colleague = { ...staff.market, person: 'p-market-2' };
    const answers = await Promise.all([
      house.call('signCase', input, staff.market),
      house.call('signCase', input, colleague),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({ type: 'stale-version' });
    const { events } = (await request.read()).case;
    expect(events.filter(({ kind }) => kind === 'signedFor')).toHaveLength(1);
    expect(await house.refusal('replyCase', { ...input, text: '答复' }, staff.market)).toMatchObject({
      type: 'stale-version',
    });
    expect((await request.view()).thread).toEqual([]);
  });

  test('the filer’s confirmation and reopening race: exactly one of them stands', async () => {
    const request = await Request.in(house, number(), 'claimed');
    const visitor = { filer: request.receipt };
    const answers = await Promise.all([
      house.call('confirmCase', { level: 'satisfied' }, visitor),
      house.call('reopenCase', { reason: '没有解决' }, visitor),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { state, thread } = await request.view();
    expect(['confirmed', 'reopened']).toContain(state);
    expect(thread.filter(({ from }) => from === 'filer')).toHaveLength(state === 'reopened' ? 1 : 0);
  });

  test('a confirmation in the last second beats the scheduled check or loses to it, never both', async () => {
    const request = await Request.in(house, number(), 'claimed');
    house.clock.set('2026-09-09T00:00:00+08:00');
    await Promise.all([
      runDaily(house),
      house.call('confirmCase', { level: 'satisfied' }, { filer: request.receipt }),
    ]);
    const { events } = (await request.read()).case;
    const ends = events.filter(({ kind }) => kind === 'confirmed' || kind === 'closedUnrated');
    expect(ends).toHaveLength(1);
  });
});
