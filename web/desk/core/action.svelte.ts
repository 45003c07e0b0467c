import type { FieldProblem } from '../../../shared/contract/problems.ts';
import { inLanguage } from '../../lib/bilingual.ts';
import { fieldsOf, isStale, problemText } from './problem.ts';

/** One act of the person: busy while it runs, and why it failed. What was typed stays where it is. */
export class Action {
  busy = $state(false);
  problem = $state<string>();
  /** Whether it failed because somebody else changed the record meanwhile. */
  stale = $state(false);
  /** The fields that the API complains about, each with a JSON pointer into the body. */
  fields = $state.raw<readonly FieldProblem[]>([]);

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
      this.fields = fieldsOf(error);
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
    this.fields = [];
  }

  /** The complaint about the field at a JSON pointer (`/items/0/name`) or inside it, in the page's language. */
  wrong(pointer: string): string | undefined {
    const found = this.fields.find((field) => `${field.pointer}/`.startsWith(`${pointer}/`));
    return found && inLanguage(found);
  }
}
