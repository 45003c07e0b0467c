import { problemText } from '../core/problem.ts';
import type { Group, Option } from './options.ts';

/** Milliseconds without a keystroke before anything is asked of the server. */
const PAUSE = 180;

/** Searches while somebody types: one question at a time, the one before is called off, a late answer is dropped. */
export class Finder<O extends Option> {
  groups = $state.raw<readonly Group<O>[]>([]);
  /** `idle`: nothing typed; `waiting`: the answer is not here yet. */
  stage = $state<'idle' | 'waiting' | 'found' | 'failed'>('idle');
  /** The text that `groups` answers. */
  asked = $state('');
  problem = $state<string>();
  readonly #find: (text: string, signal: AbortSignal) => Promise<readonly Group<O>[]>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;

  constructor(find: (text: string, signal: AbortSignal) => Promise<readonly Group<O>[]>) {
    this.#find = find;
  }

  /** Takes what stands in the field now. */
  type(text: string): void {
    this.stop();
    const wanted = text.trim();
    if (wanted === '') {
      this.groups = [];
      this.stage = 'idle';
      return;
    }
    this.stage = 'waiting';
    this.#timer = setTimeout(() => void this.#ask(wanted), PAUSE);
  }

  /** Calls off what is under way. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
  }

  async #ask(text: string): Promise<void> {
    const abort = (this.#abort = new AbortController());
    try {
      const groups = await this.#find(text, abort.signal);
      if (abort.signal.aborted) return;
      this.groups = groups;
      this.asked = text;
      this.stage = 'found';
    } catch (error) {
      if (abort.signal.aborted) return;
      this.problem = problemText(error);
      this.stage = 'failed';
    }
  }
}
