import type { AnswerTurn, AskedQuestion, AskTask } from '../../core/ask/setup.ts';
import { loadFlaws } from '../damage.ts';
import type { AskingRecord } from '../records.ts';
import { inParts, onePart } from '../beside/run-parts.ts';
import type { PartsPlace } from '../beside/run-parts.ts';

const ANSWERS: PartsPlace<AskingRecord, AnswerTurn> = {
  // An answer may be a megabyte.
  ...{ runs: 'asking', store: 'answers', size: 25 },
  flaws: async () => {
    const { askingFlaw, askingPartFlaws } = await loadFlaws();
    return {
      ofRun: askingFlaw,
      ofPart: ({ id, setup }, key, value) => askingPartFlaws(id, setup).answer(key, value),
    };
  },
  placeOf,
};

const QUESTIONS: PartsPlace<AskingRecord, AskedQuestion> = {
  ...{ runs: 'asking', store: 'askedQuestions', size: 100 },
  flaws: async () => {
    const { askingFlaw, askingPartFlaws } = await loadFlaws();
    return {
      ofRun: askingFlaw,
      ofPart: ({ id, setup }, key, value) => askingPartFlaws(id, setup).question(key, value),
    };
  },
  placeOf: null,
};

/**
 * All answers of a run, by model, question, sample and turn, a part at a time.
 * @throws CaravanError damaged-record
 */
export function answersInParts(run: string): AsyncGenerator<readonly AnswerTurn[]> {
  return inParts(ANSWERS, run);
}

/**
 * All questions of a run by position, a part at a time.
 * @throws CaravanError damaged-record
 */
export function askedInParts(run: string): AsyncGenerator<readonly AskedQuestion[]> {
  return inParts(QUESTIONS, run);
}

/**
 * Null where the task has none.
 * @throws CaravanError damaged-record
 */
export function loadAnswer(run: string, task: AskTask): Promise<AnswerTurn | null> {
  return onePart(ANSWERS, run, placeOf(task));
}

/**
 * Null where there is none at this position.
 * @throws CaravanError damaged-record
 */
export function loadAsked(run: string, at: number): Promise<AskedQuestion | null> {
  return onePart(QUESTIONS, run, [at]);
}

function placeOf({ model, question, sample, turn }: AskTask): readonly number[] {
  return [model, question, sample, turn];
}
