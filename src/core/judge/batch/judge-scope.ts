import type { JudgeTask, JudgingSetup } from '../setup.ts';
import type { BatchScope } from './custom-id.ts';

/** How many there are of what tasks are about. */
export type JudgeSizes = Readonly<Record<'judges' | 'questions' | 'models', number>>;

export function sizesOf({ judges, questions, models }: JudgingSetup): JudgeSizes {
  return { judges: judges.length, questions, models: models.length };
}

/** What judges are asked in a run. @param run its id */
export function judgeScope(run: string, sizes: JudgeSizes): BatchScope<JudgeTask> {
  const { judges, questions, models } = sizes;
  return {
    run,
    numbersOf: ({ judge, question, left, right }) => [judge, question, left, right],
    taskOf: (judge, question, left, right) => {
      const isThere = judge < judges && question < questions && left < models && right < models;
      return isThere && left !== right ? { judge, question, left, right } : null;
    },
  };
}
