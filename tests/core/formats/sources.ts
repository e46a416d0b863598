import { createReadStream, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Benchmark } from '../../../src/core/table/benchmark.ts';
import type { ByteSource, FileReport, FilesRead } from '../../../src/core/formats/file/report.ts';
import { Outcome, UNKNOWN } from '../../../src/core/table/judgments.ts';
import type { JudgmentTable } from '../../../src/core/table/judgments.ts';
import type { ScoreTable } from '../../../src/core/table/scores.ts';

/** Bytes as a source, in pieces of `size` bytes. */
export function bytesSource(file: string, bytes: Uint8Array, size = bytes.length): ByteSource {
  return {
    file,
    bytes: bytes.length,
    async *chunks() {
      for (let at = 0; at < bytes.length; at += size) {
        yield await Promise.resolve(bytes.subarray(at, at + size));
      }
    },
  };
}

export function textSource(text: string, file = 'text', size?: number): ByteSource {
  return bytesSource(file, new TextEncoder().encode(text), size);
}

/** A file of the disk under any name, whole. */
export function diskSource(path: string, file = basename(path), size?: number): ByteSource {
  return bytesSource(file, readFileSync(path), size);
}

/** A file of the disk as a stream. */
export function streamSource(path: string, file = basename(path)): ByteSource {
  return {
    file,
    bytes: statSync(path).size,
    chunks: () => createReadStream(path),
  };
}

const WORDS = Object.keys(Outcome);

/** The rows of a table in names: left, right, outcome, question, judge, turn, weight. */
export function rowsOf(table: JudgmentTable) {
  const name = (names: readonly string[], index: number) =>
    index === UNKNOWN ? null : names[index];
  return Array.from(table.left, (left, row) => [
    table.models[left],
    table.models[table.right[row]],
    WORDS[table.outcome[row]],
    name(table.questions, table.question[row]),
    name(table.judges, table.judge[row]),
    table.turn[row] === UNKNOWN ? null : table.turn[row],
    ...(table.weight === null ? [] : [table.weight[row]]),
  ]);
}

/** How many left wins, right wins, ties and unparsed judgments, by weight. */
export function outcomesOf(table: JudgmentTable): number[] {
  const sums = [0, 0, 0, 0];
  table.outcome.forEach((outcome, row) => (sums[outcome] += table.weight?.[row] ?? 1));
  return sums;
}

/**
 * What was read as plain data that a golden file can hold. The name of a file is left out, of
 * several files the names as they are given or stand in the archive.
 * @param texts those of the benchmark
 */
export function plain(read: FilesRead, texts: readonly string[]) {
  const { table, files, duplicates, benchmark } = read;
  const [report] = files;
  const about =
    files.length === 1
      ? plainReport(report)
      : { files: files.map((file) => ({ file: withoutFolder(file.file), ...plainReport(file) })) };
  const { questions, answers, prompts, rankings, spent = [] } = benchmark;
  const holdsAny = [questions, answers, prompts, rankings, spent].some((list) => list.length > 0);
  return {
    ...about,
    duplicates,
    models: table.models,
    questions: table.questions,
    judges: table.judges,
    table: rowsOf(table),
    ...(holdsAny ? { benchmark: { ...withoutFile(benchmark), texts } } : {}),
  };
}

function plainReport(report: FileReport) {
  return {
    format: report.format,
    rows: report.rows,
    judgments: report.judgments,
    unparsed: report.unparsed,
    ...(report.aside === undefined ? {} : { aside: report.aside }),
    failure: withoutMessage(report.failure),
    rejected: report.rejections.map(({ line, reason, excerpt }) => ({
      line,
      reason: withoutMessage(reason),
      excerpt: excerpt.slice(0, 60),
    })),
    ...(report.encoding === undefined ? {} : { encoding: report.encoding }),
    ...(report.scores === undefined ? {} : { scores: scoreRows(report.scores) }),
    ...(report.derived === undefined ? {} : { derived: report.derived }),
  };
}

/** The rows of a table of scores in names: model, question, judge, turn, score. */
export function scoreRows(scores: ScoreTable) {
  return Array.from(scores.score, (score, row) => [
    scores.models[scores.model[row]],
    scores.questions[scores.question[row]],
    scores.judge[row] === UNKNOWN ? null : scores.judges[scores.judge[row]],
    scores.turn[row] === UNKNOWN ? null : scores.turn[row],
    Number.isNaN(score) ? null : score,
  ]);
}

/** The name of a file inside an archive or folder. */
function withoutFolder(file: string): string {
  return file.slice(file.indexOf('/') + 1);
}

function withoutFile(benchmark: Benchmark) {
  const rankings = benchmark.rankings.map(({ measure, entries }) => ({ measure, entries }));
  return { ...benchmark, rankings };
}

/** What JSON.parse says of an error differs between versions of an engine. */
function withoutMessage<T extends object>(value: T | null): T | null {
  return value !== null && 'message' in value ? { ...value, message: '…' } : value;
}
