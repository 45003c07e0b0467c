/*
 * What Svelte's runtime expects and WebViews before Chrome 85 lack. Imported first by each phone page's main.ts;
 * syntax is lowered by the build.
 */
interface Old {
  globalThis?: unknown;
  queueMicrotask?: (task: () => void) => void;
}
const old = window as Old;
old.globalThis ||= window;
old.queueMicrotask ||= (task) => void Promise.resolve().then(task);

const text = String.prototype as { replaceAll?: unknown };
text.replaceAll ||= function (this: string, from: string | RegExp, to: string): string {
  return typeof from === 'string' ? this.split(from).join(to) : this.replace(from, to);
};
