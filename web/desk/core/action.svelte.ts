import { isStale, problemText } from './problem.ts';

/** One act of the person: busy while it runs, and why it failed. What was typed stays where it is. */
export class Action {
  busy = $state(false);
  problem = $state<string>();
  /** Whether it failed because somebody else changed the record meanwhile. */
  stale = $state(false);

  /** Runs `work` unless it is already running; answers whether it succeeded. */
  async run(work: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.clear();
    try {
      await work();
      return true;
    } catch (error) {
      this.stale = isStale(error);
      this.problem = problemText(error);
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Takes the complaint away. */
  clear(): void {
    this.problem = undefined;
    this.stale = false;
  }
}
