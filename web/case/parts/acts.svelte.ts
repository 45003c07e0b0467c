import { tick } from 'svelte';
import { ApiProblem } from '../../lib/api.ts';
import { focusHeading, focusOn } from '../../lib/focus.ts';
import { p } from './messages.ts';

/** Where a failure is told. */
export const failedId = 'failed';

/** What the filer does and how the last of it came out. */
export class Acts<View> {
  told = $state<{ text: string; failed: boolean }>();
  readonly #onchange: (view: View) => void;
  readonly #onstale: () => void;

  /** `onstale`: what the page shows has moved meanwhile and is to be read again. */
  constructor(onchange: (view: View) => void, onstale: () => void) {
    this.#onchange = onchange;
    this.#onstale = onstale;
  }

  /**
   * Does one thing and tells its outcome; `true` when it was done. Then the page is shown from its top, unless one `stays` where one
   * writes. @throws what is no answer of the API
   */
  readonly act = async (call: Promise<View>, done: string, stays = false): Promise<boolean> => {
    this.told = undefined;
    try {
      this.#onchange(await call);
      this.told = { text: done, failed: false };
      if (!stays) void tick().then(focusHeading);
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      const moved = error.code === 'illegal-move';
      this.told = { text: moved ? `${error.text}。${p('moved')}` : error.text, failed: true };
      if (moved) this.#onstale();
      void tick().then(() => focusOn(failedId));
      return false;
    }
  };
}
export type Act<View> = Acts<View>['act'];

/** One form of the page: what is wrong with it, and whether it is on its way. */
export class FilerForm {
  errors = $state.raw<readonly { id: string; text: string }[]>([]);
  busy = $state(false);

  errorOf(id: string): string | undefined {
    return this.errors.find((error) => error.id === id)?.text;
  }

  /** Sends unless something is wrong or it is on its way already. */
  async submit(
    event: SubmitEvent,
    wrong: () => readonly { id: string; text: string }[],
    send: () => Promise<unknown>,
  ): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    this.errors = wrong();
    if (this.errors.length > 0) return;
    this.busy = true;
    try {
      await send();
    } finally {
      this.busy = false;
    }
  }
}

/** What is wrong with a text that must be there and may not be longer than `limit`. */
export function textFault(
  id: string,
  text: string,
  limit: number,
  missing: string,
): { id: string; text: string }[] {
  const n = text.trim().length;
  if (n === 0) return [{ id, text: missing }];
  return n > limit ? [{ id, text: p('tooLong', { n, limit }) }] : [];
}
