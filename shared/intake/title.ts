import type { Case } from './model.ts';

const titleLength = 30;

/** A case in one line: the beginning of its text, at most thirty characters and an ellipsis. */
export function titleOf({ text }: Pick<Case, 'text'>): string {
  const characters = [...text.replace(/\s+/g, ' ')];
  return characters.length > titleLength
    ? `${characters.slice(0, titleLength).join('')}…`
    : characters.join('');
}

/** When a case was filed. */
export const filedAt = ({ events, changedAt }: Pick<Case, 'events' | 'changedAt'>): string =>
  events[0]?.at ?? changedAt;
