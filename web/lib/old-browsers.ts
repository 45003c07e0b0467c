/*
 * What Svelte's runtime and the shared rules expect and WebViews before Chrome 92 lack. Imported first by each phone page's main.ts;
 * syntax is lowered by the build.
 */
interface Old {
  globalThis?: unknown;
  queueMicrotask?: (task: () => void) => void;
}
const old = window as Old;
old.globalThis ||= window;
old.queueMicrotask ||= (task) => void Promise.resolve().then(task);

const text = String.prototype as { replaceAll?: unknown; at?: unknown };
text.replaceAll ||= function (this: string, from: string | RegExp, to: string): string {
  return typeof from === 'string' ? this.split(from).join(to) : this.replace(from, to);
};
text.at ||= function (this: string, index: number): string | undefined {
  return this[index < 0 ? this.length + index : index];
};
