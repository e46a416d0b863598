import type { NoQuestions } from '../../core/model/questions/enough.ts';
import { MIN_QUESTIONS } from '../../core/limits.ts';
import { counted } from './grammar.ts';

/** Over which questions a ranking holds, in English. */
export const questions = {
  title: 'Questions',
  kinds: { alone: 'These questions', alike: 'Questions like these' },
  /** Shows the leaderboard over the others. */
  show: { alone: 'Show over these questions alone', alike: 'Show over questions like these' },
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
    robust: 'Intervals of the plain model, widened by the scatter of the questions themselves.',
    random:
      'Every model has a strength of its own on each question. How far these scatter about its overall strength, ω, is estimated from the data.',
  },
  scale: 'Scale of the prior on ω',
  learned: (omega: string) => `Estimated from the data: ω = ${omega} log-odds.`,
  none: (reason: NoQuestions): string => {
    switch (reason.why) {
      case 'unknown':
        return 'Intervals are over these questions alone: it is not known of every judgment which question it is about, so nothing shows how much questions differ.';
      case 'once':
        return 'Intervals are already over questions like these: every judgment is on a question of its own, so the choice changes nothing.';
      case 'too-few':
        return `Intervals are over these questions alone: there are only ${counted(reason.questions, 'question')}, and it takes at least ${MIN_QUESTIONS} to estimate how much questions differ.`;
    }
  },
  alone: (narrow: string, own: string, alike: string) =>
    `Over these questions alone, ± (half of the ${narrow} interval) is ${own} on average; over questions like these it would be ${alike}.`,
  alike: (narrow: string, own: string, alone: string) =>
    `Over questions like these, ± (half of the ${narrow} interval) is ${own} on average; over these questions alone it would be ${alone}.`,
  effect: (judgments: string, effective: string, design: string) =>
    `Judgments on the same question resemble one another, so these ${judgments} are worth about ${effective} independent ones (design effect ${design}).`,
  noEffect: (design: string) =>
    `Judgments on the same question resemble one another no more than others do (design effect ${design}).`,
  commandLine: 'Use --questions these, or files that say which question each judgment is about.',
};
