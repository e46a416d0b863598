import { loadFlaws } from '../damage.ts';
import type { JudgingRecord } from '../records.ts';
import { flawOfJudging } from '../record-checks.ts';
import { RunChecks } from './beside.ts';

/** Runs of judging with what lies beside them. */
export function judgingChecks(): RunChecks<JudgingRecord> {
  return new RunChecks<JudgingRecord>({
    ...{ runs: 'judging', questions: 'judgingQuestions', others: ['replies', 'calls'] },
    flawOf: flawOfJudging,
    isSound: async (value) => ((await loadFlaws()).isJudging(value) ? value : null),
    flawOfPart: async ({ id, setup }, { store, key, value }) => {
      const { question, reply, call } = (await loadFlaws()).judgingPartFlaws(id, setup);
      if (store === 'judgingQuestions') return question(key, value);
      return store === 'replies' ? reply(key, value) : call(key, value);
    },
  });
}
