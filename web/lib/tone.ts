import { messages } from './i18n/index.ts';

/** The colours of notices and lights. Never shown without word and shape. */
export type Tone = 'blue' | 'yellow' | 'red';

const words = messages(
  { blue: '提醒', yellow: '警示', red: '超期' },
  { blue: 'Reminder', yellow: 'Warning', red: 'Overdue' },
);

/** The word that goes with a colour where the page gives none of its own. */
export function toneWord(tone: Tone): string {
  return words(tone);
}

/** SVG paths in a 24 × 24 box: blue a circle, yellow a triangle, red an octagon. */
export const toneShape: Record<Tone, string> = {
  blue: 'M12 2a10 10 0 1 1 0 20a10 10 0 1 1 0-20z',
  yellow: 'M12 2 23 21.5H1z',
  red: 'M7.9 2h8.2L22 7.9v8.2L16.1 22H7.9L2 16.1V7.9z',
};
