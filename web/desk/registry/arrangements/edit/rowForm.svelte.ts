import { inLanguage } from '../../../../lib/bilingual.ts';
import { Action } from '../../../core/action.svelte.ts';
import { equalValues, merge } from './values.ts';

/** What a form is made of. */
export interface FormOf<R, V extends object> {
  /** Prefix of the ids of its controls. */
  readonly uid: string;
  /** The record as it was read; none for a new one. */
  readonly row: R | undefined;
  /** What a record puts into the fields. */
  readonly valuesOf: (row: R | undefined) => V;
  /** Reads the record again, once somebody else has changed it. */
  readonly read: () => Promise<R | undefined>;
  /** Where the record stands in the body that is sent. */
  readonly base?: string;
}

/** Something wrong with one field; `path` within the record: `team/0`. */
export interface Fault {
  readonly path: string;
  readonly text: string;
}

/** A record being edited: its fields, what is wrong with each, and the version that was read. */
export class RowForm<R extends { readonly version: number }, V extends object> {
  /** What is typed; bind controls to its members. */
  values: V;
  /** Fields that somebody else changed meanwhile and that were changed here too; undefined while nobody did. */
  both = $state.raw<readonly string[]>();
  readonly action = new Action();
  /** What was found wrong before anything was sent. */
  #found = $state.raw<readonly Fault[]>([]);
  #start: V;
  #version: number;
  readonly #of: FormOf<R, V>;
  readonly #base: string;

  constructor(of: FormOf<R, V>) {
    this.#of = of;
    this.#base = of.base ?? '/items/0';
    this.#start = of.valuesOf(of.row);
    this.#version = of.row?.version ?? 0;
    this.values = $state(of.valuesOf(of.row));
  }

  /** Whether leaving now would lose something. */
  get dirty(): boolean {
    return !equalValues(this.#start, this.values);
  }

  /** The id of a field's control. */
  id(path: string): string {
    return `${this.#of.uid}-${path.replaceAll('/', '-')}`;
  }

  /** What is wrong with a field, or with something inside it. */
  wrong(path: string): string | undefined {
    return this.faults.find((fault) => `${fault.path}/`.startsWith(`${path}/`))?.text;
  }

  /** Everything that is wrong, in the order it was told. */
  get faults(): readonly Fault[] {
    const told = this.action.stale ? [] : this.action.fields;
    return [
      ...this.#found,
      ...told.map((field) => ({
        path: field.pointer.startsWith(`${this.#base}/`)
          ? field.pointer.slice(this.#base.length + 1)
          : field.pointer.slice(1),
        text: inLanguage(field),
      })),
    ];
  }

  /**
   * Sends what is typed unless `found` names something wrong; answers whether it was saved. Where somebody else was quicker their values
   * are taken over wherever nothing was typed, and the next attempt names their version.
   */
  async save(send: (version: number) => Promise<void>, found: readonly Fault[] = []): Promise<boolean> {
    this.action.clear();
    this.both = undefined;
    this.#found = found;
    if (found.length > 0) return false;
    const done = await this.action.run(() => send(this.#version));
    if (done) this.#start = $state.snapshot(this.values) as V;
    else if (this.action.stale) await this.#follow();
    return done;
  }

  async #follow(): Promise<void> {
    const latest = await this.#of.read().catch(() => undefined);
    if (!latest) return;
    const theirs = this.#of.valuesOf(latest);
    const { values, both } = merge(this.#start, theirs, $state.snapshot(this.values) as V);
    this.values = values;
    this.#start = theirs;
    this.#version = latest.version;
    this.both = both;
  }
}
