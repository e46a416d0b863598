import type { Material } from '../../../core/judge/material.ts';
import type { JudgeSetup, JudgeTask } from '../../../core/judge/setup.ts';
import { openProject } from '../../project/open-project.svelte.ts';
import { NewestAnswer } from '../../work/newest-answer.svelte.ts';
import { judgedBefore } from '../run/judged-before.ts';

interface Asked {
  readonly chosen: Material['chosen'];
  readonly judges: readonly JudgeSetup[];
  /** Changes with every verdict that the project gains. */
  readonly source: unknown;
}

/** What the judges of a run that is being put together have judged already. */
export class KnownTasks {
  readonly #answers = new NewestAnswer<Asked, readonly JudgeTask[]>(
    ({ chosen: { models, questions }, judges }) =>
      judgedBefore({
        ...{ id: null, project: openProject.id, createdAt: Infinity, models, judges },
        questions: questions.map(({ id }) => id),
      }),
    (a, b) => a.chosen === b.chosen && a.judges === b.judges && a.source === b.source,
  );

  /** None while it is looked for, or can't be read. */
  of(chosen: Material['chosen'], judges: readonly JudgeSetup[]): readonly JudgeTask[] {
    const { source } = openProject;
    const answer = this.#answers.look({ chosen, judges, source });
    const isFresh = answer?.question.chosen === chosen && answer.question.judges === judges;
    return isFresh && !answer.failure ? answer.value : NONE;
  }
}

const NONE: readonly JudgeTask[] = [];
