/** One passing message; `undo` where the action can be taken back. */
export interface ToastMessage {
  text: string;
  undo?: (() => void) | undefined;
}

/** Shown for long enough to read a sentence and reach the button, in milliseconds. */
const LIFETIME = 8000;

class Toasts {
  current = $state<ToastMessage>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Shows a message in place of the one before. */
  show(text: string, undo?: () => void): void {
    this.current = { text, undo };
    this.resume();
  }

  /** Takes the action back and the message away. */
  undo(): void {
    this.current?.undo?.();
    this.dismiss();
  }

  dismiss(): void {
    this.pause();
    this.current = undefined;
  }

  /** Keeps the message while it is pointed at or focused. */
  pause(): void {
    clearTimeout(this.#timer);
  }

  resume(): void {
    this.pause();
    this.#timer = setTimeout(() => this.dismiss(), LIFETIME);
  }
}

/** The page's one place for passing messages; `<Toast />` stands once in the page. */
export const toast = new Toasts();
