import type { TieModel } from '../../../core/model/settings.ts';
import { agree, counted } from '../grammar.ts';
import type { LeftOut, LooVerdict } from '../../../core/posterior/loo/compare-loo.ts';

/** @param the names a model that begins a sentence, and `that` one after another */
function verdictsOf(the: (name: string) => string, that: (name: string) => string) {
  return {
    clear: (best: string, second: string, difference: string, se: string) =>
      `${the(best)} predicts these judgments better than ${that(second)}: ${difference} elpd ahead, with a standard error of ${se}.`,
    open: (best: string, second: string, difference: string, se: string) =>
      `${the(best)} comes first, ${difference} elpd ahead of ${that(second)} with a standard error of ${se}: too little to tell them apart.`,
    few: (best: string, second: string, difference: string, se: string, unit: LeftOut) =>
      `${the(best)} comes first, ${difference} elpd ahead of ${that(second)} (standard error ${se}). Of fewer than 100 ${unit}s a standard error is unreliable: take it as a hint.`,
    small: (best: string, second: string, difference: string, se: string) =>
      `${the(best)} and ${that(second)} predict these judgments about equally well: ${difference} elpd apart, with a standard error of ${se}.`,
  } satisfies Record<LooVerdict, unknown>;
}

/** What is said where many judgments are ties and the model has no such outcome, in English. */
export const ties = {
  title: 'Many ties',
  unmodelled: {
    half: (share: string) =>
      `${share} of the judgments are ties, each counted as half a win for both sides. Strengths then represent expected scores, not the odds of winning a decided judgment, and their intervals may cover those odds less often than stated.`,
    drop: (share: string) =>
      `${share} of the judgments are ties and are left out. Strengths then represent the odds of winning a decided judgment; the evidence that models which often tie are close goes unused.`,
  } satisfies Partial<Record<TieModel, unknown>>,
  offer: 'Two models treat a tie as an outcome in its own right.',
  comparing: 'Comparing how well they predict…',
  names: { davidson: 'Davidson', 'rao-kupper': 'Rao–Kupper' },
  verdicts: verdictsOf(
    (name) => name,
    (name) => name,
  ),
  only: (name: string) => `Only ${name} can be compared here.`,
  unsure:
    'One of the fits did not converge or has unreliable predictions, so treat this as a hint.',
  use: (name: string) => `Use ${name}`,
  /** Of wins that have grades. */
  graded: {
    title: 'Graded verdicts',
    names: {
      davidson: 'Davidson, without grades',
      adjacent: 'adjacent categories',
      cumulative: 'cumulative thresholds',
    },
    verdicts: verdictsOf(
      (name) => `The model of ${name}`,
      (name) => `that of ${name}`,
    ),
    /** @param name of a model of grades */
    inUse: (strong: string, name: string) =>
      `${counted(strong, 'win')} ${agree(strong, 'is strong', 'are strong')} (≫, much better). The grade of each win counts here, by ${name}; Checks compares how well this and other models predict.`,
    aside: (strong: string) =>
      `${counted(strong, 'win')} ${agree(strong, 'is strong', 'are strong')} (≫, much better). The model in use counts ${agree(strong, 'it', 'them')} like any other; two models make use of how clear a win is.`,
    commandLine: (strong: number) =>
      `${strong} wins are strong (>>): ranked by adjacent categories. Others: --ties cumulative, or without grades --ties davidson.`,
  },
  /** Terms as they stand in the sentences above. */
  terms: { half: 'half a win', score: 'expected scores' },
  commandLine: 'Model ties with --ties davidson or --ties rao-kupper.',
};
