import type { Failure } from '../../../core/failure.ts';
import { tieZoneFor } from '../../../core/judge/local/scores.ts';
import type { JudgedQuestion, JudgeSetup } from '../../../core/judge/setup.ts';
import { isAbort } from '../../../jobs.ts';
import { failureOf } from '../../work/failure.ts';
import { Newest } from '../../work/newest.ts';
import { scoresOf } from '../../connections/local-calls.ts';

/** Pairs that are scored to find a tie zone. */
const MAX_PAIRS = 60;

export type Calibrating =
  | { readonly stage: 'idle' }
  | { readonly stage: 'scoring'; readonly done: number; readonly total: number }
  | { readonly stage: 'done'; readonly pairs: number; readonly tieZone: number }
  | { readonly stage: 'failed'; readonly failure: Failure };

/** Finds a tie zone on the pairs that are to be judged; nothing of it is stored. */
export class TieCalibration {
  #state = $state.raw<Calibrating>({ stage: 'idle' });
  readonly #newest = new Newest();

  readonly state = $derived(this.#state);

  /**
   * The zone in which a share (0 … 1) of some of the pairs lie; null where it was stopped or
   * failed.
   */
  async begin(
    judge: JudgeSetup,
    questions: readonly JudgedQuestion[],
    share: number,
  ): Promise<number | null> {
    const signal = this.#newest.begin();
    const pairs = somePairs(questions);
    const differences: number[] = [];
    try {
      for (const [question, left, right] of pairs) {
        this.#state = { stage: 'scoring', done: differences.length, total: pairs.length };
        const { scores } = await scoresOf(judge, { ...question, left, right }, signal);
        signal.throwIfAborted();
        differences.push(scores[0] - scores[1]);
      }
      const tieZone = Number(tieZoneFor(differences, share).toPrecision(4));
      this.#state = { stage: 'done', pairs: pairs.length, tieZone };
      return tieZone;
    } catch (error) {
      if (!signal.aborted && !isAbort(error))
        this.#state = { stage: 'failed', failure: failureOf(error) };
      return null;
    }
  }

  stop(): void {
    this.#newest.end();
    this.#state = { stage: 'idle' };
  }
}

type Texts = readonly string[];
type Pair = readonly [
  question: { readonly question: Texts; readonly reference: Texts },
  left: Texts,
  right: Texts,
];

/** Evenly spread over all. */
function somePairs(questions: readonly JudgedQuestion[]): readonly Pair[] {
  const all = questions.flatMap(({ turns, reference, answers }): Pair[] => {
    const there = answers.filter((answer) => answer !== null);
    return there.flatMap((left, at) =>
      there.slice(at + 1).map((right): Pair => [{ question: turns, reference }, left, right]),
    );
  });
  const step = Math.max(1, all.length / MAX_PAIRS);
  return all.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}
