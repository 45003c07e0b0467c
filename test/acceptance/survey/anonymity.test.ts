import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { tables } from '../../../infra/tables.ts';
import { sha256Hex } from '../../../shared/identifiers/token.ts';
import { satisfactionLevels } from '../../../shared/survey/index.ts';
import { staff } from '../../fixtures/county.ts';
import { clientFor } from '../../fixtures/dynamodb.ts';
import { databaseEndpoint } from '../../fixtures/house.ts';
import { makeAnswers, openSurvey, tokenOf } from './survey.ts';
import type { Survey } from './survey.ts';

type Item = Readonly<Record<string, unknown>>;

/** So many enterprises answer, on three days. */
const answers = 300;
const days = ['2026-09-02', '2026-09-03', '2026-09-04'];

let survey: Survey;
/** What is true, and known to this test alone: whose response carries which text. */
const textOf = new Map<string, string>();
/** What the office noted: on which day an enterprise left the list of those who have not answered. */
const answeredOn = new Map<string, string>();
const logs: string[] = [];
let stored: Record<'records' | 'invitations' | 'responses' | 'audit', Item[]>;
let recordsBefore: Item[];
let exports: string;

const client = clientFor(databaseEndpoint());
/** Every item of a table in the order of its storage: what a reader of the database gets, and what a copy of it would hold. */
async function everything(name: keyof typeof stored): Promise<Item[]> {
  const items: Item[] = [];
  const TableName = survey.house.platform.tables[name].name;
  let ExclusiveStartKey: ScanCommand['input']['ExclusiveStartKey'];
  do {
    const page = await client.send(new ScanCommand({ TableName, ExclusiveStartKey }));
    items.push(...(page.Items ?? []).map((item) => unmarshall(item)));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return items;
}

/** The same answers from many, so that nothing but what is stored beside them could tell them apart. */
const answersOf = (n: number, text: string) =>
  makeAnswers({
    units: [{ unit: 'u-market', level: satisfactionLevels[n % 5]! }],
    overall: satisfactionLevels[n % 3]!,
    text,
  });

beforeAll(async () => {
  survey = await openSurvey(900);
  const { house, links } = survey;
  expect(links).toHaveLength(answers);
  recordsBefore = await everything('records');
  for (const level of ['info', 'error'] as const)
    vi.spyOn(console, level).mockImplementation((line: string) => void logs.push(line));
  // In an order that neither the office's list nor the draw has: sorted by a hash of the link.
  const shuffled = await Promise.all(
    links.map(async (link) => ({ ...link, order: await sha256Hex(`order ${link.url}`) })),
  );
  shuffled.sort((a, b) => (a.order < b.order ? -1 : 1));
  let waiting = new Set(links.map(({ enterprise }) => enterprise));
  for (const [at, day] of days.entries()) {
    house.clock.set(`${day}T10:00:00+08:00`);
    const today = shuffled.slice((at * answers) / 3, ((at + 1) * answers) / 3);
    for (let from = 0; from < today.length; from += 10)
      await Promise.all(
        today.slice(from, from + 10).map(async ({ enterprise, url, order }, offset) => {
          const n = at * answers + from + offset;
          textOf.set(enterprise, `text ${order.slice(0, 12)}`);
          const { status } = await survey.submit(
            tokenOf(url),
            answersOf(n, textOf.get(enterprise)!),
            Number.parseInt(order.slice(0, 12), 16),
          );
          expect(status).toBe(201);
        }),
      );
    const { items } = await house.ok('unanswered', survey.where, staff.office);
    const still = new Set(items.map(({ enterprise }) => enterprise));
    for (const one of waiting.difference(still)) answeredOn.set(one, day);
    waiting = still;
  }
  vi.restoreAllMocks();
  stored = {
    records: await everything('records'),
    invitations: await everything('invitations'),
    responses: await everything('responses'),
    audit: await everything('audit'),
  };
  exports = JSON.stringify([
    await house.ok('auditFrame', survey.where, staff.auditor),
    await survey.round(),
    [...house.publications.files.values()],
    links,
  ]);
}, 240_000);
afterAll(() => client.destroy());

const links = () => stored.invitations.filter(({ sk }) => sk === 'invitation');
const text = (item: Item, name: string): string => String(item[name] ?? '');

/** Within a day and a stratum, which everybody may know, who answered what has to be chance. */
function classes() {
  const of = Map.groupBy(
    links(),
    (one) => `${answeredOn.get(text(one, 'enterprise'))} ${text(one, 'stratum')}`,
  );
  const theirs = Map.groupBy(stored.responses, (one) => `${text(one, 'day')} ${text(one, 'stratum')}`);
  return [...of].map(([key, invited]) => ({ invited, responses: theirs.get(key) ?? [] }));
}

/** Right pairs among those an attacker makes by putting links and responses of a class in order, and pairing them. */
function hits(
  inviteKey?: (item: Item) => string,
  responseKey?: (item: Item) => string,
  backwards = false,
): number {
  const ordered = (items: Item[], key?: (item: Item) => string) =>
    key ? items.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)) : items;
  return classes().reduce((sum, { invited, responses }) => {
    const left = ordered(invited, inviteKey);
    const right = ordered(responses, responseKey);
    if (backwards) right.reverse();
    return sum + left.filter((one, at) => right[at] && isRight(one, right[at])).length;
  }, 0);
}
const isRight = (invited: Item, response: Item): boolean =>
  textOf.get(text(invited, 'enterprise')) === text(response, 'text');

/** How alike two texts of hexadecimal digits are: equal digits at equal places. */
const alike = (a: string, b: string): number => [...a].filter((digit, at) => digit === b[at]).length;

/**
 * Pairing at random gives one right pair a class on average, whatever its size (the fixed points of a random permutation), nearly
 * Poisson. More than C + 5√C + 5 right pairs has a probability below one in a hundred thousand for each attack.
 */
const bound = () => classes().length + 5 * Math.sqrt(classes().length) + 5;

describe('[X5] 300 answers cannot be linked better than chance', () => {
  test('there are responses and spent links to link, in classes of more than one', () => {
    expect(stored.responses).toHaveLength(answers);
    expect(links().filter(({ state }) => state === 'spent')).toHaveLength(answers);
    expect(answeredOn.size).toBe(answers);
    const sizes = classes().map(({ invited, responses }) => [invited.length, responses.length]);
    expect(sizes.every(([invited, responses]) => invited === responses)).toBe(true);
    expect(answers / sizes.length).toBeGreaterThan(5);
    expect(bound()).toBeLessThan(answers / 2);
  });

  test('an order that was kept would be found: the attack works where there is something to find', () => {
    const leak = (item: Item) => textOf.get(text(item, 'enterprise')) ?? text(item, 'text');
    expect(hits(leak, leak)).toBe(answers);
  });

  test.each([
    ['the order of storage', undefined, undefined],
    ['hash of the link and id of the response', 'pk', 'id'],
    ['hash of the submission and id of the response', 'submissionHash', 'id'],
    ['enterprise and id', 'enterprise', 'id'],
    ['enterprise and order of storage', 'enterprise', undefined],
    ['hash of the link and order of storage', 'pk', undefined],
    ['order of storage and id', undefined, 'id'],
  ])('by %s', (_, inviteKey, responseKey) => {
    const by = (name: string | undefined) => (name ? (item: Item) => text(item, name) : undefined);
    expect(hits(by(inviteKey), by(responseKey))).toBeLessThanOrEqual(bound());
    expect(hits(by(inviteKey), by(responseKey), true)).toBeLessThanOrEqual(bound());
  });

  test('by the order of the office’s own lists', () => {
    const issued = new Map(
      survey.links.map(({ enterprise }, at) => [enterprise, String(at).padStart(4, '0')]),
    );
    const inOrder = (item: Item) => issued.get(text(item, 'enterprise'))!;
    expect(hits(inOrder)).toBeLessThanOrEqual(bound());
    expect(hits(inOrder, (item) => text(item, 'id'))).toBeLessThanOrEqual(bound());
  });

  test.each(['pk', 'submissionHash'])('by likeness of %s and id', (name) => {
    let right = 0;
    for (const { invited, responses } of classes())
      for (const response of responses) {
        const best = invited.reduce((a, b) =>
          alike(text(b, name), text(response, 'id')) > alike(text(a, name), text(response, 'id')) ? b : a,
        );
        if (isRight(best, response)) right += 1;
      }
    expect(right).toBeLessThanOrEqual(bound());
  });

  test('no value of a response stands anywhere else, and none of a link in a response', () => {
    const elsewhere = [
      JSON.stringify([stored.invitations, stored.records, stored.audit]),
      exports,
      ...logs,
    ].join('\n');
    for (const response of stored.responses)
      for (const value of [text(response, 'id'), text(response, 'text')])
        expect(elsewhere).not.toContain(value);
    const responses = JSON.stringify(stored.responses);
    for (const { enterprise, url, name } of survey.links)
      for (const value of [enterprise, tokenOf(url), name]) expect(responses).not.toContain(value);
    for (const item of links())
      for (const value of [text(item, 'pk'), text(item, 'submissionHash')])
        expect(responses).not.toContain(value);
  });

  test('logs name neither link, enterprise nor submission, and no two lines differ by who answered', () => {
    expect(logs.length).toBeGreaterThan(answers);
    const submitted = logs.filter(
      (line) => line.includes('submitAnswers') || line.includes('/api/survey/answers'),
    );
    expect(new Set(submitted.map((line) => line.replace(/"ms":\d+/, '"ms":0'))).size).toBe(1);
    const all = logs.join('\n');
    for (const { enterprise, url } of survey.links)
      for (const value of [enterprise, tokenOf(url)]) expect(all).not.toContain(value);
  });

  test('answering changes nothing that has a stream, a copy or an audit trail', () => {
    expect(stored.records).toEqual(recordsBefore);
    expect(stored.audit).toEqual([]);
    for (const name of ['Invitations', 'Responses'] as const)
      expect(tables[name]).toMatchObject({ stream: false, pointInTimeRecovery: false });
  });
});
