import type { BatchScope } from '../judge/batch/custom-id.ts';
import type { AskSetup, AskTask } from './setup.ts';

/**
 * What models are asked in a run, as batches name it.
 * @param run its id
 * @param turns how many each question has
 */
export function askScope(
  run: string,
  { models, samples }: Pick<AskSetup, 'models' | 'samples'>,
  turns: readonly number[],
): BatchScope<AskTask> {
  return {
    run,
    numbersOf: ({ model, question, sample, turn }) => [model, question, sample, turn],
    taskOf: (model, question, sample, turn) => {
      const isThere = model < models.length && sample < samples && turn < (turns[question] ?? 0);
      return isThere ? { model, question, sample, turn } : null;
    },
  };
}
