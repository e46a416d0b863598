import type { SettingFit } from '../../core/fit/setting-fit.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import { samplerFor } from '../../core/sampler/settings.ts';
import type { SamplerSettings } from '../../core/sampler/settings.ts';
import { styleChanges } from '../../core/style/style-change.ts';
import type { PairCounts } from '../../core/table/judgments.ts';
import { run } from '../../jobs.ts';
import { session } from '../fit/session.svelte.ts';
import { preferences } from '../preferences/preferences.svelte.ts';
import { NewestAnswer } from '../work/newest-answer.svelte.ts';
import { newestOnly } from '../work/newest-only.ts';

interface Question {
  readonly counts: PairCounts;
  readonly model: ModelSettings;
  readonly sampler: SamplerSettings;
}

/** The same judgments under the same settings and seed, their answers' style left where it is. */
async function fitUnadjusted({ counts, model, sampler }: Question): Promise<SettingFit> {
  const { styled: _, ...plain } = counts;
  const { intervals } = preferences;
  return run('compareFits', {
    counts: plain,
    model,
    sampler: samplerFor(counts, sampler),
    intervals,
  });
}

/** What adjusting for style does to the ranking on the screen. */
class StyleShift {
  readonly #answers = new NewestAnswer<Question, SettingFit>(
    newestOnly(fitUnadjusted),
    (a, b) => a.counts === b.counts && a.model === b.model && a.sampler === b.sampler,
  );

  /** Null where the ranking is not adjusted, or not fitted yet; a failure where that of the other failed. */
  readonly answer = $derived.by(() => {
    const { data, fit, fitted: model, sampler } = session;
    if (!data?.counts.styled || fit.stage !== 'done') return null;
    const { counts } = data;
    const answer = this.#answers.look({ counts, model, sampler });
    const isNow = answer?.question.counts === counts && answer.question.model === model;
    return isNow && answer.question.sampler === sampler ? answer : null;
  });

  /** By model: change, and rank before and after; null until both fits are there. */
  readonly changes = $derived.by(() => {
    const { fit } = session;
    const { answer } = this;
    if (fit.stage !== 'done' || !answer || answer.failure) return null;
    const adjusted = [...fit.summary.rows].sort((a, b) => a.model - b.model);
    const plain = answer.value.standings.map((standing) => standing ?? { median: NaN });
    return styleChanges({ plain, adjusted }).map((change) => ({
      ...change,
      before: plain[change.model].median,
    }));
  });

  /** Whether the unadjusted fit can be believed; true until it is there. */
  readonly isSound = $derived(
    !this.answer || this.answer.failure !== undefined || this.answer.value.isConverged,
  );
}

export const styleShift = new StyleShift();
