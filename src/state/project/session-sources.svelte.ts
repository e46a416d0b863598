import type { PairCounts } from '../../core/table/judgments.ts';
import { NO_COUNTS } from '../../core/judge/plan/run-counts.ts';
import { NO_EDITS } from '../../core/table/data-edits.ts';
import { noteTakenUp } from '../../storage/beside/taken-up.ts';
import type { DataSource } from '../../storage/records.ts';
import { importedData } from '../data/data-records.ts';
import { importing } from '../data/importing.svelte.ts';
import type { NewSource } from '../data/importing.svelte.ts';
import { readChange } from '../data/read-change.ts';
import { session } from '../fit/session.svelte.ts';
import { openProject } from './open-project.svelte.ts';

/** A run of judging or asking, as a source of its project. */
export interface SessionSource {
  readonly id: string;
  readonly project: string;
  /** What it has made so far. */
  files(): Promise<readonly NewSource[]>;
  /** Where it judges, of its verdicts so far. */
  readonly verdicts?: {
    readonly judges: readonly string[];
    /** By the names of its models. */
    counts(): PairCounts;
  };
}

/**
 * What runs add to the open project. While one is at work, the leaderboard follows its verdicts by
 * their counts alone; when it rests, what it has made becomes a source like any file.
 */
class SessionSources {
  readonly #atWork = new Map<string, SessionSource>();
  /** The project's judgments without those of the runs at work, and what that was counted of. */
  #base: { readonly key: string; readonly counts: Promise<PairCounts> } | null = null;
  /** Runs are taken up one after the other. */
  #taken: Promise<unknown> = Promise.resolve();

  begin(run: SessionSource): void {
    this.#atWork.set(run.id, run);
  }

  isAtWork(id: string): boolean {
    return this.#atWork.has(id);
  }

  /** A run that is at work has got something. */
  changed(id: string): void {
    // The next change comes soon where this one fails.
    if (this.#atWork.has(id)) void this.#follow().catch(() => undefined);
  }

  /** A run rests, and has got nothing. */
  end({ id }: SessionSource): void {
    this.#atWork.delete(id);
  }

  /** A run rests: it becomes a source, in place of what it was before. */
  async rest(run: SessionSource): Promise<void> {
    this.end(run);
    const taken = this.#taken.then(() => this.#take(run));
    // Where one fails, those after it are taken up all the same.
    this.#taken = taken.catch(() => undefined);
    await taken;
  }

  async #take(run: SessionSource): Promise<void> {
    while (run.project === openProject.id) {
      await importing.idle();
      const files = await run.files();
      // Meanwhile another project may have been opened.
      if (run.project !== openProject.id) return;
      if (await importing.takeSession(run.id, files)) return noteTakenUp(run.id);
    }
  }

  async #follow(): Promise<void> {
    const runs = [...this.#atWork.values()].filter(({ project }) => project === openProject.id);
    const { id, source } = openProject;
    const isShown = () =>
      openProject.id === id &&
      openProject.source === source &&
      runs.some((run) => this.#atWork.has(run.id)) &&
      (session.data === null || session.data.source?.id === source?.id);
    if (!isShown()) return;
    const base = await this.#without(new Set(runs.map((run) => run.id)));
    const { names, excluded } = source?.edits ?? NO_EDITS;
    const renamed = new Map(names);
    const out = new Set(excluded);
    const nameOf = (model: string) => (out.has(model) ? null : (renamed.get(model) ?? model));
    const counted = runs.flatMap((run) => {
      const { verdicts } = run;
      return verdicts && !isOff(run.id, verdicts.judges, source) ? [verdicts] : [];
    });
    const { addCounts } = await import('../../core/table/add-counts.ts');
    const added = addCounts(
      counted.map((verdicts) => verdicts.counts()),
      nameOf,
    );
    const counts = addCounts([base, added]);
    if (counts.left.length === 0) return;
    const data = await importedData(openProject.name, source, counts);
    await session.follow(data, isShown);
  }

  #without(runs: ReadonlySet<string>): Promise<PairCounts> {
    const { source } = openProject;
    if (source === null) return Promise.resolve(NO_COUNTS);
    const key = JSON.stringify([source.id, source.edits, [...runs].sort()]);
    if (this.#base?.key !== key) {
      const drop = source.files
        .filter((file) => file.session !== undefined && runs.has(file.session))
        .map(({ file }) => file);
      const { signal } = new AbortController();
      const change = { source, sources: [], drop, edits: source.edits };
      const reading = readChange(change, new Map(), { signal, onProgress: () => undefined });
      this.#base = { key, counts: reading.then(({ counts }) => counts) };
      reading.catch(() => (this.#base = null));
    }
    return this.#base.counts;
  }
}

export const sessionSources = new SessionSources();

/** Whether a run, or a judge of it, is switched off. */
function isOff(id: string, judges: readonly string[], source: DataSource | null): boolean {
  if (source === null) return false;
  const { excludedFiles = [], excludedJudges } = source.edits;
  return (
    judges.some((judge) => excludedJudges.includes(judge)) ||
    source.files.some(({ file, session }) => session === id && excludedFiles.includes(file))
  );
}
