import type { PairCounts, QuestionCounts } from '../../table/judgments.ts';
import type { DataPart } from '../places.ts';
import type { ModelSettings, TieModel } from '../settings.ts';
import { embeddedLaplace } from './embedded-laplace.ts';
import { questionRowsOf } from './question-rows.ts';

/**
 * The counts by question, where the model has departures by question and the counts know them;
 * styled contests have none in any model.
 */
export function questionsOf(
  { byQuestion, styled }: PairCounts,
  { questions }: ModelSettings,
): QuestionCounts | null {
  if (styled) return null;
  return questions?.kind === 'random' && byQuestion !== undefined ? byQuestion : null;
}

/** The likelihood with departures by question integrated out, and ω as further parameter. */
export function integratedQuestions(
  counts: PairCounts,
  byQuestion: QuestionCounts,
  ties: TieModel,
): DataPart {
  return {
    further: 1,
    hasOmega: true,
    terms: (places, further) => {
      const rows = questionRowsOf(counts, byQuestion, ties, places.order !== null);
      return [embeddedLaplace(rows, ties, { ...places, omega: further })];
    },
  };
}
