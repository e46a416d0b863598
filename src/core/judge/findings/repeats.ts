import { measuresOf } from '../../agreement/agreement-measures.ts';
import type { AgreementMeasures } from '../../agreement/agreement-measures.ts';
import type { Verdict } from '../../agreement/verdicts.ts';
import { Outcome } from '../../table/judgments.ts';
import type { JudgeReply } from '../setup.ts';

/** Takes replies one by one, and finds how far judges agree with themselves. */
export class RepeatTally {
  /** By judge, question and models, whichever was shown first. */
  readonly #first = new Map<string, Verdict>();
  readonly #again = new Map<string, { readonly judge: number; readonly verdict: Verdict }>();

  add(reply: Omit<JudgeReply, 'text'>): void {
    const { judge, question, left, right, outcome, again } = reply;
    if (outcome === Outcome.unparsed) return;
    const key = [judge, question, Math.min(left, right), Math.max(left, right)].join();
    const isLower = left < right === (outcome === Outcome.left);
    const verdict = outcome === Outcome.tie ? 2 : isLower ? 0 : 1;
    if (again) this.#again.set(key, { judge, verdict });
    else this.#first.set(key, verdict);
  }

  /** By judge; null where nothing was judged twice. @param judges how many there are */
  measures(judges: number): readonly (AgreementMeasures | null)[] {
    const cells = Array.from({ length: judges }, () => new Float64Array(9));
    for (const [key, { judge, verdict }] of this.#again) {
      const first = this.#first.get(key);
      if (first !== undefined) cells[judge][3 * first + verdict]++;
    }
    return cells.map((own) => measuresOf(own, null));
  }
}
