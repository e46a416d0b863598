import type { PairCounts } from '../../table/judgments.ts';
import { assembleDensity, createDensity } from '../density.ts';
import type { LogDensity } from '../density.ts';
import type { ModelSettings } from '../settings.ts';
import { questionsOf } from './integrated.ts';
import { movingQuestions } from './moving-questions.ts';
import { pseudoDataAt } from './pseudo-data.ts';
import { questionRowsOf } from './question-rows.ts';

/**
 * The posterior to draw from by Hamiltonian Monte Carlo: createDensity's, but exact where the
 * model has departures by question.
 * @param around a parameter vector amid the posterior, which no draw's distribution hangs on
 * @throws CaravanError as createDensity
 */
export function sampledDensity(
  counts: PairCounts,
  settings: ModelSettings,
  around: Float64Array,
): LogDensity {
  const byQuestion = questionsOf(counts, settings);
  if (byQuestion === null) return createDensity(counts, settings);
  const { ties } = settings;
  return assembleDensity(counts.models, settings, null, {
    further: 1,
    hasOmega: true,
    terms: (places, further) => {
      const rows = questionRowsOf(counts, byQuestion, ties, places.order !== null);
      const own = { ...places, omega: further };
      return [movingQuestions(rows, ties, own, pseudoDataAt(rows, ties, own, around))];
    },
  });
}
