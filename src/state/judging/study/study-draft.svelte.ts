import type { Failure } from '../../../core/failure.ts';
import { answeredOf } from '../../../core/judge/plan/answered.ts';
import type { Answered } from '../../../core/judge/plan/answered.ts';
import { NO_COUNTS } from '../../../core/judge/plan/run-counts.ts';
import { studySize } from '../../../core/judge/study/assign.ts';
import type { StudyDesign, StudySize } from '../../../core/judge/study/assign.ts';
import { usualElapsed } from '../../../core/judge/kinds.ts';
import type { JudgingSetup, StudyPlan } from '../../../core/judge/setup.ts';
import { DEFAULT_MODEL } from '../../../core/model/settings.ts';
import { run } from '../../../jobs.ts';
import type { JobOptions } from '../../../jobs.ts';
import { CheckRun } from '../../checks/check-life.svelte.ts';
import type { About, CheckLife } from '../../checks/check-life.svelte.ts';
import { USUAL_LIMITS } from '../../connections/limits.ts';
import { failureOf } from '../../work/failure.ts';
import { HUMAN } from '../draft/judges.svelte.ts';
import { beforeNewRun } from '../run/before-run.ts';
import type { JudgingMaterial } from '../draft/material.svelte.ts';
import { newId } from '../../work/new-id.ts';

/** A design as it is typed in. */
export interface StudyChoice extends Omit<StudyDesign, 'perRater'> {
  /** Whether each rater sees every pair. */
  readonly isAll: boolean;
  readonly perRater: number;
  /** One a line; raters without one are numbered. */
  readonly names: string;
}

const USUAL: StudyChoice = {
  ...{ raters: 3, isAll: false, perRater: 40, names: '' },
  ...{ overlap: 0.3, repeats: 0.1, swaps: true, seed: 1 },
};
const SEED = 1;

/** A study that is being put together, of what a run would judge. */
export class StudyDraft {
  readonly #material: JudgingMaterial;
  readonly #widths = new CheckRun<'judgingForecast'>();
  #choice = $state.raw(USUAL);

  constructor(material: JudgingMaterial) {
    this.#material = material;
  }

  readonly choice = $derived(this.#choice);
  readonly #design = $derived<StudyDesign>({
    ...this.#choice,
    perRater: this.#choice.isAll ? null : this.#choice.perRater,
  });

  /** Which answers there are; null while the material is looked for. */
  readonly #answered = $derived.by<Answered | null>(() => {
    const chosen = this.#material.found?.chosen;
    return chosen ? answeredOf(chosen.questions, chosen.models.length) : null;
  });

  /** What it comes to, or why it can't be made; null while the material is looked for. */
  readonly size = $derived.by<(StudySize & { failure?: never }) | { failure: Failure } | null>(
    () => {
      if (this.#answered === null) return null;
      try {
        return studySize(this.#design, this.#answered);
      } catch (error) {
        return { failure: failureOf(error) };
      }
    },
  );

  /** Whether its texts are there, and each rater has a name of their own. */
  readonly isReady = $derived.by(() => {
    const names = this.namesOf(String);
    const hasTexts = (this.#material.preview?.questions.length ?? 0) > 0;
    return (
      this.size !== null &&
      !this.size.failure &&
      hasTexts &&
      names.every((name, at) => names.indexOf(name) === at)
    );
  });

  change(part: Partial<StudyChoice>): void {
    this.#choice = { ...this.#choice, ...part };
  }

  /** @param numbered what a rater is called who was given no name */
  namesOf(numbered: (number: number) => string): readonly string[] {
    const typed = this.#choice.names.split('\n').map((name) => name.trim());
    return Array.from({ length: this.#choice.raters }, (_, at) => typed[at] || numbered(at + 1));
  }

  /** Milliseconds that each rater takes, about. */
  elapsed({ perRater, repeats }: StudySize): number {
    return (perRater + repeats) * usualElapsed(HUMAN);
  }

  /** How wide intervals would become, by these choices and no others. */
  get widths(): CheckLife<'judgingForecast'> {
    return this.#widths.of(this.#about);
  }

  async forecast(): Promise<void> {
    const [answered, chosen] = [this.#answered, this.#material.found?.chosen];
    if (answered === null || !chosen) return;
    const { models, questions } = chosen;
    await this.#widths.begin(this.#about, async (options) => {
      const plan = await this.#plan(answered, options);
      const sizes = [plan.lists.reduce((sum, list) => sum + list.length, 0)];
      const about = {
        plan,
        goal: { kind: 'ranking' },
        confidence: 0.95,
        judges: plan.lists.length,
      } as const;
      const { base, baseQuestions } = await beforeNewRun(questions.map(({ id }) => id));
      const counted = { model: DEFAULT_MODEL, counts: NO_COUNTS, asked: [], known: [] };
      const wanted = { ...about, models, answered, ...counted, base, baseQuestions };
      return run('judgingForecast', { run: wanted, sizes, seed: SEED }, options);
    });
  }

  stop(): void {
    this.#widths.stop();
  }

  readonly #about = $derived.by<About>(() => ({
    fit: this.#material.found?.chosen ?? null,
    choices: JSON.stringify(this.#design),
  }));

  /** @param names of its raters @param answered by which questions, whose texts are at hand */
  async setupFor(
    names: readonly string[],
    models: readonly string[],
    answered: Answered,
  ): Promise<JudgingSetup> {
    const judges = names.map((name) => ({ ...HUMAN, name }));
    const prices = judges.map(() => null);
    const plan = await this.#plan(answered);
    return { models, questions: answered.questions, judges, plan, prices, ...USUAL_LIMITS };
  }

  async #plan(
    answered: Answered,
    { signal }: Pick<JobOptions<'judgingForecast'>, 'signal'> = {},
  ): Promise<StudyPlan> {
    const input = { design: this.#design, answered };
    const lists = await run('assignStudy', input, { ...(signal && { signal }) });
    return { kind: 'study', id: newId(), lists };
  }
}
