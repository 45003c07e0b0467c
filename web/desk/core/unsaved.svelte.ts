/** What has been typed and not saved. Whoever leaves the page or opens another thing is asked first. */
class Unsaved {
  readonly #held = new Set<() => boolean>();
  /** What waits for the answer; undefined while nothing is asked. */
  #waiting = $state.raw<() => void>();

  /** Whether leaving now would lose something. */
  get any(): boolean {
    return [...this.#held].some((dirty) => dirty());
  }
  get asking(): boolean {
    return this.#waiting !== undefined;
  }

  /** Watches a form until the returned function is called. */
  hold(dirty: () => boolean): () => void {
    this.#held.add(dirty);
    return () => this.#held.delete(dirty);
  }

  /** Goes on at once, or once the person has said that what was typed may be dropped. */
  leave(go: () => void): void {
    if (this.any) this.#waiting = go;
    else go();
  }

  /** What was typed is dropped. */
  drop(): void {
    const go = this.#waiting;
    this.#held.clear();
    this.stay();
    go?.();
  }

  /** The person stays. */
  stay(): void {
    this.#waiting = undefined;
  }
}

export const unsaved = new Unsaved();
