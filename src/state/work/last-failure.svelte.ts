import type { Failure } from '../../core/failure.ts';
import { failureOf } from '../work/failure.ts';

/** Why the last thing that was asked for was not done. */
export class LastFailure {
  #failure = $state.raw<Failure | null>(null);

  readonly failure = $derived(this.#failure);

  note(error: unknown): void {
    this.#failure = failureOf(error);
  }

  dismiss(): void {
    this.#failure = null;
  }

  /** Something that the user asks for: what went wrong before is no longer said. */
  async act(work: () => Promise<unknown>): Promise<boolean> {
    this.dismiss();
    return this.guard(work);
  }

  /** Something that the page does by itself. False where it went wrong. */
  async guard(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      this.note(error);
      return false;
    }
  }
}
