import type { ClusterKind } from '../../../core/model/settings.ts';
import type { NoQuestions } from '../../../core/model/questions/enough.ts';
import {
  MAX_RATER_CELLS,
  MIN_JUDGMENTS_PER_QUESTION,
  MIN_QUESTIONS,
} from '../../../core/limits.ts';
import { counted, whole } from '../grammar.ts';

const SAMPLES: Readonly<Record<ClusterKind, string>> = {
  questions: 'questions',
  raters: 'raters',
  both: 'questions and raters',
};
/** What judgments that resemble one another have in common. */
const SHARED: Readonly<Record<ClusterKind, string>> = {
  questions: 'on the same question',
  raters: 'by the same rater',
  both: 'on the same question or by the same rater',
};

/** Over which questions a ranking holds, in English. */
export const questions = {
  kinds: { alone: 'These questions', alike: 'Questions like these' },
  /** The same where nothing is known of questions, but of who judged. */
  raterKinds: { alone: 'These raters', alike: 'Raters like these' },
  /** Shows the leaderboard over the others. */
  show: {
    alone: (by: ClusterKind) => `Show over these ${SAMPLES[by]} alone`,
    alike: 'Show over questions like these',
    raters: 'Show over raters like these',
  },
  meaning: {
    alone:
      'Intervals cover what the judgments on these very questions leave open. Other questions might give another order.',
    alike:
      'The questions count as a sample of others like them: intervals are widened by how much the results vary from question to question.',
  },
  /** How questions like these are taken account of. */
  method: 'How questions differ',
  methods: { robust: 'Robust widths', random: 'Question model' },
  methodMeaning: {
    robust:
      'Intervals of the plain model, widened by the scatter of the groups of judgments themselves.',
    random:
      'Every model has a strength of its own on each question. How far these scatter about its overall strength, ω, is estimated from the data.',
  },
  /** What is a sample of others like it. */
  clusters: 'Widened by how results vary',
  clusterKinds: { questions: 'by question', raters: 'by rater', both: 'by both' },
  clusterMeaning: {
    questions: 'The questions count as a sample of others like them.',
    raters: 'Those who judged count as a sample of others like them; the questions do not.',
    both: 'Both the questions and those who judged count as samples of others like them.',
  },
  scale: 'Scale of the prior on ω',
  /** On which questions strengths are shown, where each model has departures by question. */
  shownOn: 'Strengths shown',
  shown: { marginal: 'On a new question', conditional: 'On an average question' },
  shownMeaning: {
    marginal:
      'Log-odds of winning on a new question, averaged over how questions differ. They compare with those of the plain model.',
    conditional:
      'Log-odds of winning on a question on which no model is better or worse than usual. They lie farther apart, the more questions differ.',
  },
  learned: (omega: string) => `Estimated from the data: ω = ${omega} log-odds.`,
  none: (reason: NoQuestions | { readonly why: 'growing' }): string => {
    switch (reason.why) {
      case 'growing':
        return 'Intervals are over these questions alone while verdicts come in.';
      case 'unknown':
        return 'Intervals are over these questions alone: it is not known of every judgment which question it is about, so nothing shows how much questions differ.';
      case 'once':
        return 'Intervals are already over questions like these: every judgment is on a question of its own, so the choice changes nothing.';
      case 'too-few':
        return `Intervals are over these questions alone: there are only ${counted(reason.questions, 'question')}, and it takes at least ${MIN_QUESTIONS} to estimate how much questions differ.`;
    }
  },
  alone: (by: ClusterKind, narrow: string, own: string, alike: string) =>
    `Over these ${SAMPLES[by]} alone, ± (half of the ${narrow} interval) is ${own} on average; over ${SAMPLES[by]} like these it would be ${alike}.`,
  alike: (by: ClusterKind, narrow: string, own: string, alone: string) =>
    `Over ${SAMPLES[by]} like these, ± (half of the ${narrow} interval) is ${own} on average; over these ${SAMPLES[by]} alone it would be ${alone}.`,
  /** What it makes of the judgments that they are on questions: core/posterior/questions/clustered.ts. */
  resemblance: {
    alike: (by: ClusterKind, design: string, judgments: string, effective: string) =>
      `Judgments ${SHARED[by]} resemble one another, so these ${judgments} are worth about ${effective} independent ones (design effect ${design}).`,
    unlike: (by: ClusterKind, design: string) =>
      `Judgments ${SHARED[by]} resemble one another no more than others do (design effect ${design}).`,
    narrower: (by: ClusterKind, design: string) =>
      `Intervals over ${SAMPLES[by]} like these come out narrower (design effect ${design}). Ties that count as half a win vary less than the model expects; judging pairs in both orders cancels what the order does; or it is chance. Rely on the wider ones unless you know that it is not chance.`,
  },
  /** Why new data open over questions like theirs. */
  opening: {
    page: `Data with at least ${MIN_QUESTIONS} questions, and ${MIN_JUDGMENTS_PER_QUESTION} judgments on each on average, open like this.`,
    commandLine: `Intervals are over questions like these, since there are at least ${MIN_QUESTIONS} with ${MIN_JUDGMENTS_PER_QUESTION} judgments each on average; --questions these has them over these alone.`,
  },
  strengths: {
    marginal: 'Strengths and order effect on a new question, averaged over how questions differ.',
    conditional:
      'Strengths and order effect on a question on which no model departs from its usual.',
  },
  /** For --clusters, where raters are not told apart. */
  noRaters: `Intervals over raters like these need at least ${MIN_QUESTIONS} raters, and a file that says of every judgment who made it, with no more than ${whole(MAX_RATER_CELLS)} combinations of rater and pair.`,
  commandLine: 'Use --questions these, or files that say which question each judgment is about.',
};
