import type { JudgedQuestion, JudgeReply, JudgeTask } from '../core/judge/setup.ts';
import { loadFlaws } from './damage.ts';
import type { JudgingRecord } from './records.ts';
import { placeOf } from './beside/reply-key.ts';
import { inParts, onePart } from './beside/run-parts.ts';
import type { PartsPlace } from './beside/run-parts.ts';

const REPLIES: PartsPlace<JudgingRecord, JudgeReply> = {
  ...{ runs: 'judging', store: 'replies', size: 100 },
  flaws: async () => {
    const { judgingFlaw, judgingPartFlaws } = await loadFlaws();
    return {
      ofRun: judgingFlaw,
      ofPart: ({ id, setup }, key, value) => judgingPartFlaws(id, setup).reply(key, value),
    };
  },
  placeOf,
};

const QUESTIONS: PartsPlace<JudgingRecord, JudgedQuestion> = {
  ...{ runs: 'judging', store: 'judgingQuestions', size: 100 },
  flaws: async () => {
    const { judgingFlaw, judgingPartFlaws } = await loadFlaws();
    return {
      ofRun: judgingFlaw,
      ofPart: ({ id, setup }, key, value) => judgingPartFlaws(id, setup).question(key, value),
    };
  },
  placeOf: null,
};

/**
 * All that was said in a run, by judge, question and models, a part at a time.
 * @throws CaravanError damaged-record
 */
export function repliesInParts(run: string): AsyncGenerator<readonly JudgeReply[]> {
  return inParts(REPLIES, run);
}

/**
 * All questions of a run by position, a part at a time.
 * @throws CaravanError damaged-record
 */
export function questionsInParts(run: string): AsyncGenerator<readonly JudgedQuestion[]> {
  return inParts(QUESTIONS, run);
}

/**
 * Null where nothing was said of the task.
 * @throws CaravanError damaged-record
 */
export function loadReply(run: string, task: JudgeTask): Promise<JudgeReply | null> {
  return onePart(REPLIES, run, placeOf(task));
}

/**
 * Null where there is none at this position.
 * @throws CaravanError damaged-record
 */
export function loadQuestion(run: string, at: number): Promise<JudgedQuestion | null> {
  return onePart(QUESTIONS, run, [at]);
}
