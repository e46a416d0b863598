import type { Before } from '../../../core/judge/plan/before.ts';
import type { Material } from '../../../core/judge/material.ts';
import { importing } from '../../data/importing.svelte.ts';
import { NewestAnswer } from '../../work/newest-answer.svelte.ts';
import { beforeNewRun } from '../run/before-run.ts';

interface Asked {
  readonly chosen: Material['chosen'];
  /** Changes with every judgment that the project gains, and every edit. */
  readonly source: unknown;
  readonly isRanked: boolean;
}

/** What the project's judgments say, by the questions of a run that is put together. */
export class JudgedBefore {
  readonly #answers = new NewestAnswer<Asked, Before>(
    ({ chosen }) => beforeNewRun(chosen.questions.map(({ id }) => id)),
    (a, b) => a.chosen === b.chosen && a.source === b.source && a.isRanked === b.isRanked,
  );

  /** Null while it is counted, or can't be. */
  of(chosen: Material['chosen']): Before | null {
    const { source, isRanked } = importing;
    const answer = this.#answers.look({ chosen, source, isRanked });
    return answer?.question.chosen === chosen && !answer.failure ? answer.value : null;
  }
}
