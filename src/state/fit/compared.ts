import { comparisonSampler, presetSetting, settingKey } from '../../core/fit/compared-setting.ts';
import type { ComparedSetting, Preset } from '../../core/fit/compared-setting.ts';
import { identified } from '../../core/model/order-effect.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import { settingCounts, settingFit, winRateFit } from '../../core/fit/setting-fit.ts';
import type { SettingFit } from '../../core/fit/setting-fit.ts';
import { isMarkovChain } from '../../core/sampler/settings.ts';
import { run } from '../../jobs.ts';
import { nextTask } from '../../next-task.ts';
import { preferences } from '../preferences/preferences.svelte.ts';
import { progressOf } from '../work/progress.ts';
import type { TaskOptions } from '../work/task.svelte.ts';
import type { FitProgress } from './fit-life.ts';
import { keyOf, runOnDraws } from './held-draws.ts';
import { session } from './session.svelte.ts';

/** What is compared: the fit itself, a preset, or settings that were kept. */
export type Compared =
  | { readonly kind: 'fit' }
  | { readonly kind: 'preset'; readonly preset: Preset }
  | {
      readonly kind: 'kept';
      readonly serial: number;
      /** Of the run that they are from, or null. */
      readonly name: string | null;
      readonly model: ModelSettings;
    };

export function idOf(compared: Compared): string {
  switch (compared.kind) {
    case 'fit':
      return 'fit';
    case 'preset':
      return compared.preset;
    case 'kept':
      return `kept ${String(compared.serial)}`;
  }
}

/** The setting of the session's fit. */
function fitSetting(): ComparedSetting {
  const { sampler } = session.sampler;
  const isPosterior = isMarkovChain(sampler) && sampler !== 'ensemble-legacy';
  return { method: isPosterior ? 'posterior' : 'as-fitted', model: session.fitted };
}

/** As far as the data identify it. */
export function settingOf(compared: Compared): ComparedSetting {
  if (compared.kind === 'fit') return fitSetting();
  const { method, model }: ComparedSetting =
    compared.kind === 'preset'
      ? presetSetting(compared.preset, session.model)
      : { method: 'posterior', model: compared.model };
  return { method, model: session.data ? identified(session.data.counts, model) : model };
}

/** Whether a setting is that of the session's fit, whose draws then serve. */
export function isFit(setting: ComparedSetting): boolean {
  return settingKey(setting) === settingKey(fitSetting());
}

/** Of a setting's ranking: the same for settings that give the same. */
export function rankingKey(setting: ComparedSetting): string {
  const { data, fit, sampler } = session;
  const own =
    isFit(setting) && fit.stage === 'done' ? `fit ${keyOf(fit.draws)}` : settingKey(setting);
  return [data?.hash, sampler.seed, preferences.interval, own].join(' ');
}

/** Milliseconds between two steps of a progress that is shown. */
const REPORT_EVERY = 100;
const NOTHING_DONE = { done: 0, total: 1, left: null };

/** The ranking under a setting, of the session's data. */
export async function fitSettings(
  setting: ComparedSetting,
  { signal, onProgress }: TaskOptions<FitProgress>,
): Promise<SettingFit> {
  const { data, fit, sampler } = session;
  if (data === null) throw new Error('Settings are compared on data.');
  const { counts } = data;
  const { method, model } = setting;
  const { intervals } = preferences;
  let started = performance.now();
  const onWait = (isWaiting: boolean): void => {
    started = performance.now();
    onProgress({ preview: null, progress: NOTHING_DONE, isWaiting });
  };
  if (method === 'win-rate') {
    // The list that asks for it is drawn in the present task.
    await nextTask();
    return winRateFit(counts, model.ties === 'drop' ? 'drop' : 'half', intervals);
  }
  if (isFit(setting) || method === 'as-fitted') {
    if (fit.stage !== 'done') throw new Error('The fit is compared when it is finished.');
    const { ties } = model;
    const ask = { signal, onWait };
    const found = await runOnDraws('matrices', fit.draws, (held) => ({ held, ties }), ask);
    return settingFit(fit.summary, found);
  }
  const modest = comparisonSampler(counts.models.length, method, sampler.seed);
  let reported = started;
  const report = ({ done, total }: { done: number; total: number }): void => {
    const now = performance.now();
    if (now - reported < REPORT_EVERY || total === 0) return;
    reported = now;
    onProgress({ preview: null, progress: progressOf(done, total, now - started) });
  };
  const own = settingCounts(counts, model, modest);
  const job = { counts: own, model, intervals, sampler: modest };
  return run('compareFits', job, { signal, onProgress: report, onWait });
}
