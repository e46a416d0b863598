import type { Failure } from '../../core/failure.ts';
import type { SettingsProblem } from '../../core/model/parse-settings.ts';
import { DEFAULT_MODEL } from '../../core/model/settings.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import { validateSettings } from '../../core/model/validate.ts';
import type { SamplerSettings } from '../../core/sampler/settings.ts';
import { checkSampler, validateSampler } from '../../core/sampler/validate.ts';
import type { RunRecord } from '../../storage/records.ts';
import { failureOf } from '../work/failure.ts';

/** Settings that were not taken: those stored with a run, or a change of a control. */
type Refusal =
  | { readonly from: 'stored'; readonly problem: SettingsProblem }
  | { readonly from: 'change'; readonly failure: Failure };

/** Lets settings pass that can be used, and says what was wrong with those refused last. */
class RefusedSettings {
  #last = $state.raw<Refusal | null>(null);
  readonly last = $derived(this.#last);

  accepts(model: ModelSettings): boolean {
    return this.#passes(() => {
      validateSettings(model);
    });
  }

  acceptsSampler(sampler: SamplerSettings): boolean {
    return this.#passes(() => {
      validateSampler(sampler);
    });
  }

  /**
   * What was stored with a run, field by field; null where it can't be used. Records of earlier
   * versions lack settings that came later.
   */
  async read(
    run: Pick<RunRecord, 'model' | 'sampler'>,
  ): Promise<Pick<RunRecord, 'model' | 'sampler'> | null> {
    const { checkSettings } = await parser();
    const model = checkSettings({ ...DEFAULT_MODEL, ...run.model });
    const sampler = checkSampler(run.sampler);
    this.#last = null;
    if ('problem' in model) return this.#refuse(model.problem);
    if ('problem' in sampler) return this.#refuse(sampler.problem);
    return { model: model.settings, sampler: sampler.sampler };
  }

  dismiss(): void {
    this.#last = null;
  }

  #refuse(problem: SettingsProblem): null {
    this.#last = { from: 'stored', problem };
    return null;
  }

  #passes(validate: () => void): boolean {
    try {
      validate();
      this.#last = null;
    } catch (error) {
      this.#last = { from: 'change', failure: failureOf(error) };
    }
    return this.#last === null;
  }
}

/** Reads values of unknown make; the first picture of a new reader needs none of it. */
const parser = () => import('../../core/model/parse-settings.ts');

export const refused = new RefusedSettings();
