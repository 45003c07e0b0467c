import { inLanguage } from '../lib/bilingual.ts';
import { number, percent } from '../lib/format.ts';
import { bandNames } from '../../shared/survey/bands.ts';
import type { funnel } from './charts/funnel.ts';
import type { Band, Figure } from './figures.ts';
import { t } from './surveyMessages.ts';

/** `84.1至88.3` | `84.1 to 88.3`; empty where there is no interval. */
export function intervalText({ interval }: Figure): string {
  return interval ? t('between', { low: number(interval[0], 1), high: number(interval[1], 1) }) : '';
}

/** `第1档:较好` | `Band 1: Better`. */
export function bandText({ number: n, position }: Band): string {
  return t('band', { n, name: inLanguage(bandNames[position]) });
}

/** The range of ranks in words, never a bare rank; undefined where there is none. */
export function ranksText({ ranks }: Figure): string | undefined {
  return ranks ? t(ranks.best === ranks.worst ? 'ranksOne' : 'ranks', ranks) : undefined;
}

/** Which figures lie beyond what chance explains, in words. */
export function funnelSummary(plot: ReturnType<typeof funnel>, nameOf: (code: string) => string): string {
  const list = (side: 'above' | 'below'): string =>
    plot.points
      .filter(({ beyond }) => beyond === side)
      .map(({ figure }) => nameOf(figure.code))
      .join(t('separator')) || t('nobody');
  return t('funnelSummary', { above: list('above'), below: list('below') });
}

/** What is published about one figure, in one sentence, for hover and for screen readers. */
export function pointText(figure: Figure, name: string): string {
  return t('point', {
    name,
    share: percent(figure.shareSatisfied ?? undefined, undefined, 1),
    n: number(figure.nEff ?? 0, 1),
  });
}
