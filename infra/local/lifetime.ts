/** Things that were started and have to be stopped, in the reverse order. */
export interface Lifetime {
  /** Registers what stops the thing just started; after `stop` it runs at once. */
  readonly defer: (stop: () => unknown) => Promise<void>;
  /** Stops everything once; a failure to stop one thing does not keep the others alive. */
  readonly stop: () => Promise<void>;
}

/** Makes an empty lifetime. */
export function createLifetime(): Lifetime {
  const stops: (() => unknown)[] = [];
  let stopping: Promise<void> | undefined;

  const stopAll = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (let stop = stops.pop(); stop; stop = stops.pop()) {
      try {
        await stop();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'not everything stopped cleanly');
  };

  return {
    defer: async (stop) => {
      if (stopping) await stop();
      else stops.push(stop);
    },
    stop: () => (stopping ??= stopAll()),
  };
}
