import type { OutputOf } from '../../../shared/contract/index.ts';
import type { OutputSheet, OutputValue } from '../../../shared/spreadsheet/index.ts';
import { satisfactionLevels } from '../../../shared/survey/answers.ts';
import { namesOf } from '../../../shared/survey/names.ts';
import { levelNames } from '../../../shared/survey/questionnaire.ts';
import { inLanguage } from '../../lib/bilingual.ts';
import { t } from './reviewMessages.ts';

type Results = OutputOf<'readResults'>;
type Figure = Results['overall'];

const head = (): OutputValue[] => [
  t('colName'),
  t('colScore'),
  t('colLow'),
  t('colHigh'),
  t('colBand'),
  t('colSatisfied'),
  ...satisfactionLevels.map((level) => inLanguage(levelNames[level])),
  t('colN'),
  t('colNEff'),
  t('colWindow'),
  t('colHow'),
];

const row = (figure: Figure, name: string): OutputValue[] => [
  name,
  figure.score,
  figure.interval?.[0] ?? null,
  figure.interval?.[1] ?? null,
  figure.band?.number ?? null,
  figure.shareSatisfied,
  ...satisfactionLevels.map((level) => figure.distribution?.[level] ?? null),
  figure.n,
  figure.nEff,
  figure.window.months,
  inLanguage(figure.explanation),
];

/** A month's results as sheets: what the page shows, and nothing that it hides. */
export function resultSheets(results: Results): OutputSheet[] {
  const sheet = (name: string, kind: 'units' | 'indicators'): OutputSheet => ({
    name,
    headRows: 1,
    rows: [
      head(),
      ...results[kind].figures.map((figure) =>
        row(figure, namesOf(results, kind)[figure.code] ?? figure.code),
      ),
    ],
  });
  const facts: OutputValue[][] = [
    [t('factMonth'), results.month],
    [t('factInvited'), results.invited],
    [t('factAnswered'), results.answered],
    [t('factRate'), results.responseRate],
    [t('factRepresentative'), t(results.representative ? 'yes' : 'no')],
    ...(results.excluded ?? []).map((one): OutputValue[] => [
      t('factExcluded', { kind: t(`kind_${one.kind}`) }),
      one.answers,
      one.reason,
    ]),
  ];
  return [
    { name: t('sheetOverall'), rows: [...facts, [], head(), row(results.overall, t('sheetOverall'))] },
    sheet(t('sheetUnits'), 'units'),
    sheet(t('sheetIndicators'), 'indicators'),
  ];
}
