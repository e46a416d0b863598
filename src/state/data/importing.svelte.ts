import { NO_EDITS } from '../../core/data-edits.ts';
import type { Prompt, TextIndex } from '../../core/benchmark.ts';
import type { DataEdits } from '../../core/data-edits.ts';
import { CaravanError } from '../../core/failure.ts';
import { isOfUse } from '../../core/formats/answerable.ts';
import type { FileReport } from '../../core/formats/report.ts';
import { nextWay } from '../../core/formats/way.ts';
import type { FileWay, KnownMapping } from '../../core/formats/way.ts';
import type { WriterName } from '../../core/formats/write/writers.ts';
import type { Material, MaterialChoice, PlacedQuestion } from '../../core/judge/material.ts';
import type { JudgmentPage, JudgmentQuery } from '../../core/judgment-list.ts';
import type { QuestionPage, QuestionQuery } from '../../core/question-list.ts';
import { run } from '../../jobs.ts';
import type { Jobs, SourceInput } from '../../../workers/protocol.ts';
import type { DataSource, SourceRecord } from '../../storage/records.ts';
import { loadSource, saveSource } from '../../storage/sources.ts';
import { importedData } from './data-set.ts';
import { failureOf } from '../work/failure.ts';
import type { Change, Import } from './import-life.ts';
import { named } from './named-sources.ts';
import type { NewSource } from './named-sources.ts';
import { preferences } from '../preferences/preferences.svelte.ts';
import { progressOf } from '../work/progress.ts';
import { router } from '../page/router.svelte.ts';
import { runs } from '../runs/runs.svelte.ts';
import { opening } from '../fit/opening.ts';
import { session } from '../fit/session.svelte.ts';
import { storage } from '../page/storage.svelte.ts';

export type { DataSource, NewSource };

/** The files on the Data page, and what the user does with them. */
class Importing {
  #state = $state.raw<Import>({ stage: 'idle' });
  /** Files that were read and can't be ranked as they are: something may be added or settled. */
  #unranked = $state.raw<DataSource | null>(null);
  #running: AbortController | null = null;
  /** Where the files themselves are still at hand, by name. */
  #inputs = $state.raw<ReadonlyMap<string, SourceInput>>(new Map());
  #ways = new Map<string, FileWay>();
  /** Blobs of the set on the page, so that they need not come from storage. */
  #record: SourceRecord | null = null;

  readonly state = $derived(this.#state);
  /** The files shown, or null where there are none (the sample). */
  readonly source = $derived(this.#unranked ?? session.data?.source ?? null);
  readonly isRanked = $derived(this.#unranked === null);
  /** Whether files were read that only others make a ranking of: new files join them. */
  readonly isWaiting = $derived(
    this.#unranked?.files.some(({ failure }) => isOfUse(failure)) ?? false,
  );

  constructor() {
    storage.whenBack(() => this.#record && void this.#keep(this.#record));
  }

  /** Reads files or text in a worker and, where they can be ranked, opens them. */
  async read(given: readonly NewSource[], options: { add: boolean }): Promise<void> {
    if (given.length === 0) return;
    const source = options.add ? this.source : null;
    if (source === null) this.#ways.clear();
    const sources = named(given, source?.files ?? []);
    const known = source === null ? [] : this.#inputs;
    this.#inputs = new Map([...known, ...sources.map((input) => [input.name, input] as const)]);
    await this.#run({ source, sources, drop: [], edits: source?.edits ?? NO_EDITS });
  }

  /** Whether a file can be read again: after a reload the page no longer has it. */
  canReread(file: string): boolean {
    return this.#inputOf(file) !== null;
  }

  /** Reads files again, each in another way. */
  async setWays(ways: ReadonlyMap<string, FileWay>): Promise<void> {
    const { source } = this;
    const inputs = new Set([...ways.keys()].flatMap((file) => this.#inputOf(file) ?? []));
    if (!source || inputs.size === 0) return;
    for (const [file, way] of ways) this.#ways.set(file, nextWay(this.#ways.get(file) ?? {}, way));
    const drop = source.files
      .map((report) => report.file)
      .filter((name) => {
        const input = this.#inputOf(name);
        return input !== null && inputs.has(input);
      });
    // Other rows: texts that an earlier run has of these files stay as they are.
    const again = Array.from(inputs, (input) => ({ ...input, key: crypto.randomUUID() }));
    this.#inputs = new Map([
      ...this.#inputs,
      ...again.map((input) => [input.name, input] as const),
    ]);
    await this.#run({ source, sources: again, drop, edits: source.edits });
  }

  /** Reads a table by a mapping, which is remembered for tables with the same columns. */
  async useMapping(file: string, known: KnownMapping): Promise<void> {
    preferences.rememberMapping(known);
    await this.setWays(new Map([[file, { mapping: known.mapping }]]));
  }

  /** Compares the scores of a file anew, with these judges' lower ones being better. */
  async setLower(file: string, judges: readonly string[]): Promise<void> {
    const { source } = this;
    if (!source) return;
    const lowerIn = new Map([[file, judges]]);
    await this.#run({ source, sources: [], drop: [], lowerIn, edits: source.edits });
  }

  async remove(file: string): Promise<void> {
    const { source } = this;
    if (!source) return;
    if (source.files.length === 1) {
      if (session.data?.source === source) await this.openSample();
      this.#unranked = null;
      this.#state = { stage: 'idle' };
      return;
    }
    await this.#run({ source, sources: [], drop: [file], edits: source.edits });
  }

  async edit(edits: DataEdits): Promise<void> {
    const { source } = this;
    if (source) await this.#run({ source, sources: [], drop: [], edits });
  }

  /** One page of the questions of the files shown. */
  async questions(query: QuestionQuery): Promise<QuestionPage> {
    if (!this.source) return { total: 0, lines: [] };
    const { table, benchmark } = await this.#recordOf(this.source);
    return run('questions', { table, benchmark, query });
  }

  /** Some of the judgments of the files shown. */
  async judgments(query: JudgmentQuery): Promise<JudgmentPage> {
    const { source } = this;
    if (!source) return { total: 0, offset: 0, lines: [] };
    const { table, benchmark } = await this.#recordOf(source);
    return run('judgments', { table, benchmark, edits: source.edits, query });
  }

  /** What the files shown hold that can be judged. */
  async material(choice: MaterialChoice): Promise<Material> {
    const { source } = this;
    if (!source) throw new CaravanError({ kind: 'source-gone' });
    const { table, benchmark } = await this.#recordOf(source);
    const { files, edits } = source;
    const questions: PlacedQuestion[] = [];
    const about = { table, benchmark, files, edits, choice };
    const found = await run('material', about, {
      onProgress: (part) => void questions.push(...part),
    });
    return { ...found, chosen: { ...found.chosen, questions } };
  }

  /** The judge prompts of the files shown. */
  async prompts(): Promise<readonly Prompt[]> {
    const { source } = this;
    if (!source) return [];
    const { benchmark } = await this.#recordOf(source);
    return run('prompts', { benchmark });
  }

  /** Keeps the texts of the files shown, as far as the files are still at hand. */
  keepTexts(): void {
    this.#keepTextsOf([...this.#inputs.values()], this.source?.files ?? []);
  }

  /** A text of the benchmark, null where it is not kept. */
  async textOf(index: TextIndex): Promise<string | null> {
    const files = this.source?.files ?? [];
    // The first picture needs no texts.
    const { locateText } = await import('../../core/texts/locate.ts');
    const place = locateText(files, index);
    const { loadText } = await import('../../storage/texts.ts');
    return place && loadText(files[place.file], place.number);
  }

  async openSample(): Promise<void> {
    this.#unranked = null;
    this.#state = { stage: 'idle' };
    await opening.sample();
  }

  /** The judgments as a file of another tool; null where only counts are known. */
  async convert(to: WriterName): Promise<Jobs['convert']['output'] | null> {
    const { source } = this;
    if (!source) return null;
    const { table } = await this.#recordOf(source);
    return run('convert', { table, edits: source.edits, to });
  }

  stop(): void {
    this.#running?.abort();
    this.#state = { stage: 'stopped' };
  }

  dismiss(): void {
    this.#state = { stage: 'idle' };
  }

  async #run(change: Change): Promise<void> {
    const { source, sources, drop, edits, lowerIn } = change;
    const name = sources.at(0)?.name ?? source?.files[0].file ?? '';
    this.#running?.abort();
    const controller = new AbortController();
    this.#running = controller;
    const { signal } = controller;
    const started = performance.now();
    this.#state = { stage: 'reading', name, progress: null };
    const onProgress = ({ done, total }: { done: number; total: number }) => {
      const progress = progressOf(done, total, performance.now() - started);
      this.#state = { stage: 'reading', name, progress };
    };
    try {
      const base = source && { ...(await this.#recordOf(source)), ...source };
      const { mappings } = preferences;
      const ways = this.#ways;
      const input = { sources, drop, edits, base, ways, mappings, ...(lowerIn && { lowerIn }) };
      await this.#take(await run('import', input, { signal, onProgress }), change, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.#state = { stage: 'failed', failure: failureOf(error) };
    }
  }

  /** Takes up what a job gave, unless it is stopped: a set to rank, or files that wait. */
  async #take(
    { read, counts, removed, outline, failure }: Jobs['import']['output'],
    change: Change,
    signal: AbortSignal,
  ): Promise<void> {
    const { files, duplicates, table, benchmark } = read;
    const isOther = change.sources.length + change.drop.length > 0 || change.lowerIn !== undefined;
    const isEdit = change.source !== null && !isOther;
    const id = isEdit ? change.source.id : crypto.randomUUID();
    const source = { id, files, duplicates, edits: change.edits, removed, outline };
    const record = { id, table, benchmark, files, savedAt: Date.now() };
    // Texts are found by way of their source.
    const isKept = isEdit || (await this.#keep(record));
    signal.throwIfAborted();
    if (isKept) this.#keepTextsOf(change.sources, files);
    if (failure) {
      this.#unranked = source;
      this.#state = { stage: 'refused', failure };
      router.go('data');
      return;
    }
    const data = await importedData(source, counts);
    signal.throwIfAborted();
    this.#unranked = null;
    this.#state = { stage: 'idle' };
    const shown = session.data;
    const replaced =
      change.source !== null && change.source.id === shown?.source?.id ? shown : null;
    // The same files, read as before: the page and the settings stay.
    const isSame = isEdit || change.lowerIn !== undefined;
    if (isSame) session.replaceData(data, replaced);
    else {
      session.open(data, replaced);
      router.go(files.some((file) => file.failure || file.rejected > 0) ? 'data' : 'leaderboard');
    }
  }

  #keepTextsOf(sources: readonly SourceInput[], files: readonly FileReport[]): void {
    const { mappings } = preferences;
    const order = { sources, files, ways: new Map(this.#ways), mappings };
    // The first picture does without it.
    void import('./keeping.svelte.ts').then(({ keeping }) => keeping.start(order));
  }

  /** Keeps what was read; without room for it the page goes on with what it has in memory. */
  async #keep(record: SourceRecord): Promise<boolean> {
    this.#record = record;
    return (await runs.guard(() => saveSource(record).then(() => true))) ?? false;
  }

  /** @throws CaravanError where it is not kept any more */
  async #recordOf({ id }: DataSource): Promise<SourceRecord> {
    if (this.#record?.id === id) return this.#record;
    const record = await loadSource(id);
    if (!record) throw new CaravanError({ kind: 'source-gone' });
    this.#record = record;
    return record;
  }

  /** What a file came out of: itself, or the archive that it lies in. */
  #inputOf(file: string): SourceInput | null {
    const inputs = [...this.#inputs.values()];
    return inputs.find(({ name }) => file === name || file.startsWith(`${name}/`)) ?? null;
  }
}

export const importing = new Importing();
