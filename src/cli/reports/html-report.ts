import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { reportPage, version } from '#report-page';
import type { ByteSource, FilesRead } from '../../core/formats/file/report.ts';
import { REPORT_JUDGMENTS } from '../../core/limits.ts';
import { styleHabits } from '../../core/judge-report/style-habits.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import { shownName } from '../../core/names/shown-name.ts';
import { NAMES } from '../../core/overview/conditions.ts';
import type { Draws } from '../../core/posterior/draws/draws.ts';
import { DEFAULT_SCALE } from '../../core/posterior/ranking/scale.ts';
import type { FitSummary } from '../../core/posterior/ranking/summary.ts';
import { base64Length } from '../../core/publish/report/base64.ts';
import { shellLine } from '../../core/publish/arguments-text.ts';
import { reproducingArguments } from '../../core/publish/report/report-command.ts';
import { reportData } from '../../core/publish/report/report-data.ts';
import { reportEvidence } from '../../core/publish/report/report-evidence.ts';
import { judgmentBytes, pairsAlone } from '../../core/publish/report/report-table.ts';
import { reportPage as reportPageOf } from '../../core/publish/report/report-page.ts';
import { questionBeginnings } from '../../core/publish/report/report-questions.ts';
import { reportTexts } from '../../core/publish/report/report-texts.ts';
import type { ReportTexts } from '../../core/publish/report/report-texts.ts';
import { reportSummary } from '../../core/publish/report/report.ts';
import type { ReportFacts } from '../../core/publish/report/report.ts';
import type { SamplerSettings } from '../../core/sampler/settings.ts';
import type { DataEdits } from '../../core/table/data-edits.ts';
import type { JudgmentTable, PairCounts } from '../../core/table/judgments.ts';
import { tableParts } from '../../core/table/table-bytes.ts';
import { reportHtml } from '../../report/document.ts';
import { CarriedTexts } from '../../report/page/carried-texts.ts';
import { writeReportProject } from '../../storage/archive/report-project.ts';
import { fingerprintOfCounts } from '../../storage/fingerprint.ts';
import type { DataRecord } from '../../storage/records.ts';
import { isChunk } from '../../storage/shapes/flaws.ts';
import type { RawRecord } from '../../storage/stores.ts';
import { numberWriter } from '../../ui/text/numbers.ts';
import { ArgumentError } from '../argument-error.ts';
import type { Arguments } from '../arguments.ts';
import { say } from '../file-messages.ts';
import type { Given } from '../project-input.ts';
import { dataOf, textsOf } from '../project-output.ts';
import { answersOf } from './answers.ts';

/** What was ranked, and of what. */
export interface ReportInput {
  readonly asked: Arguments;
  readonly sources: readonly ByteSource[];
  readonly read: FilesRead;
  /** Of the project that was given. */
  readonly edits: DataEdits;
  /** As it was chosen, also where the data identify no order effect. */
  readonly model: ModelSettings;
  readonly sampler: SamplerSettings;
  readonly draws: Draws;
  readonly summary: FitSummary;
  /** The judgments that are ranked, and their counts. */
  readonly table: JudgmentTable;
  readonly counts: PairCounts;
  /** What a project that was given has of texts. */
  readonly texts: Given['texts'];
  readonly storedTexts: Given['storedTexts'];
  /** The same without conditions, and not adjusted for anything. */
  readonly whole: PairCounts;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Writes the whole report as one file.
 * @throws ArgumentError where it can't be written there
 */
export async function writeHtmlReport(path: string, input: ReportInput): Promise<void> {
  const { asked, read, table, counts } = input;
  const at = Math.round(input.at);
  const data = await dataOf(randomUUID(), { read, asked, counts: input.whole }, input.edits);
  const texts = asked.hasReportTexts ? await textsFor(input) : null;
  const project = await projectOf(path, { ...input, at }, data, texts);
  // Rows are known only where files were read: of a sample’s project there are counts alone. Without
  // the texts of their answers, rows don't tell what a ranking adjusted for style is fitted to.
  const isCounted = read.files.length === 0 || counts.styled !== undefined;
  const judgments = isCounted ? null : judgmentBytes(table, read.benchmark);
  const places = texts === null || isCounted ? null : placesOf(input, data);
  const facts = {
    ...(await factsOf(path, { ...input, at }, data, project.length)),
    texts: places,
    asked: places === null ? [] : await askedIn(table, places, project),
  };
  const html = reportHtml(
    reportPage,
    { ...facts, counts: isCounted ? counts : pairsAlone(counts) },
    { judgments, project },
  );
  try {
    await writeFile(path, html);
  } catch (error) {
    throw new ArgumentError(`--report ${path}: ${String(error)}.`);
  }
}

function nameOf(path: string): string {
  return basename(path).replace(/\.html$/i, '');
}

async function projectOf(
  path: string,
  { read, model, sampler, at }: ReportInput,
  data: DataRecord,
  texts: readonly RawRecord[] | null,
): Promise<Uint8Array<ArrayBuffer>> {
  const { files } = read;
  const table = new Blob(tableParts(read.table));
  const benchmark = new Blob([JSON.stringify(read.benchmark)]);
  return writeReportProject({
    ...{ id: randomUUID(), name: nameOf(path), data, model, sampler, at },
    source: { id: data.source?.id ?? '', table, benchmark, files, savedAt: at },
    texts: texts && once(texts),
  });
}

/** Questions and answers; how large they are is said before anything is written. */
async function textsFor({
  asked,
  sources,
  read,
  storedTexts,
}: ReportInput): Promise<readonly RawRecord[]> {
  const records: RawRecord[] = [];
  for await (const some of storedTexts()) records.push(...some);
  if (sources.length > 0) records.push(...(await textsOf({ sources, read, asked })));
  const bytes = records.reduce(
    (sum, { value }) => sum + (isChunk(value) ? value.bytes.length : 0),
    0,
  );
  const size = numberWriter('en-GB', { scale: DEFAULT_SCALE, showLogOdds: false }).bytes(
    base64Length(bytes),
  );
  say(
    bytes === 0
      ? '--report-texts: these files have no questions and answers, so that the report has none either.'
      : `--report-texts: questions and answers make the report larger by about ${size}.`,
  );
  return records;
}

/**
 * Where the texts are of the judgments that the report lists. What options leave out are edits of the
 * project that it carries, but for judgments of no judge.
 */
function placesOf(
  { asked, read, edits, table }: ReportInput,
  { source }: DataRecord,
): ReportTexts | null {
  const judges = asked.judges === null ? [] : [{ name: NAMES.judge, values: asked.judges }];
  const places = reportTexts(read, source?.edits ?? edits, [...asked.where, ...judges]);
  const listed = Math.min(table.left.length, REPORT_JUDGMENTS);
  return places.judgments.length === listed ? places : null;
}

/** How the questions of the judgments begin, read of the project as whoever opens the report reads it. */
function askedIn(
  table: JudgmentTable,
  places: ReportTexts,
  project: Uint8Array,
): Promise<ReportFacts['asked']> {
  const carried = new CarriedTexts(project, places.files);
  return questionBeginnings(table, places, async (of) => (await carried.of(of)).question);
}

async function* once<T>(value: T): AsyncGenerator<T> {
  yield await Promise.resolve(value);
}

async function factsOf(
  path: string,
  input: ReportInput,
  { source }: DataRecord,
  projectBytes: number,
): Promise<Omit<ReportFacts, 'texts' | 'asked'>> {
  const { asked, read, edits, model, sampler, draws, summary, table, counts } = input;
  const isStyled = counts.styled !== undefined;
  const known = source?.edits ?? edits;
  const answers = await answersOf(input);
  const again = reproducingArguments(
    ...([[basename(path)], model, sampler, asked.interval, asked.where, isStyled] as const),
  );
  return {
    ...{ name: nameOf(path), version, madeAt: input.at, language: 'en' },
    ...{ scale: DEFAULT_SCALE, showLogOdds: asked.scale !== 'rating' },
    faces: counts.models.map((model) => ({ name: shownName(model), licence: null })),
    counts,
    data: reportData(await fingerprintOfCounts(counts), { ...read, edits: known }, asked.where),
    ...{ model, sampler, summary: reportSummary(summary) },
    ...reportEvidence({
      ...{ table, benchmark: read.benchmark, counts, model, sampler, draws, summary },
      ...{ sliceBy: asked.sliceBy, models: source?.outline.models ?? [], names: known.names },
      styles: answers && styleHabits(table, answers),
    }),
    page: reportPageOf(asked.page, summary, { title: nameOf(path), counts, model, sampler }),
    command: `npm run --silent rank -- ${shellLine(again)}`,
    ...{ projectBytes, hasTexts: asked.hasReportTexts },
  };
}
