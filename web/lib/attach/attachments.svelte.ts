import { attachmentLimits } from '../../../shared/intake/attachments/limits.ts';
import { newKey } from '../key.ts';
import type { Doors } from './doors.ts';
import type { Keep, KeptFile } from './keep.ts';
import { bring, type FileState } from './queue.ts';
import { sendForm } from './send.ts';

/** A chosen file on the page. */
export class ChosenFile {
  readonly file: KeptFile;
  /** Shows a photograph while it is on the page. */
  readonly preview: string | undefined;
  state = $state<FileState>('waiting');
  share = $state(0);
  told = $state<string>();
  readonly abort = new AbortController();

  constructor(file: KeptFile) {
    this.file = file;
    this.preview = file.type === 'image/jpeg' ? URL.createObjectURL(file.blob) : undefined;
  }
}

/** Why a file was not taken. */
export type ChooseProblem = 'type' | 'size' | 'unreadable' | 'tooMany';

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener('online', done);
  });

/**
 * The files chosen for a case: prepared on this phone, sent once the case is there. With a {@link Keep} they survive a closed tab; without
 * one, as for leads and complaints, they live in this page's memory alone.
 */
export class Attachments {
  files = $state.raw<readonly ChosenFile[]>([]);
  problems = $state.raw<readonly ChooseProblem[]>([]);
  preparing = $state(false);
  readonly #keep: Keep | undefined;
  #owner: string;
  #doors: Doors | undefined;
  #bringing = false;
  /** Told whenever a file has been kept by the server. */
  readonly #onkept: () => void;

  /** @param owner for whom files are kept on this device: a draft, or a case by its id */
  constructor(owner: string, keep?: Keep, onkept: () => void = () => {}) {
    this.#owner = owner;
    this.#keep = keep;
    this.#onkept = onkept;
  }

  /** Files that are still on their way. */
  get open(): number {
    return this.files.filter(({ state }) => state !== 'done' && state !== 'refused').length;
  }

  /** Takes up what waited on this device. */
  async restore(): Promise<void> {
    const kept = (await this.#keep?.load(this.#owner)) ?? [];
    const known = this.files.map(({ file }) => file.id);
    this.files = [
      ...this.files,
      ...kept.filter(({ id }) => !known.includes(id)).map((one) => new ChosenFile(one)),
    ];
    if (this.#doors) void this.#bringAll();
  }

  /** Prepares chosen files, one after the other; `room` is how many the case can still take. */
  async add(chosen: Iterable<Blob>, room: number = attachmentLimits.files): Promise<void> {
    this.preparing = true;
    const problems: ChooseProblem[] = [];
    try {
      const { prepareFile } = await import('./photo.ts');
      for (const one of chosen) {
        if (this.files.filter(({ state }) => state !== 'refused' && state !== 'done').length >= room) {
          problems.push('tooMany');
          break;
        }
        const prepared = await prepareFile(one);
        if ('refused' in prepared) {
          problems.push(prepared.refused);
          continue;
        }
        const file: KeptFile = { id: newKey(), ...prepared };
        await this.#keep?.save(this.#owner, file);
        this.files = [...this.files, new ChosenFile(file)];
      }
    } catch {
      problems.push('unreadable');
    } finally {
      this.problems = problems;
      this.preparing = false;
    }
    if (this.#doors) void this.#bringAll();
  }

  /** Takes a file off this device and then off the page, stopping it on its way: what is gone from sight does not come back. */
  async remove(chosen: ChosenFile): Promise<void> {
    chosen.abort.abort();
    await this.#keep?.erase(this.#owner, chosen.file.id);
    this.#drop(chosen);
    if (chosen.state === 'waiting' || chosen.state === 'refused') return;
    await this.#doors?.remove(chosen.file.id).catch(() => undefined);
    this.#onkept();
  }

  /** The case is there: sends what was chosen. @param owner the case's id, for which files wait from now on */
  async sendTo(doors: Doors, owner: string): Promise<void> {
    this.#doors = doors;
    if (owner !== this.#owner) {
      await this.#keep?.give(this.#owner, owner);
      this.#owner = owner;
    }
    await this.#bringAll();
  }

  /** Tries again what the connection lost. */
  retry(): void {
    for (const chosen of this.files) if (chosen.state === 'lost') chosen.state = 'waiting';
    void this.#bringAll();
  }

  /** Forgets everything, on this device too. */
  async clear(): Promise<void> {
    for (const chosen of this.files) this.#drop(chosen);
    this.problems = [];
    await this.#keep?.clear(this.#owner);
  }

  #drop(chosen: ChosenFile): void {
    if (chosen.preview) URL.revokeObjectURL(chosen.preview);
    this.files = this.files.filter((one) => one !== chosen);
  }

  async #bringAll(): Promise<void> {
    if (this.#bringing) return;
    this.#bringing = true;
    try {
      for (;;) {
        const next = this.files.find(({ state }) => state === 'waiting');
        if (!next || !this.#doors) return;
        const tell = (state: FileState, share: number, told?: string): void => {
          next.state = state;
          next.share = share;
          next.told = told;
        };
        await bring(next.file, this.#doors, { send: sendForm, pause }, tell, next.abort.signal);
        if (next.state === 'done' || next.state === 'refused')
          await this.#keep?.erase(this.#owner, next.file.id);
        if (next.state === 'done') this.#onkept();
      }
    } finally {
      this.#bringing = false;
    }
  }
}
