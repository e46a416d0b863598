import { outlookOf, usagePerCall } from '../../../core/judge/money/outlook.ts';
import type { Outlook } from '../../../core/judge/money/outlook.ts';
import { SIZES } from '../../../core/judge/plan/forecast.ts';
import type { PlacedQuestion } from '../../../core/judge/material.ts';
import type { ForecastRun } from '../../../core/judge/plan/forecast.ts';
import { NO_COUNTS } from '../../../core/judge/plan/run-counts.ts';
import type { Usage } from '../../../core/judge/setup.ts';
import { DEFAULT_MODEL } from '../../../core/model/settings.ts';
import { run } from '../../../jobs.ts';
import { CheckRun } from '../../checks/check-life.svelte.ts';
import type { About, CheckLife } from '../../checks/check-life.svelte.ts';
import { beforeNewRun } from '../run/before-run.ts';
import type { JudgingDraft } from './draft.svelte.ts';

const SEED = 1;

/** A run as it is chosen, without what its project holds already. */
interface Wanted {
  readonly run: ForecastRun;
  readonly questions: readonly PlacedQuestion[];
  readonly about: About;
}

/** What a run that is put together will take, and what it will be worth. */
export class JudgingForecast {
  readonly #draft: JudgingDraft;
  readonly #widths = new CheckRun<'judgingForecast'>();

  constructor(draft: JudgingDraft) {
    this.#draft = draft;
  }

  /** Of each judge, on average; null while the texts are looked at. */
  readonly #perCall = $derived.by<readonly Usage[] | null>(() => {
    const { material, judges, planned } = this.#draft;
    const { sample } = material;
    if (sample === null || planned === null || planned.failure) return null;
    const { models, questions } = sample;
    return usagePerCall(judges, this.#draft.planFor(models), models.length, questions);
  });

  /** Null where the plan can't be carried out, and while it is counted. */
  readonly outlook = $derived.by<Outlook | null>(() => {
    const { judges, prices, limits, planned } = this.#draft;
    if (planned === null || planned.failure || judges.length === 0) return null;
    const perJudge = planned.most / judges.length;
    return outlookOf({ judges, prices, ...limits }, perJudge, this.#perCall);
  });

  readonly #wanted = $derived.by<Wanted | null>(() => {
    const { material, answered, planned, judges } = this.#draft;
    const chosen = material.found?.chosen;
    if (!chosen || answered === null || planned === null || planned.failure) return null;
    const { models, questions } = chosen;
    const choices = {
      ...{ plan: this.#draft.planFor(models), goal: this.#draft.goalFor(models) },
      ...{ confidence: this.#draft.plan.confidence, judges: judges.length },
    };
    return {
      questions,
      run: {
        ...{ ...choices, models, answered, model: DEFAULT_MODEL, counts: NO_COUNTS, asked: [] },
        known: this.#draft.known,
      },
      about: { fit: chosen, choices: JSON.stringify(choices) },
    };
  });

  /** What the judgments will be worth, by these choices and no others. */
  get widths(): CheckLife<'judgingForecast'> {
    const wanted = this.#wanted;
    if (wanted === null) return { stage: 'idle' };
    if (!this.#widths.isAbout(wanted.about)) queueMicrotask(() => this.#drop(wanted.about));
    return this.#widths.of(wanted.about);
  }

  async begin(): Promise<void> {
    const wanted = this.#wanted;
    if (wanted === null) return;
    await this.#widths.begin(wanted.about, async (options) => {
      const ids = wanted.questions.map(({ id }) => id);
      const { base, baseQuestions } = await beforeNewRun(ids);
      const known = { ...wanted.run, base, baseQuestions };
      return run('judgingForecast', { run: known, sizes: SIZES, seed: SEED }, options);
    });
  }

  stop(): void {
    this.#widths.stop();
  }

  /** Nobody waits for what other choices would come to. */
  #drop(about: About): void {
    if (!this.#widths.isAbout(about)) this.#widths.stop();
  }
}
