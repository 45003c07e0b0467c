/** What a key does on the desk while nothing is being typed. */
export type KeyAct = 'next' | 'previous' | 'close' | 'help' | 'search';

/** The part of a KeyboardEvent that decides. */
export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** Name of the element that has the focus: `INPUT`. */
  readonly focused: string;
  readonly dialogOpen: boolean;
}

const acts: Readonly<Record<string, KeyAct>> = {
  j: 'next',
  k: 'previous',
  Escape: 'close',
  '?': 'help',
  '/': 'search',
};
const typing = ['INPUT', 'TEXTAREA', 'SELECT'];

/** Whether a key is meant for the page: nothing is being typed, no dialog is open, and it is no shortcut of the browser's. */
export const isForPage = ({ ctrlKey, metaKey, altKey, focused, dialogOpen }: Omit<Pressed, 'key'>): boolean =>
  !(ctrlKey || metaKey || altKey || dialogOpen || typing.includes(focused));

/** The act of a key: j and k move in the list, Esc closes the detail, ? helps, / searches. Nothing while typing or in a dialog. */
export const keyAct = (pressed: Pressed): KeyAct | undefined =>
  isForPage(pressed) ? acts[pressed.key] : undefined;

/** Where j or k leads from row `at` (−1: from none) among `count`; stays within the list. */
export function nextRow(at: number, count: number, step: 1 | -1): number {
  return Math.min(count - 1, Math.max(0, at + step));
}
