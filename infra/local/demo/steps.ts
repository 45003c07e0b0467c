/** Prints the demo's steps, one line each: what was done, how many, how long it took. */
export interface Steps {
  /** Does a step and prints its line; what it returns as `line` comes after the title. */
  readonly step: <T>(title: string, work: () => Promise<T>, line?: (result: T) => string) => Promise<T>;
  readonly say: (text: string) => void;
}

/** Steps on a stream. On a terminal the title of the running step stands there while it runs. */
export function stepsOn(stream: NodeJS.WriteStream): Steps {
  const say = (text: string): void => void stream.write(`${text}\n`);
  return {
    say,
    step: async (title, work, line = () => '') => {
      if (stream.isTTY) stream.write(`… ${title}`);
      const begun = performance.now();
      try {
        const result = await work();
        if (stream.isTTY) stream.write('\r\x1b[K');
        const detail = line(result);
        const seconds = ((performance.now() - begun) / 1000).toFixed(1);
        say(`✓ ${title}${detail && `  ${detail}`}  (${seconds}s)`);
        return result;
      } catch (error) {
        if (stream.isTTY) stream.write('\r\x1b[K');
        say(`✗ ${title}`);
        throw error;
      }
    },
  };
}
