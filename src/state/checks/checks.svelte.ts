import { worstPlace } from '../../core/checks/badness.ts';
import { parameterTable } from '../../core/posterior/draws/parameters.ts';
import { rankHeat } from '../../core/checks/rank-heat.ts';
import { convergenceVerdict } from '../../core/checks/verdict.ts';
import { SEPARATED } from '../../core/limits.ts';
import { LMARENA_COVARIATES } from '../../core/style/covariates.ts';
import { CheckRun } from './check-life.svelte.ts';
import type { About, AskedCheck, CheckLife, CheckName, ShownCheck } from './check-life.svelte.ts';
import { CHECK_WORK, CHOICES_OF, READS_TEXTS } from './check-work.ts';
import type { CheckChoices, CheckedFit } from './check-work.ts';
import { keeping } from '../data/keeping.svelte.ts';
import { session } from '../fit/session.svelte.ts';

export type { AskedCheck, CheckChoices, CheckedFit, CheckLife, CheckName, ShownCheck };

type Runs = { readonly [N in CheckName]: CheckRun<N> };

/**
 * The checks of the fit on screen. A check of ShownCheck begins when it is looked at, one of
 * AskedCheck when it is begun; a new fit, or another choice, withdraws what came of it.
 */
class Checks {
  #chosen = $state.raw<Partial<CheckChoices>>({});
  readonly #runs = newRuns();

  /** Null while there is no finished fit. */
  readonly fit = $derived.by<CheckedFit | null>(() => {
    const { fit, data, fitted: model, sampler } = session;
    if (fit.stage !== 'done' || data === null) return null;
    const { draws, summary } = fit;
    return { draws, summary, counts: data.counts, model, sampler, source: data.source };
  });
  readonly verdict = $derived(this.fit && convergenceVerdict(this.fit.summary));
  /** Every parameter with its R-hat, ESS and MCSE, in the order of a draw. */
  readonly parameters = $derived(this.fit ? parameterTable(this.fit.summary) : []);
  /**
   * Who judged what is ranked, most judgments first, as far as the outline has them one by one; none
   * where only counts are known.
   */
  readonly judges = $derived.by<readonly string[]>(() => {
    const source = this.fit?.source ?? null;
    if (source === null) return [];
    const { outline, edits } = source;
    const excluded = new Set(edits.excludedJudges);
    return outline.judges
      .filter(({ name, judgments }) => judgments > 0 && !excluded.has(name))
      .map(({ name }) => name);
  });
  readonly rankHeat = $derived(this.fit && rankHeat(this.fit.summary));

  /** What is chosen, as far as the fit has it. */
  readonly choices = $derived.by<CheckChoices>(() => {
    const { place, k = 3, pair, design = 'pair', replications = 60 } = this.#chosen;
    const { covariates = LMARENA_COVARIATES, embedder = null } = this.#chosen;
    const { mapSubject = 'questions', reference = [] } = this.#chosen;
    const { sliceBy = null, snapshots = null } = this.#chosen;
    const { parameters } = this;
    const rows = this.fit?.summary.rows ?? [];
    // The first two neighbours that are not separated; where all are, the first two.
    const near = rows.findIndex(({ strongerThanNext: p }) => p !== null && p < SEPARATED);
    const [first = 0, second = 1] = rows.slice(Math.max(0, near)).map(({ model }) => model);
    const isThere = pair?.[0] !== pair?.[1] && pair?.every((model) => model < rows.length);
    return {
      place: place !== undefined && place < parameters.length ? place : worstPlace(parameters),
      k: Math.max(1, Math.min(k, rows.length - 1)),
      pair: pair !== undefined && isThere ? pair : [first, second],
      design,
      replications,
      covariates,
      reference: reference.filter((name) => this.judges.includes(name)),
      sliceBy,
      snapshots,
      mapSubject,
      embedder,
    };
  });

  choose(part: Partial<CheckChoices>): void {
    this.#chosen = { ...this.#chosen, ...part };
  }

  /** A check that the page shows; it begins now, if it has not. */
  look<N extends ShownCheck>(name: N): CheckLife<N> {
    const found = this.at(name);
    if (found.stage !== 'idle' || this.fit === null) return found;
    // Not while the page is being drawn, which must change nothing.
    queueMicrotask(() => {
      if (this.at(name).stage === 'idle') this.begin(name);
    });
    return { stage: 'running', progress: null, partial: null, before: null };
  }

  /** A check as it is, whether it was begun or not. */
  at<N extends CheckName>(name: N): CheckLife<N> {
    const run: CheckRun<N> = this.#runs[name];
    const about = this.#about(name);
    if (!run.isAbout(about)) {
      queueMicrotask(() => {
        const now = this.#about(name);
        if (run.isAbout(now)) return;
        // Who asked while texts were being kept wants all of them; a job about an earlier fit is
        // no longer wanted.
        if (run.isBehindTexts(now)) this.begin(name);
        else run.stop();
      });
    }
    return run.of(about);
  }

  /** Makes a check that has to be asked for, or one that was stopped, or failed, after all. */
  begin<N extends CheckName>(name: N): CheckLife<N> {
    const { fit, choices } = this;
    const run: CheckRun<N> = this.#runs[name];
    const about = this.#about(name);
    if (fit !== null) void run.begin(about, (options) => CHECK_WORK[name](fit, choices, options));
    return run.of(about);
  }

  stop(name: CheckName): void {
    this.#runs[name].stop();
  }

  #about(name: CheckName): About {
    // Every fit has draws of its own, which stay where what is known of it is put together anew.
    const about = { fit: this.fit?.draws ?? null, choices: CHOICES_OF[name](this.choices) };
    return READS_TEXTS.has(name) ? { ...about, texts: keeping.changes } : about;
  }
}

export const checks = new Checks();

function newRuns(): Runs {
  return {
    chainPlots: new CheckRun(),
    energy: new CheckRun(),
    sensitivity: new CheckRun(),
    loo: new CheckRun(),
    predictive: new CheckRun(),
    matrices: new CheckRun(),
    compareLoo: new CheckRun(),
    compareTies: new CheckRun(),
    fragility: new CheckRun(),
    questionReport: new CheckRun(),
    separation: new CheckRun(),
    calibrate: new CheckRun(),
    modelStyles: new CheckRun(),
    styleFit: new CheckRun(),
    judgesTogether: new CheckRun(),
    sliceTags: new CheckRun(),
    slices: new CheckRun(),
    judgeCards: new CheckRun(),
    judgeStyles: new CheckRun(),
    judgeDrift: new CheckRun(),
    textMap: new CheckRun(),
  };
}
