/* eslint-disable svelte/prefer-svelte-reactivity -- maps that the screen follows are replaced, never changed */
import type { ComparedSetting } from '../../core/fit/compared-setting.ts';
import type { SettingFit } from '../../core/fit/setting-fit.ts';
import { Task } from '../work/task.svelte.ts';
import { fitSettings } from './compared.ts';
import type { FitLife, FitProgress } from './fit-life.ts';

export type SettingTask = Task<SettingFit, FitProgress>;

/** Rankings that are kept although no setting on the list has them. */
const MAX_KEPT = 60;
/** What was never begun. */
const NOT_BEGUN: SettingTask = new Task();

/** The rankings of the settings that were compared, by their keys. */
export class SettingFits {
  #tasks = $state.raw<ReadonlyMap<string, SettingTask>>(new Map());
  readonly #prepare: (key: string, fit: SettingFit) => Promise<void>;

  /** @param prepare what is done about a fit before it is shown */
  constructor(prepare: (key: string, fit: SettingFit) => Promise<void>) {
    this.#prepare = prepare;
  }

  /** @returns the same, idle one for all that was not begun */
  of(key: string): SettingTask {
    return this.#tasks.get(key) ?? NOT_BEGUN;
  }

  /** Ends and forgets what is under way of settings that are none of these. */
  endOthers(settings: ReadonlyMap<string, ComparedSetting>): void {
    this.#forget(({ stage }, key) => stage === 'running' && !settings.has(key));
  }

  /** Begins what was not begun yet of these. */
  begin(settings: ReadonlyMap<string, ComparedSetting>): void {
    const missing = [...settings].filter(([key]) => !this.#tasks.has(key));
    if (missing.length === 0) return;
    const all = [...this.#tasks];
    for (const [key, setting] of missing) {
      const task: SettingTask = new Task();
      void task.begin(async (options) => {
        const fit = await fitSettings(setting, options);
        await this.#prepare(key, fit);
        return fit;
      });
      all.push([key, task]);
    }
    const oldest = all.length - MAX_KEPT;
    this.#tasks = new Map(all.filter(([key], at) => at >= oldest || settings.has(key)));
  }

  /** Ends what is under way, which keeps its place on the list. */
  stop(): void {
    for (const task of this.#tasks.values()) task.stop();
  }

  /** Lets what was stopped, or failed, be begun after all. */
  forgetUnfinished(): void {
    this.#forget(({ stage }) => stage === 'stopped' || stage === 'failed');
  }

  #forget(isGone: (life: FitLife<SettingFit>, key: string) => boolean): void {
    const gone = [...this.#tasks].filter(([key, { life }]) => isGone(life, key));
    if (gone.length === 0) return;
    for (const [, task] of gone) task.stop();
    const keys = new Set(gone.map(([key]) => key));
    this.#tasks = new Map([...this.#tasks].filter(([key]) => !keys.has(key)));
  }
}
