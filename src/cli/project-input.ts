import { readFile } from 'node:fs/promises';
import { CaravanError } from '../core/failure.ts';
import type { ByteSource, FilesRead } from '../core/formats/file/report.ts';
import { projectIn } from '../core/publish/report/report-file.ts';
import { isReport, REPORT_START_BYTES } from '../core/publish/report/report-start.ts';
import { EMPTY_BENCHMARK } from '../core/table/benchmark.ts';
import { benchmarkOf } from '../core/table/benchmark-json.ts';
import { tableOfCounts } from '../core/table/counts-table.ts';
import { NO_EDITS } from '../core/table/data-edits.ts';
import type { DataEdits } from '../core/table/data-edits.ts';
import { tableOf } from '../core/table/table-bytes.ts';
import type { TextChunk } from '../core/texts/keep-texts.ts';
import { ARCHIVE_FAILURES } from '../storage/archive/format.ts';
import type { ArchivedStore } from '../storage/archive/format.ts';
import { readArchive, recordsOfPart } from '../storage/archive/read.ts';
import type { Archive } from '../storage/archive/read.ts';
import type { RunInStore } from '../storage/large/summary.ts';
import { openedData } from '../storage/large/counts.ts';
import type { DataRecord } from '../storage/records.ts';
import { opened } from '../storage/platform/stored-blobs.ts';
import {
  isChunk,
  isData,
  isPackedRun,
  isProject,
  isRun,
  isSource,
  isTextKey,
  isUnfitted,
  isWholeData,
} from '../storage/shapes/flaws.ts';
import type { RawRecord } from '../storage/stores.ts';
import { corrections as words } from '../words/en/corrections.ts';
import { ArgumentError } from './argument-error.ts';
import { filesAt } from './disk.ts';
import { isProjectPath } from './project-path.ts';

/** What paths name: a project, where one is among them, and files, which join it. */
export interface Given {
  /** The project’s files as they were read; null where there is no project. */
  readonly base: FilesRead | null;
  readonly edits: DataEdits;
  readonly sources: readonly ByteSource[];
  /** The texts of the project’s files, as far as they are in it. */
  readonly texts: () => AsyncIterable<StoredText>;
  /** The same as the records that they are stored in. */
  readonly storedTexts: () => AsyncIterable<readonly RawRecord[]>;
}

/** A chunk of a file’s texts, as it is stored. */
export interface StoredText extends Pick<TextChunk, 'key' | 'file' | 'kind'> {
  readonly bytes: Uint8Array;
}

/**
 * The files that paths name, as `filesAt`, with the contents of a project file.
 * @throws ArgumentError where a path does not exist, or more than one is a project; CaravanError
 *   `project-file`, `damaged-record`
 */
export async function givenAt(paths: readonly string[]): Promise<Given> {
  const all = await filesAt(paths);
  const projects = (
    await Promise.all(all.map(async (one) => ((await holdsProject(one)) ? [one] : [])))
  ).flat();
  if (projects.length > 1)
    throw new ArgumentError(
      `Give one project at a time, not ${projects.map(({ file }) => file).join(' and ')}.`,
    );
  const [project] = projects;
  if (projects.length === 0) return { base: null, edits: NO_EDITS, sources: all, ...NO_TEXTS };
  const sources = all.filter((one) => one !== project);
  return { ...(await projectAt(project.file)), sources };
}

/** A project by its name, or a report, which carries one, by its first bytes. */
async function holdsProject(one: ByteSource): Promise<boolean> {
  if (isProjectPath(one.file)) return true;
  const start = await one.slice?.(0, Math.min(one.bytes, REPORT_START_BYTES));
  return start !== undefined && isReport(start);
}

/** The edits of a project as they are asked for, and what is to be said of its corrections. */
export function askedEdits(
  edits: DataEdits,
  isWithout: boolean,
): { readonly edits: DataEdits; readonly said: string | null } {
  const { corrections = [], correctionsOff } = edits;
  const { counted, ignored, none } = words.commandLine;
  if (corrections.length === 0) return { edits, said: isWithout ? none : null };
  if (isWithout || correctionsOff)
    return { edits: { ...edits, correctionsOff: true }, said: ignored(corrections.length) };
  return { edits, said: counted(corrections.length) };
}

/** The data of a project that were opened last, as they were read, and what was edited in them. */
async function projectAt(path: string): Promise<Omit<Given, 'sources'>> {
  const bytes = await readFile(path);
  const carried = isReport(bytes) ? projectIn(bytes.toString('utf8')) : bytes;
  if (carried === null) throw new CaravanError(ARCHIVE_FAILURES.project.foreign);
  const archive = await readArchive(new Blob([carried]), 'project', {});
  const project = (await held(archive, 'projects', isProject)).at(0);
  if (project === undefined) throw new CaravanError(ARCHIVE_FAILURES.project.damaged);
  const data = await lastData(archive);
  const source = data === null ? project.source : data.source;
  const record = (await held(archive, 'sources', isSource)).find(({ id }) => id === source?.id);
  if (source && record) {
    const { files, duplicates, edits } = source;
    const blobs = opened(record);
    const table = tableOf(await blobs.table.arrayBuffer());
    const benchmark = benchmarkOf(await blobs.benchmark.text());
    return {
      base: { table, benchmark, files, duplicates },
      edits,
      texts: () => textsIn(archive),
      storedTexts: () => storedTextsIn(archive),
    };
  }
  // Of the sample there are only counts, as of data whose files are no longer kept.
  const table = tableOfCounts(data?.counts ?? NO_COUNTS);
  const base = { table, benchmark: EMPTY_BENCHMARK, files: [], duplicates: 0 };
  return { base, edits: NO_EDITS, ...NO_TEXTS };
}

const NO_COUNTS = {
  ...{ models: [], left: new Uint32Array(), right: new Uint32Array() },
  ...{ leftWins: new Float64Array(), rightWins: new Float64Array(), ties: new Float64Array() },
};

const NO_TEXTS = { texts: none<StoredText>, storedTexts: none<readonly RawRecord[]> };

async function* none<T>(): AsyncGenerator<T> {}

/** One after the other, as a project may hold more of them than memory does. */
async function* storedTextsIn({ parts }: Archive): AsyncGenerator<readonly RawRecord[]> {
  for (const part of parts) if (part.store === 'texts') yield* recordsOfPart(part);
}

async function* textsIn(archive: Archive): AsyncGenerator<StoredText> {
  for await (const records of storedTextsIn(archive))
    for (const { key: place, value } of records) {
      if (!isTextKey(place) || !isChunk(value)) continue;
      const [key, file, kind] = place;
      if (kind !== 'about') yield { key, file, kind, bytes: value.bytes };
    }
}

/** Null where nothing was ever ranked. */
async function lastData(archive: Archive): Promise<DataRecord | null> {
  const isFit = (value: unknown): value is RunInStore =>
    isRun(value) || isPackedRun(value) || isUnfitted(value);
  const fits = (await held(archive, 'runs', isFit)).sort((a, b) => b.openedAt - a.openedAt);
  const data = new Map((await held(archive, 'data', isData)).map((one) => [one.hash, one]));
  const last = fits.find(({ dataHash }) => data.has(dataHash));
  const stored = data.get(last?.dataHash ?? '');
  const whole = stored && (await openedData(stored));
  return isWholeData(whole) ? whole : null;
}

/** The sound records of a store. */
async function held<T>(
  { parts }: Archive,
  store: ArchivedStore,
  isSound: (value: unknown) => value is T,
): Promise<T[]> {
  const found: T[] = [];
  for (const part of parts) {
    if (part.store !== store) continue;
    for await (const records of recordsOfPart(part))
      found.push(...records.map(({ value }) => value).filter(isSound));
  }
  return found;
}
