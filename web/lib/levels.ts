import { satisfactionLevels } from '../../shared/survey/answers.ts';
import { levelNames } from '../../shared/survey/questionnaire.ts';
import { inLanguage } from './bilingual.ts';
import type { Choice } from './choice.ts';

/** What a level of satisfaction, or `none`, is called in the page's language. */
export const levelText = (level: keyof typeof levelNames): string => inLanguage(levelNames[level]);

/** The five levels as choices, best first. */
export const levelChoices = (): Choice[] =>
  satisfactionLevels.map((level) => ({ value: level, label: levelText(level) }));
