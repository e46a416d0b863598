import type { Failure } from '../../core/failure.ts';
import type { DataRecord } from '../../storage/records.ts';
import type { StoredRun, UnfittedData } from '../../storage/runs.ts';
import { preferences } from '../preferences/preferences.svelte.ts';
import { breaksOff, runs } from '../runs/runs.svelte.ts';
import { FitKeeping } from './fit-keeping.svelte.ts';
import type { Fitted } from './fit-life.ts';
import type { FitJob } from './fitting/sample-chains.ts';
import type { FitSubject } from './fit-subject.svelte.ts';
import { ScreenFit } from './screen-fit.svelte.ts';

/** The fit of what the session is about: shown while it is made, and then stored. */
export class SessionFit {
  readonly #subject: FitSubject;
  readonly #screen = new ScreenFit();
  readonly #keeping = new FitKeeping();

  readonly shown = $derived(this.#screen.shown);
  readonly summary = $derived(this.#screen.summary);
  /** The run that it is stored as; null where it is not, or not yet. */
  readonly runId = $derived(this.#keeping.idOf(this.#screen.result));

  /** @param subject what is fitted; its fields are read whenever a fit begins */
  constructor(subject: FitSubject) {
    this.#subject = subject;
  }

  /** Ends what is under way; nothing is shown. */
  clear(): void {
    this.#screen.clear();
  }

  /** Shows a stored fit as it was, or goes on where the first one of its data had come to. */
  restore(stored: StoredRun | UnfittedData): void {
    const { run: record } = stored;
    const { summary } = record;
    // Earlier pages fitted an order effect to data that identify none.
    const isOld = !!summary?.order && this.#subject.fitted.order === null;
    if (summary && !isOld && 'draws' in stored && stored.draws) {
      const result = { summary, draws: stored.draws, elapsed: record.elapsed };
      this.#screen.take(result);
      this.#keeping.take(record.id, result);
    } else if (!summary && record.isStopped) {
      this.#screen.stop();
      void this.#preview();
    } else if (!summary && breaksOff(record)) {
      this.fail({ kind: 'fit-broken-off' });
    } else {
      this.#screen.clear(isOld ? null : summary);
      void this.begin(null, summary ? 0 : record.brokenOff);
      return;
    }
    void runs.touch(record.id);
  }

  /** Says why there is nothing to show. */
  fail(failure: Failure): void {
    this.#screen.fail(failure);
  }

  /** Samples when the settings rest. */
  samplerMoved(): void {
    this.#screen.unsettle();
    this.#screen.whenAtRest(() => void this.begin());
  }

  /** The same, and an approximation until then. */
  modelMoved(): void {
    this.samplerMoved();
    void this.#preview();
  }

  /** Stops sampling; the preview stays on screen, marked as such. */
  stop(): void {
    this.#screen.stop();
    if (!this.summary) void this.#preview();
    const { data } = this.#subject;
    if (data) void this.#keeping.note(data, { isStopped: true, brokenOff: 0 });
  }

  /**
   * Samples the current model on the current data, and stores the run; the data before that.
   * @param replaced what the data were made of
   * @param brokenOff fits of them before this one whose end no page saw
   */
  async begin(replaced: DataRecord | null = null, brokenOff = 0): Promise<void> {
    this.#screen.unsettle();
    const { project, data, model, fitted, sampler } = this.#subject;
    if (!data) return;
    const { intervals } = preferences;
    const ending = this.#screen.begin({ counts: data.counts, model: fitted, sampler, intervals });
    const unfitted = { project, model, sampler, isStopped: false, brokenOff: brokenOff + 1 };
    void this.#keeping.keepData(data, unfitted, replaced);
    const end = await ending;
    if (end?.stage === 'done')
      await this.#keeping.keepFit(data, { project, model, sampler }, end.result);
    // Of the same data another fit has begun, or they are stopped, which is noted as well.
    else if (end || this.#subject.data !== data) void this.#keeping.note(data, { brokenOff: 0 });
  }

  /** Shows what another program drew, and stores it as a run. */
  async take(result: Fitted, stanFiles: readonly string[]): Promise<void> {
    const { project, data, model, sampler } = this.#subject;
    if (!data) return;
    this.#screen.take(result);
    await this.#keeping.keepFit(data, { project, model, sampler, stanFiles }, result);
  }

  /** Stores what is on screen, where it could not be stored before. */
  async keepAgain(): Promise<void> {
    const { project, data, model, sampler } = this.#subject;
    if ((await this.#keeping.retry(this.#screen.result)) || !data) return;
    const isStopped = this.shown.stage === 'stopped';
    await this.#keeping.keepData(data, { project, model, sampler, isStopped, brokenOff: 0 });
  }

  /**
   * Shows what an approximation says of data that grow, while that is wanted; nothing is stored.
   * @throws CaravanError as the job `approximate`
   */
  async follow(what: Pick<FitJob, 'counts' | 'model'>, take: () => boolean): Promise<void> {
    await this.#screen.follow({ ...what, intervals: preferences.intervals }, take);
  }

  async #preview(): Promise<void> {
    const { data, model } = this.#subject;
    if (!data) return;
    const job = { counts: data.counts, model, intervals: preferences.intervals };
    await this.#screen.preview(job, () => this.#subject.data === data);
  }
}
