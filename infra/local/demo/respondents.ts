import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Answers } from '../../../shared/survey/model.ts';
import { randomFrom, type Random } from '../sample/random.ts';
import { busyUnits, levelOf } from './quality.ts';

/** What an invited enterprise does with its link. */
export interface Respondent {
  /** `answers` opens the link and answers, `opens` only opens it, `ignores` never does. */
  readonly does: 'answers' | 'opens' | 'ignores';
  /** On which of the days after the invitation, counted from 0. */
  readonly day: number;
  /** `retries` sends the same answers again, as a bad connection does; `repeats` tries to answer anew. */
  readonly again?: 'retries' | 'repeats';
}

/** Days over which answers come in. */
export const answerDays = 8;

/** What an enterprise does: about 80 in a hundred answer, some only look, a few send twice. */
export function respondentOf(month: string, enterprise: string): Respondent {
  const random = randomFrom(`demo/${month}/respondent/${enterprise}`);
  const [fate, early, late, twice] = [
    random.integer(1, 100),
    random.integer(0, answerDays - 1),
    random.integer(0, answerDays - 1),
    random.integer(1, 100),
  ];
  const day = Math.min(early, late);
  if (fate > 80) return { does: fate > 87 ? 'ignores' : 'opens', day };
  return {
    does: 'answers',
    day,
    ...(twice <= 6 && { again: twice <= 3 ? ('retries' as const) : ('repeats' as const) }),
  };
}

const remarks = [
  '希望检查能合并进行。',
  '窗口态度比去年好很多。',
  '办理进度能不能短信告知。',
  '政策很多,不知道自己能享受哪些。',
];

function dealtWith(random: Random, offered: readonly string[]): string[] {
  const busy = random.shuffled(busyUnits.filter((unit) => offered.includes(unit)));
  const others = random.shuffled(offered.filter((unit) => !(busyUnits as readonly string[]).includes(unit)));
  return [...busy.slice(0, random.integer(4, 6)), ...others.slice(0, random.integer(1, 2))];
}

/** A filled questionnaire. The same month and enterprise give the same answers. */
export function answersOf(
  month: string,
  enterprise: string,
  { units, indicators }: Pick<OutputOf<'openInvitation'>, 'units' | 'indicators'>,
): Answers {
  const random = randomFrom(`demo/${month}/answers/${enterprise}`);
  const mood = random.integer(-10, 10);
  const asked = random.integer(1, 100);
  const remark = random.integer(1, 100) <= 15 ? random.pick(remarks) : undefined;
  const met = dealtWith(
    random,
    units.map(({ id }) => id),
  );
  return {
    units: met.map((unit) => ({
      unit,
      level: random.integer(1, 100) <= 8 ? 'none' : levelOf(random, unit, mood),
    })),
    indicators: indicators.map(({ id }) => ({
      indicator: id,
      level: random.integer(1, 100) <= 45 ? 'none' : levelOf(random, `indicator/${id}`, mood),
    })),
    overall: levelOf(random, 'county', mood),
    asked: asked <= 5 ? 'helped' : asked <= 7 ? 'asked' : 'no',
    ...(remark && { text: remark }),
  };
}
