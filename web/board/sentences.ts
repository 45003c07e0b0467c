import type { Board } from '../../shared/scoring/board.ts';
import { month, number, percent, yuan } from '../lib/format.ts';
import { allScores, investmentToDate, type StarCounts, starCounts } from './figures.ts';
import { t } from './messages.ts';

/** The month in one sentence: leaders, projects, enterprises, who is unpaired, how many have stars and how many five. */
export function headline({ pairing, projects }: Board): string {
  const counts = starCounts(allScores(projects.groups));
  return t('headline', {
    leaders: number(pairing.leaders),
    projects: number(pairing.projects),
    enterprises: number(pairing.enterprises),
    unpaired:
      pairing.unpaired === 0 ? t('nobodyUnpaired') : t('someUnpaired', { n: number(pairing.unpaired) }),
    starred: number(counts.all - counts.none),
    five: number(counts.stars[0]?.count ?? 0),
  });
}

/** The distribution of stars in words, for those who do not see the bars. */
export function starsSummary(counts: StarCounts): string {
  const list = [
    ...counts.stars.map(({ stars, count }) =>
      t('starsPart', { stars: t('starsOf', { n: stars }), n: number(count) }),
    ),
    t('starsPart', { stars: t('noStars'), n: number(counts.none) }),
  ];
  return t('starsSummary', { all: number(counts.all), list: list.join(t('comma')) });
}

/** The curve in words; undefined before the first month. */
export function investmentSummary({ investment }: Board): string | undefined {
  const last = investmentToDate(investment);
  return (
    last &&
    t('investmentSummary', {
      month: month(last.month),
      planned: yuan(last.planned),
      done: yuan(last.done),
      share: percent(last.share),
    })
  );
}
