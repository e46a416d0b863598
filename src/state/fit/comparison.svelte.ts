import { PRESETS } from '../../core/fit/compared-setting.ts';
import type { ComparedSetting, Preset } from '../../core/fit/compared-setting.ts';
import type { SettingFit } from '../../core/fit/setting-fit.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import { idOf, isFit, rankingKey, settingOf } from './compared.ts';
import type { Compared } from './compared.ts';
import { compareAhead, rankedSettings } from './ranked-setting.ts';
import { Newest } from '../work/newest.ts';
import { refused } from './refused-settings.svelte.ts';
import { session } from './session.svelte.ts';
import { SettingFits } from './setting-fits.svelte.ts';
import type { SettingTask } from './setting-fits.svelte.ts';

export type { Compared };

export interface Entry {
  readonly id: string;
  readonly compared: Compared;
  readonly setting: ComparedSetting;
  /** Of the ranking: the same for settings that give the same. */
  readonly key: string;
  /** Idle until its turn, or until the fit of the session is there. */
  readonly fit: SettingTask;
}

/** The ensemble as Rakuda ran it takes minutes with more models. */
const MAX_FOR_ENSEMBLE = 40;

/** Several settings of one data set side by side. */
class Comparison {
  /** Null: what is compared at first. */
  #list = $state.raw<readonly Compared[] | null>(null);
  #reference = $state.raw('fit');
  readonly #fits = new SettingFits((key, fit) => this.#compareAhead(key, fit));
  readonly #chosen = new Newest();
  #serial = 0;

  readonly #compared = $derived.by((): readonly Compared[] => {
    if (this.#list !== null) return this.#list;
    const other: Preset = session.data?.sample ? 'standard' : 'rakuda';
    const presets: readonly Preset[] = [other, 'mle', 'win-rate'];
    return [{ kind: 'fit' }, ...presets.map((preset) => ({ kind: 'preset', preset }) as const)];
  });

  /** In the order in which they were added. */
  readonly entries = $derived.by((): readonly Entry[] =>
    this.#compared.map((compared) => {
      const setting = settingOf(compared);
      const key = rankingKey(setting);
      return { id: idOf(compared), compared, setting, key, fit: this.#fits.of(key) };
    }),
  );
  /** What the others are compared with: the chosen one, or else the first. */
  readonly reference = $derived(
    this.entries.find(({ id }) => id === this.#reference) ?? this.entries.at(0) ?? null,
  );
  /** Those that there is a ranking of, with what each changes. */
  readonly ranked = $derived(rankedSettings(this.entries, this.reference));
  /** Presets that are not on the list yet. */
  readonly offered = $derived.by(() => {
    const taken = new Set(this.entries.map(({ id }) => id));
    const isLarge = (session.data?.counts.models.length ?? 0) > MAX_FOR_ENSEMBLE;
    return PRESETS.filter(
      (preset) =>
        !taken.has(preset) &&
        !(isLarge && preset === 'rakuda-run') &&
        !isFit(settingOf({ kind: 'preset', preset })),
    );
  });
  readonly hasFit = $derived(this.entries.some(({ compared }) => compared.kind === 'fit'));
  readonly isRunning = $derived(this.entries.some(({ fit }) => fit.stage === 'running'));
  readonly isStopped = $derived(this.entries.some(({ fit }) => fit.stage === 'stopped'));
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
  shareOf({ fit: { life } }: Entry): number {
    if (life.stage === 'done' || life.stage === 'failed') return 1;
    if (life.stage !== 'running' || life.progress === null) return 0;
    const { done, total } = life.progress.progress;
    return done / total;
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

  async compareWith(id: string): Promise<void> {
    const signal = this.#chosen.begin();
    const fits = this.entries.map(({ fit }) => fit.result);
    await compareAhead(fits[this.entries.findIndex((own) => own.id === id)] ?? null, fits);
    if (!signal.aborted) this.#reference = id;
  }

  stop(): void {
    this.#fits.stop();
  }

  /** Fits what was stopped, or failed, after all. */
  again(): void {
    this.#fits.forgetUnfinished();
  }

  #append(compared: Compared): void {
    if (this.#compared.some((own) => idOf(own) === idOf(compared))) return;
    this.#list = [...this.#compared, compared];
  }

  async #compareAhead(key: string, fit: SettingFit): Promise<void> {
    const fitOf = (own: Entry) => (own.key === key ? fit : own.fit.result);
    await compareAhead(this.reference && fitOf(this.reference), this.entries.map(fitOf));
  }

  #follow(): void {
    const listed = new Map(this.entries.map(({ key, setting }) => [key, setting]));
    this.#fits.endOthers(listed);
    // While the controls move, and until the fit is there, nothing is compared with it.
    if (session.fit.stage === 'done') this.#fits.begin(listed);
  }
}

export const comparison = new Comparison();
