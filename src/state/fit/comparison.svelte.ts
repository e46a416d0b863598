import {
  comparisonSampler,
  PRESETS,
  presetSetting,
  settingKey,
} from '../../core/compared-setting.ts';
import type { ComparedSetting, Preset } from '../../core/compared-setting.ts';
import type { Failure } from '../../core/failure.ts';
import { identified } from '../../core/model/order-effect.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import { isMarkovChain } from '../../core/sampler/settings.ts';
import { settingFit, winRateFit } from '../../core/posterior/setting-fit.ts';
import type { SettingFit } from '../../core/posterior/setting-fit.ts';
import { isAbort, run } from '../../jobs.ts';
import { failureOf } from '../work/failure.ts';
import { keyOf, runOnDraws } from './held-draws.ts';
import { preferences } from '../preferences/preferences.svelte.ts';
import { refused } from './refused-settings.svelte.ts';
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

/** The life of one setting's ranking. */
export type SettingLife =
  /** For its turn, or for the fit. */
  | { readonly stage: 'waiting' }
  | { readonly stage: 'running' }
  | { readonly stage: 'stopped' }
  | { readonly stage: 'done'; readonly fit: SettingFit }
  | { readonly stage: 'failed'; readonly failure: Failure };

export interface Entry {
  readonly id: string;
  readonly compared: Compared;
  readonly setting: ComparedSetting;
  /** Of the ranking: the same for settings that give the same. */
  readonly key: string;
  readonly life: SettingLife;
}

const WAITING = { stage: 'waiting' } as const;
/** Milliseconds between two steps of a progress that is shown. */
const TELL_EVERY = 100;
/** Rankings that are kept although no setting on the list has them. */
const MOST_KEPT = 60;
/** The ensemble as Rakuda ran it takes minutes with more models. */
export const MOST_FOR_ENSEMBLE = 40;

/** Several settings of one data set side by side. */
class Comparison {
  /** Null: what is compared at first. */
  #list = $state.raw<readonly Compared[] | null>(null);
  #lives = $state.raw<ReadonlyMap<string, SettingLife>>(new Map());
  /** How far each running fit is, 0 … 1; apart from the lives, which little is drawn from. */
  #shares = $state.raw<ReadonlyMap<string, number>>(new Map());
  #reference = $state.raw('fit');
  readonly #running = new Map<string, AbortController>();
  #serial = 0;

  /** Whether the draws of the fit are those of a posterior. */
  readonly #isPosterior = $derived(
    isMarkovChain(session.sampler.sampler) && session.sampler.sampler !== 'ensemble-legacy',
  );
  readonly #fitted = $derived<ComparedSetting>({
    method: this.#isPosterior ? 'posterior' : 'as-fitted',
    model: session.fitted,
  });
  readonly #fitKey = $derived(settingKey(this.#fitted));
  readonly #compared = $derived.by((): readonly Compared[] => {
    if (this.#list !== null) return this.#list;
    const other: Preset = session.data?.sample ? 'standard' : 'rakuda';
    const presets: readonly Preset[] = [other, 'mle', 'win-rate'];
    return [{ kind: 'fit' }, ...presets.map((preset) => ({ kind: 'preset', preset }) as const)];
  });

  /** In the order in which they were added. */
  readonly entries = $derived.by((): readonly Entry[] =>
    this.#compared.map((compared) => {
      const setting = this.#settingOf(compared);
      const key = this.#keyOf(setting);
      const life = this.#lives.get(key) ?? WAITING;
      return { id: idOf(compared), compared, setting, key, life };
    }),
  );
  /** What the others are compared with: the chosen one, or else the first. */
  readonly reference = $derived(
    this.entries.find(({ id }) => id === this.#reference) ?? this.entries.at(0) ?? null,
  );
  /** Presets that are not on the list yet. */
  readonly offered = $derived.by(() => {
    const taken = new Set(this.entries.map(({ id }) => id));
    const isLarge = (session.data?.counts.models.length ?? 0) > MOST_FOR_ENSEMBLE;
    return PRESETS.filter(
      (preset) =>
        !taken.has(preset) &&
        !(isLarge && preset === 'rakuda-run') &&
        settingKey(this.#settingOf({ kind: 'preset', preset })) !== this.#fitKey,
    );
  });
  readonly hasFit = $derived(this.entries.some(({ compared }) => compared.kind === 'fit'));
  readonly isRunning = $derived(this.entries.some(({ life }) => life.stage === 'running'));
  readonly isStopped = $derived(this.entries.some(({ life }) => life.stage === 'stopped'));
  /** In settings, those that have failed counted as done. */
  readonly progress = $derived.by(() => {
    const done = this.entries.reduce((sum, entry) => sum + this.shareOf(entry), 0);
    return { done, total: this.entries.length };
  });

  /** The list for a page that shows it: what is not fitted yet begins, what is gone is ended. */
  look(): readonly Entry[] {
    const { entries } = this;
    // Not while the page is being drawn, which must change nothing.
    queueMicrotask(() => {
      this.#follow();
    });
    return entries;
  }

  /** How far a setting's fit is, 0 … 1. */
  shareOf({ key, life }: Entry): number {
    if (life.stage === 'done' || life.stage === 'failed') return 1;
    return life.stage === 'running' ? (this.#shares.get(key) ?? 0) : 0;
  }

  add(preset: Preset): void {
    this.#append({ kind: 'preset', preset });
  }

  addFit(): void {
    this.#append({ kind: 'fit' });
  }

  /** Settings as they are now, whatever becomes of the controls. */
  keep(model: ModelSettings, name: string | null): void {
    if (!refused.accepts(model)) return;
    this.#append({ kind: 'kept', serial: ++this.#serial, name, model });
  }

  remove(id: string): void {
    this.#list = this.#compared.filter((compared) => idOf(compared) !== id);
    if (this.#reference === id) this.#reference = 'fit';
  }

  compareWith(id: string): void {
    this.#reference = id;
  }

  stop(): void {
    const ended = [...this.#running.keys()];
    for (const controller of this.#running.values()) controller.abort();
    this.#running.clear();
    this.#shares = new Map();
    this.#change(new Map(ended.map((key) => [key, { stage: 'stopped' }])));
  }

  /** Fits what was stopped, or failed, after all. */
  again(): void {
    this.#forget(({ stage }) => stage === 'stopped' || stage === 'failed');
  }

  #append(compared: Compared): void {
    if (this.#compared.some((own) => idOf(own) === idOf(compared))) return;
    this.#list = [...this.#compared, compared];
  }

  #settingOf(compared: Compared): ComparedSetting {
    if (compared.kind === 'fit') return this.#fitted;
    const { method, model }: ComparedSetting =
      compared.kind === 'preset'
        ? presetSetting(compared.preset, session.model)
        : { method: 'posterior', model: compared.model };
    return { method, model: session.data ? identified(session.data.counts, model) : model };
  }

  /** Whether a setting is that of the session's fit, whose draws then serve. */
  #isFit(setting: ComparedSetting): boolean {
    return settingKey(setting) === this.#fitKey;
  }

  /** What all rankings depend on beside their setting. */
  readonly #about = $derived(
    [session.data?.hash, session.sampler.seed, preferences.interval].join(' '),
  );

  #keyOf(setting: ComparedSetting): string {
    const { fit } = session;
    const own =
      this.#isFit(setting) && fit.stage === 'done'
        ? `fit ${keyOf(fit.draws)}`
        : settingKey(setting);
    return `${this.#about} ${own}`;
  }

  #follow(): void {
    const listed = new Set(this.entries.map(({ key }) => key));
    const ended = [...this.#running].filter(([key]) => !listed.has(key));
    for (const [key, controller] of ended) {
      controller.abort();
      this.#running.delete(key);
    }
    const gone = new Set(ended.map(([key]) => key));
    if (gone.size > 0) this.#forget((_, key) => gone.has(key));
    // While the controls move, and until the fit is there, nothing is compared with it.
    if (session.fit.stage !== 'done') return;
    for (const { setting, life } of this.entries) {
      if (life.stage === 'waiting') void this.#begin(setting);
    }
  }

  async #begin(setting: ComparedSetting): Promise<void> {
    const key = this.#keyOf(setting);
    if (this.#running.has(key)) return;
    const mine = new AbortController();
    this.#running.set(key, mine);
    const tell = (life: SettingLife): void => {
      if (this.#running.get(key) === mine) this.#change(new Map([[key, life]]));
    };
    tell({ stage: 'running' });
    let told = performance.now();
    try {
      const fit = await this.#fitOf(setting, mine.signal, ({ done, total }) => {
        const now = performance.now();
        if (now - told < TELL_EVERY || total === 0) return;
        told = now;
        this.#shares = new Map([...this.#shares, [key, done / total]]);
      });
      tell({ stage: 'done', fit });
    } catch (error) {
      if (!isAbort(error)) tell({ stage: 'failed', failure: failureOf(error) });
    }
    if (this.#running.get(key) !== mine) return;
    this.#running.delete(key);
    this.#shares = new Map([...this.#shares].filter(([own]) => own !== key));
  }

  async #fitOf(
    setting: ComparedSetting,
    signal: AbortSignal,
    onProgress: (progress: { done: number; total: number }) => void,
  ): Promise<SettingFit> {
    const { data, fit, sampler } = session;
    if (data === null) throw new Error('Settings are compared on data.');
    const { counts } = data;
    const { method, model } = setting;
    const { intervals } = preferences;
    if (method === 'win-rate') {
      return winRateFit(counts, model.ties === 'drop' ? 'drop' : 'half', intervals);
    }
    if (this.#isFit(setting) || method === 'as-fitted') {
      if (fit.stage !== 'done') throw new Error('The fit is compared when it is finished.');
      const { ties } = model;
      const ask = { signal };
      const found = await runOnDraws('matrices', fit.draws, (held) => ({ held, ties }), ask);
      return settingFit(fit.summary, found.stronger);
    }
    const job = { counts, model, intervals };
    const modest = comparisonSampler(counts.models.length, method, sampler.seed);
    return run('compareFits', { ...job, sampler: modest }, { signal, onProgress });
  }

  #change(lives: ReadonlyMap<string, SettingLife>): void {
    const listed = new Set(this.entries.map(({ key }) => key));
    const all = [...new Map([...this.#lives, ...lives])];
    const oldest = all.length - MOST_KEPT;
    this.#lives = new Map(all.filter(([key], at) => at >= oldest || listed.has(key)));
  }

  #forget(isGone: (life: SettingLife, key: string) => boolean): void {
    this.#lives = new Map([...this.#lives].filter(([key, life]) => !isGone(life, key)));
  }
}

function idOf(compared: Compared): string {
  switch (compared.kind) {
    case 'fit':
      return 'fit';
    case 'preset':
      return compared.preset;
    case 'kept':
      return `kept ${String(compared.serial)}`;
  }
}

export const comparison = new Comparison();
