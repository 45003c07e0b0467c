import type { Bilingual } from '../contract/bilingual.ts';
import { formatYuan, formatYuanEnglish } from '../money/yuan.ts';
import { formatPercent, percentOf } from '../text/percent.ts';
import { formatMonth } from '../time/format.ts';

/** Counts and yuan of a month, by name. */
export type BriefFigures = Readonly<Record<string, number>>;

/** What a brief's text may name beside the figures: the month, the place, and what follows from figures. */
const DERIVED = ['month', 'place', 'investmentShare', 'answerRate'] as const;

/** Figures that are amounts in yuan and are written as such. */
const AMOUNTS: readonly string[] = ['investmentPlanned', 'investmentDone'];

/** The shipped text of the month's brief (通报); an office writes its own. */
export const DEFAULT_BRIEF: Bilingual = {
  zh: [
    '{month}{place}通报:全县{leaders}名领导干部包联{pairedProjects}个项目、{pairedEnterprises}家企业,另有{unpairedProjects}个项目未包联。',
    '重点项目{projects}个,其中续建复工{resumed}个、已开工{started}个、推进中{advancing}个;绿灯{green}个、黄灯{yellow}个、红灯{red}个。',
    '年初以来计划投资{investmentPlanned},完成{investmentDone},为序时计划的{investmentShare}。',
    '本月收到企业诉求{requests}件、观察员线索{leads}件,办结{claimed}件,经提交人确认{confirmed}件,退回重办{reopened}件,月末超期未结{overdue}件。',
    '签发督办单蓝色{noticesBlue}张、黄色{noticesYellow}张、红色{noticesRed}张。',
    '满意度调查邀请企业{invited}家,收回答卷{answered}份,回复率{answerRate}。',
    '项目亮星:五星{stars5}个、四星{stars4}个、三星{stars3}个、二星{stars2}个、一星{stars1}个,未亮星{noStars}个。',
  ].join(''),
  en: [
    '{place}, {month}: {leaders} leaders answer for {pairedProjects} projects and {pairedEnterprises} enterprises; {unpairedProjects} projects have nobody.',
    'Of {projects} key projects {resumed} are resumed, {started} started and {advancing} advancing; {green} are green, {yellow} yellow and {red} red.',
    'Since January {investmentPlanned} were planned and {investmentDone} invested, {investmentShare} of the plan to date.',
    'This month brought {requests} requests and {leads} leads; {claimed} were claimed as solved, {confirmed} confirmed by their filers, {reopened} reopened; {overdue} were open and overdue at its end.',
    'Notices issued: {noticesBlue} blue, {noticesYellow} yellow, {noticesRed} red.',
    'The survey invited {invited} enterprises and has {answered} answers, {answerRate}.',
    'Projects by stars: five {stars5}, four {stars4}, three {stars3}, two {stars2}, one {stars1}, none {noStars}.',
  ].join(' '),
};

const PLACEHOLDER = /\{(\w+)\}/g;

/** The names in a text for which there is no figure; empty when the text may be used. */
export function unknownNames(text: string, figures: BriefFigures): string[] {
  const known = new Set<string>([...DERIVED, ...Object.keys(figures)]);
  const named = [...text.matchAll(PLACEHOLDER)].map((match) => match[1]!);
  return [...new Set(named)].filter((name) => !known.has(name));
}

/** The text with the month's figures in place, in both languages. */
export function fillBrief(
  template: Bilingual,
  { place, month, figures }: { place: string; month: string; figures: BriefFigures },
): Bilingual {
  const of = (name: string): number => figures[name] ?? 0;
  const when = formatMonth(month);
  const derived = (language: keyof Bilingual): Readonly<Record<string, string>> => ({
    month: when[language],
    place,
    investmentShare: formatPercent(percentOf(of('investmentDone'), of('investmentPlanned'))),
    answerRate: formatPercent(percentOf(of('answered'), of('invited'))),
  });
  const fill = (language: keyof Bilingual): string => {
    const words = derived(language);
    const yuan = language === 'zh' ? formatYuan : formatYuanEnglish;
    return template[language].replaceAll(PLACEHOLDER, (whole, name: string) => {
      const word = words[name];
      if (word !== undefined) return word;
      const figure = figures[name];
      if (figure === undefined) return whole;
      return AMOUNTS.includes(name) ? yuan(figure) : String(figure);
    });
  };
  return { zh: fill('zh'), en: fill('en') };
}
