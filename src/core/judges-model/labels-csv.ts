import { csvLine } from '../table/csv.ts';
import type { NextLabel } from './next-labels.ts';

/**
 * Labels that are wanted, for whoever gives them elsewhere: with the winners filled in it is read
 * like any file of judgments.
 * @param judge whose labels they are to be
 */
export function* labelsCsv(
  labels: readonly NextLabel[],
  models: readonly string[],
  judge: string,
): Generator<string> {
  yield csvLine(['question_id', 'model_a', 'model_b', 'judge', 'winner']);
  for (const { question, first, second } of labels)
    yield csvLine([question, models[first], models[second], judge, null]);
}
