import { ALIKE_QUESTIONS, DEFAULT_MODEL, RAKUDA_MODEL } from '../model/settings.ts';
import type { ModelSettings } from '../model/settings.ts';
import { RAKUDA_2023_07_14 } from '../samples/rakuda-2023-07-14.ts';
import type { Counts, PairCounts, QuestionCounts } from '../table/judgments.ts';

/**
 * What the guide shows of the sample: its leaderboard; and ± over these questions or over others like
 * them, with every judgment once, four times and sixteen times.
 */
export type SampleView = 'board' | `${'these' | 'alike'}-${1 | 4 | 16}`;

type Outcomes = Pick<QuestionCounts, 'leftWins' | 'rightWins' | 'ties'>;

const { counts } = RAKUDA_2023_07_14;
const ALIKE: ModelSettings = { ...DEFAULT_MODEL, questions: ALIKE_QUESTIONS };

/** By view: how often each judgment is taken, and the model. */
const VIEWS: Readonly<Record<SampleView, readonly [times: number, model: ModelSettings]>> = {
  board: [1, RAKUDA_MODEL],
  'these-1': [1, DEFAULT_MODEL],
  'these-4': [4, DEFAULT_MODEL],
  'these-16': [16, DEFAULT_MODEL],
  'alike-1': [1, ALIKE],
  'alike-4': [4, ALIKE],
  'alike-16': [16, ALIKE],
};

/** The data and the model of a view. */
export function sampleView(view: SampleView): {
  readonly counts: PairCounts;
  readonly model: ModelSettings;
} {
  const [times, model] = VIEWS[view];
  return { counts: repeated(times), model };
}

/** How often the answer that was shown first won, of the judgments of the sample with a winner. */
export function firstWins(): { readonly first: number; readonly decided: number } {
  const sum = (of: Float64Array): number => of.reduce((total, n) => total + n, 0);
  const first = sum(counts.leftWins);
  return { first, decided: first + sum(counts.rightWins) };
}

/** As if every judgment had been made so many times, on the same questions. */
function repeated(times: number): PairCounts {
  const { byQuestion } = counts;
  return {
    ...counts,
    ...timed(counts, times),
    ...(byQuestion && { byQuestion: { ...byQuestion, ...timed(byQuestion, times) } }),
  };
}

function timed({ leftWins, rightWins, ties }: Outcomes, times: number) {
  const each = (of: Counts): Float64Array => Float64Array.from(of, (n) => n * times);
  return { leftWins: each(leftWins), rightWins: each(rightWins), ties: each(ties) };
}
