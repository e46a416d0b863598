import { loadFlaws } from '../damage.ts';
import type { AskingRecord } from '../records.ts';
import { flawOfAsking } from '../record-checks.ts';
import { RunChecks } from './beside.ts';

/** Runs of asking with what lies beside them. */
export function askingChecks(): RunChecks<AskingRecord> {
  return new RunChecks<AskingRecord>({
    ...{ runs: 'asking', questions: 'askedQuestions', others: ['answers', 'askCalls'] },
    flawOf: flawOfAsking,
    isSound: async (value) => ((await loadFlaws()).isAsking(value) ? value : null),
    flawOfPart: async ({ id, setup }, { store, key, value }) => {
      const { question, answer, call } = (await loadFlaws()).askingPartFlaws(id, setup);
      if (store === 'askedQuestions') return question(key, value);
      return store === 'answers' ? answer(key, value) : call(key, value);
    },
  });
}
