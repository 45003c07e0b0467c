import { beforeAll, describe, expect, test } from 'vitest';
import type { ProblemDocument } from '../../../shared/contract/problems.ts';
import { staff } from '../../fixtures/county.ts';
import { makeAnswers, openSurvey, submissionKey, tokenOf } from './survey.ts';
import type { Survey } from './survey.ts';

let survey: Survey;
beforeAll(async () => {
  survey = await openSurvey(120);
});
let used = 0;
const fresh = () => survey.links[used++]!;

/** What both doors of a link say, opening and submitting. */
async function told(token: string) {
  const doors = [
    await survey.house.call('openInvitation', {}, { invited: token }),
    await survey.submit(token),
  ];
  return doors.map(({ status, body }) => `${status} ${(body as ProblemDocument).type}`);
}

describe('[X5] links that open nothing', () => {
  test('unknown, replaced and mistyped links answer alike, to the byte', async () => {
    const { enterprise, url } = fresh();
    await survey.house.ok('reissueInvitation', { ...survey.where, enterpriseId: enterprise }, staff.office);
    const answers = await Promise.all(
      ['0000000000000000', tokenOf(url), 'ABC', '!'.repeat(16)].map((token) =>
        survey.house.call('openInvitation', {}, { invited: token }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await told(tokenOf(url))).toEqual(['404 unknown-link', '404 unknown-link']);
  });

  test('a spent link says thanks, whoever asks again', async () => {
    const token = tokenOf(fresh().url);
    expect((await survey.submit(token)).status).toBe(201);
    const before = (await survey.responses()).length;
    expect(await told(token)).toEqual(['410 link-spent', '410 link-spent']);
    expect(await survey.responses()).toHaveLength(before);
  });

  test('typed by hand, in small letters, with O for 0 and blanks, it is the same link', async () => {
    const token = tokenOf(fresh().url);
    const typed = token.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
    expect((await survey.house.call('openInvitation', {}, { invited: typed })).status).toBe(200);
  });
});

describe('[X5] what a well-behaved page never sends', () => {
  const send = (token: string, body: string) =>
    survey.house.raw('submitAnswers', { body }, { invited: token });

  test.each([
    [
      'a body of 5 MB',
      () =>
        JSON.stringify({ submission: submissionKey(1), answers: makeAnswers({ text: 'x'.repeat(5 << 20) }) }),
    ],
    [
      '5 MB of units',
      () =>
        JSON.stringify({
          submission: submissionKey(1),
          answers: makeAnswers({
            units: Array.from({ length: 100_000 }, () => ({ unit: 'u-market', level: 'satisfied' as const })),
          }),
        }),
    ],
    ['a key that is none', () => JSON.stringify({ submission: 'again', answers: makeAnswers() })],
    [
      'what nobody asked for',
      () => JSON.stringify({ submission: submissionKey(1), answers: makeAnswers(), enterprise: 'E1' }),
    ],
    [
      'a time of its own',
      () => JSON.stringify({ submission: submissionKey(1), answers: { ...makeAnswers(), quick: 12_000 } }),
    ],
    ['half a document', () => '{"submission":'],
  ])('%s is refused: nothing is stored, the link is not spent', async (_, body) => {
    const token = tokenOf(fresh().url);
    const before = (await survey.responses()).length;
    const answer = await send(token, body());
    expect(answer.status).toBe(400);
    const document = answer.body as ProblemDocument;
    expect(document.title.zh).toMatch(/\p{Script=Han}/u);
    expect(JSON.stringify(document).length).toBeLessThan(20_000);
    expect(await survey.responses()).toHaveLength(before);
    expect((await survey.submit(token)).status).toBe(201);
  });

  test('answers after the close are not stored, and the link says that the month is over', async () => {
    const token = tokenOf(fresh().url);
    await survey.close();
    const before = (await survey.responses()).length;
    expect(await told(token)).toEqual(['410 round-closed', '410 round-closed']);
    expect(await survey.responses()).toHaveLength(before);
  });
});
