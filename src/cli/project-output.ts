import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { version } from '#report-page';
import type { ByteSource, FilesRead } from '../core/formats/file/report.ts';
import type { FileWay } from '../core/formats/file/way.ts';
import { importJudgments } from '../core/formats/intake/import-judgments.ts';
import { judgmentTotal } from '../core/table/counts.ts';
import type { DataEdits } from '../core/table/data-edits.ts';
import { NO_EDITS } from '../core/table/data-edits.ts';
import type { PairCounts } from '../core/table/judgments.ts';
import { tableParts } from '../core/table/table-bytes.ts';
import { keepTexts } from '../core/texts/keep-texts.ts';
import { writeArchive } from '../storage/archive/write.ts';
import { fingerprintOfCounts, fingerprintOfRun } from '../storage/fingerprint.ts';
import { hashesOf } from '../storage/record-checks.ts';
import type { DataRecord, RunRecord } from '../storage/records.ts';
import type { Draws } from '../core/posterior/draws/draws.ts';
import type { RawRecord } from '../storage/stores.ts';
import type { Arguments } from './arguments.ts';
import { ArgumentError } from './argument-error.ts';

/** Files, what was ranked of them, and how. */
export interface Ranked {
  readonly sources: readonly ByteSource[];
  readonly read: FilesRead;
  readonly counts: PairCounts;
  readonly asked: Arguments;
  readonly run: Pick<RunRecord, 'model' | 'sampler' | 'summary' | 'elapsed'>;
  readonly draws: Draws;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Files as a project has them: with keys, by which their texts are stored, and without the folders
 * that they lie in, which are nobody's business, where their names alone tell them apart.
 */
export function forProject(sources: readonly ByteSource[]): readonly ByteSource[] {
  const names = sources.map(({ file }) => basename(file));
  const areClear = new Set(names).size === names.length;
  return sources.map((source, at) => ({
    ...source,
    file: areClear ? names[at] : source.file,
    key: randomUUID(),
  }));
}

/**
 * Writes what was ranked as a project, which the page opens: files, texts and fit.
 * @throws ArgumentError where it can't be written there
 */
export async function writeProjectFile(path: string, ranked: Ranked): Promise<void> {
  const at = Math.round(ranked.at);
  const file = await writeArchive('project', recordsOf(path, { ...ranked, at }), { savedAt: at });
  try {
    await writeFile(path, new Uint8Array(await file.arrayBuffer()));
  } catch (error) {
    throw new ArgumentError(`--project ${path}: ${String(error)}.`);
  }
}

async function* recordsOf(path: string, ranked: Ranked): AsyncGenerator<readonly RawRecord[]> {
  const { read, at, draws } = ranked;
  const [project, source] = [randomUUID(), randomUUID()];
  const data = await dataOf(source, ranked);
  const name = basename(path).replace(/\.caravan$/i, '');
  const times = { createdAt: at, openedAt: at };
  const own = { id: project, name, sample: null, ...times, source: data.source };
  yield [{ store: 'projects', key: project, value: own }];
  yield [{ store: 'data', key: data.hash, value: data }];
  const run = await runOf(project, data, ranked);
  yield [{ store: 'runs', key: run.id, value: run }];
  yield [{ store: 'draws', key: run.id, value: draws }];
  const table = new Blob(tableParts(read.table));
  const benchmark = new Blob([JSON.stringify(read.benchmark)]);
  const value = { id: source, table, benchmark, files: read.files, savedAt: at };
  yield [{ store: 'sources', key: source, value }];
  yield await textsOf(ranked);
}

/**
 * The data that were ranked, as a project has them.
 * @param id of their source
 * @param before edits of the project that they are of
 */
export async function dataOf(
  id: string,
  { read, counts, asked }: Pick<Ranked, 'read' | 'counts' | 'asked'>,
  before: DataEdits = NO_EDITS,
): Promise<DataRecord> {
  const edits = editsOf(read, asked, before);
  const { removed, outline } = await importJudgments([], { format: null, base: read, edits });
  const { files, duplicates } = read;
  const names = files.filter(({ judgments }) => judgments > 0).map(({ file }) => basename(file));
  const name = names.length > 1 ? `${names[0]} + ${String(names.length - 1)}` : names[0];
  const source = { id, files, duplicates, edits, removed, outline };
  return { hash: await fingerprintOfCounts(counts), name, sample: null, counts, source };
}

/** What was left out by an option is left out on the page as well. */
function editsOf(
  { table }: FilesRead,
  { models, judges }: Arguments,
  before: DataEdits,
): DataEdits {
  const names = new Map(before.names);
  const others = (all: readonly string[], wanted: readonly string[] | null) =>
    wanted === null ? [] : all.filter((name) => !wanted.includes(names.get(name) ?? name));
  const together = (own: readonly string[], more: readonly string[]) => [
    ...new Set([...own, ...more]),
  ];
  return {
    ...before,
    excluded: together(before.excluded, others(table.models, models)),
    excludedJudges: together(
      before.excludedJudges,
      judges === null ? [] : table.judges.filter((name) => !judges.includes(name)),
    ),
  };
}

async function runOf(project: string, data: DataRecord, ranked: Ranked): Promise<RunRecord> {
  const { draws, run, at } = ranked;
  const { hash: dataHash, name, counts } = data;
  const about = { ...run, dataHash };
  return {
    ...about,
    ...(await hashesOf(run.summary, draws)),
    ...{ id: await fingerprintOfRun(about), name, dataName: name },
    ...{ judgments: judgmentTotal(counts), finishedAt: at, openedAt: at, projects: [project] },
    madeWith: version,
  };
}

/** The texts of the files, which are read once more. */
export async function textsOf({
  sources,
  read,
  asked,
}: Pick<Ranked, 'sources' | 'read' | 'asked'>): Promise<readonly RawRecord[]> {
  const way = wayOf(asked);
  const ways = new Map(read.files.map(({ file }) => [file, way]));
  const records: RawRecord[] = [];
  const kept = await keepTexts(sources, { parts: 'all', ways }, ({ chunk }) => {
    if (chunk !== null) {
      const { key, file, kind, first, bytes } = chunk;
      records.push({ store: 'texts', key: [key, file, kind, first], value: { bytes } });
    }
    return Promise.resolve();
  });
  for (const { key, file, texts, bytes: size } of kept) {
    const about = { texts, size, parts: 'all', isWhole: true };
    records.push({ store: 'texts', key: [key, file, 'about', 0], value: about });
  }
  return records;
}

/** How the files are read again, as they were asked to be read. */
export function wayOf({
  format,
  mapping,
  baseline,
  games,
  grades,
  choices,
  sides,
}: Arguments): FileWay {
  return {
    ...(format !== null && { format }),
    ...(mapping !== null && { mapping }),
    ...(baseline !== null && { baseline }),
    ...(games !== null && { games }),
    ...{ grades, choices, sides },
  };
}
