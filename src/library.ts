import { CaravanError } from './core/failure.ts';
import { fitAll } from './core/fit/fit.ts';
import type { Fit } from './core/fit/fit.ts';
import { importJudgments } from './core/formats/intake/import-judgments.ts';
import type { ReadOptions as CoreReadOptions } from './core/formats/intake/read.ts';
import type { ByteSource, FileReport, FilesRead } from './core/formats/file/report.ts';
import { identified } from './core/model/order-effect.ts';
import { defaultModelFor, withQuestionModel } from './core/model/settings.ts';
import type { ModelSettings, QuestionModel } from './core/model/settings.ts';
import { validateSettings } from './core/model/validate.ts';
import { TextEncoder } from './core/platform.ts';
import type { Draws } from './core/posterior/draws/draws.ts';
import { DEFAULT_SCALE } from './core/posterior/ranking/scale.ts';
import type { FitSummary } from './core/posterior/ranking/summary.ts';
import { defaultSampler } from './core/sampler/settings.ts';
import type { SamplerSettings } from './core/sampler/settings.ts';
import { countPairs } from './core/table/choices/count-pairs.ts';
import { NO_EDITS } from './core/table/data-edits.ts';
import { ofJudges } from './core/table/edit-table.ts';
import type { JudgmentTable, PairCounts } from './core/table/judgments.ts';
import { tableOf } from './library/table.ts';
import type { TableOptions } from './library/table.ts';
import { jsonResult, usedJudgments } from './ui/text/result-json.ts';
import { failuresEn } from './words/en/failures/failures.ts';

/*
 * Caravan without its page and without its command line: read judgments, fit, summarise, report. The same
 * core, so that the same files, settings and seed give the numbers of both, to the last bit. Nothing
 * here reaches outside: it asks no network, reads no disk and keeps nothing.
 */

/** A file to read. Its name is for messages alone: formats are recognised by content. */
export interface Input {
  readonly name: string;
  /** Text, or bytes as they lie on the disk, packed ones (gzip, ZIP, Parquet) among them. */
  readonly data: string | Uint8Array | ArrayBuffer;
}

/** How files are read, where their content alone does not say; see `--help` of the command line. */
export type ReadOptions = Partial<
  Pick<
    CoreReadOptions,
    | ('format' | 'mapping' | 'baseline' | 'games')
    | ('grades' | 'choices' | 'sides' | 'lower' | 'onProgress')
  >
> & {
  /** Only judgments between these models. */
  readonly models?: readonly string[];
  /** Only judgments by these judges. */
  readonly judges?: readonly string[];
};

/** What files hold. */
export interface Judgments {
  /** Judgments as columns, one row each, also those without a verdict. */
  readonly table: JudgmentTable;
  /** What of them is ranked: wins and ties by ordered pair and, where they are known, by question. */
  readonly counts: PairCounts;
  /** What became of each file: its format, rows, rejected rows by line and reason, or why it failed. */
  readonly files: readonly FileReport[];
  /** Rows that repeat an earlier one; they are kept. */
  readonly duplicates: number;
  /** Why there is nothing to rank, as a sentence; else null. */
  readonly failure: string | null;
  /** What the files hold, before anything was left out, and who was: what a report is made of. */
  readonly source: {
    readonly read: FilesRead;
    readonly models: readonly string[];
    readonly judges: readonly string[];
  };
}

/** What is chosen of a model; what is not given is what the page opens the data with. */
export type ModelOptions = Partial<Omit<ModelSettings, 'questions'>> & {
  /** Null: intervals over these questions alone. */
  readonly questions?: QuestionModel | null;
};

export interface FitOptions {
  readonly model?: ModelOptions;
  /** What is not given is chosen by the number of models; the seed is 1. */
  readonly sampler?: Partial<SamplerSettings>;
  /** Probability of the intervals, between 0 and 1: 0.68 where it is not given. */
  readonly interval?: number;
  /** Steps done and steps in all; they may become more where a sampler is followed by another. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** A fit, with what it is of. */
export interface Fitted {
  readonly judgments: Judgments;
  /** As it was fitted: without an order effect where the data can't tell it. */
  readonly model: ModelSettings;
  readonly sampler: SamplerSettings;
  /** Every kept draw, in natural log-odds; models are in the order of `judgments.counts.models`. */
  readonly draws: Draws;
  readonly summary: FitSummary;
}

/** A ranking as plain data, by the names that `--json` of the command line has. */
export type Summary = ReturnType<typeof jsonResult>;

/**
 * Reads files of judgments into one data set, in the order given.
 * @returns never fails for what is in the files: what could not be used is in `files`, and where
 *   nothing is left to rank `failure` says why
 */
export async function read(
  inputs: readonly Input[],
  { models, judges, ...options }: ReadOptions = {},
): Promise<Judgments> {
  const imported = await importJudgments(inputs.map(sourceOf), {
    ...{ format: null, ...options },
    ...{ base: null, edits: NO_EDITS },
  });
  const { files, duplicates, table: whole } = imported.read;
  const table = judges === undefined ? whole : ofJudges(whole, judges);
  const isPart = models !== undefined || judges !== undefined;
  const counts = isPart ? countPairs(table, models && { models }) : imported.counts;
  const failure = imported.failure && failuresEn.failure(imported.failure);
  const source = {
    read: imported.read,
    models: without(whole.models, models),
    judges: without(whole.judges, judges),
  };
  return { table, counts, files, duplicates, failure, source };
}

/**
 * Fits the model to judgments. It takes the thread for as long as it lasts (10 models: a second or
 * so); a page does better to call it in a worker.
 * @throws Error with a sentence where there is nothing to rank, or a setting is none
 */
export function fit(judgments: Judgments, options: FitOptions = {}): Fitted {
  if (judgments.failure !== null) throw new Error(judgments.failure);
  try {
    return fitTo(judgments, options);
  } catch (error) {
    if (!(error instanceof CaravanError)) throw error;
    throw new Error(failuresEn.failure(error.failure), { cause: error });
  }
}

/**
 * The ranking of a fit: models best first with medians and intervals, the headline with its tiers,
 * the order effect, over which questions intervals hold, convergence and warnings, and what became of
 * the data. Plain data, as JSON has it.
 * @param scale `rating` (the default) or natural `log-odds`
 */
export function summarise(fitted: Fitted, scale: 'rating' | 'log-odds' = 'rating'): Summary {
  const { judgments, summary, model } = fitted;
  const { table, counts, files, duplicates } = judgments;
  return jsonResult(
    { files, duplicates, outline: outlineOf(table) },
    ...([counts, summary, model] as const),
    scale === 'rating' ? DEFAULT_SCALE : null,
    { read_ms: null, fit_ms: null },
  );
}

/** How a report is written. */
export interface ReportOptions {
  /** What the report is called. */
  readonly name: string;
  /** When it is made, in milliseconds since 1970, such as `Date.now()`; of 1980 to 2099. */
  readonly madeAt: number;
  /** In which language it opens: `en` (the default) or `ja`. */
  readonly language?: 'en' | 'ja';
  /** `rating` (the default) or natural `log-odds`. */
  readonly scale?: 'rating' | 'log-odds';
}

/**
 * The whole report of a fit as one HTML document, as `rank --report` writes it: it opens offline and
 * asks nobody for anything, can be printed, moves priors and fits anew, and goes back into Caravan by
 * its page or its command line. It holds the judgments, and no questions or answers word by word. Its
 * code and page are a part that loads with the first report. Not for rankings adjusted for style.
 * @returns some hundred kilobytes, with the judgments in them
 */
export async function report(
  { judgments, ...fitted }: Fitted,
  { name, madeAt, language = 'en', scale = 'rating' }: ReportOptions,
): Promise<string> {
  const { reportOf } = await import('./library/report.ts');
  const { read: files, models, judges } = judgments.source;
  const left = { excluded: models, excludedJudges: judges };
  return reportOf(
    { ...fitted, read: files, counts: judgments.counts, left },
    { name, madeAt, language, showLogOdds: scale === 'log-odds' },
  );
}

/**
 * The ranking of a fit as a table: Markdown (the default), LaTeX with booktabs, HTML, or CSV with every
 * digit. Names are escaped as each of them wants it.
 */
export function table({ judgments, model, summary }: Fitted, options: TableOptions = {}): string {
  return tableOf({ counts: judgments.counts, model, summary }, options);
}

/** Those that are not wanted; none where all are. */
function without(all: readonly string[], wanted?: readonly string[]): readonly string[] {
  return wanted === undefined ? [] : all.filter((name) => !wanted.includes(name));
}

function fitTo(
  judgments: Judgments,
  { model: asked = {}, sampler: wanted = {}, interval = 0.68, onProgress }: FitOptions,
): Fitted {
  const { counts } = judgments;
  const { questions: suited = null, ...opening } = defaultModelFor(counts);
  const { questions = suited, ...own } = asked;
  const chosen = withQuestionModel({ ...opening, ...own }, questions);
  validateSettings(chosen);
  if (!(interval > 0 && interval < 1)) {
    throw new CaravanError({ kind: 'bad-setting', setting: 'interval', value: String(interval) });
  }
  if (counts.models.length > 1 && usedJudgments(counts, chosen.ties) === 0) {
    throw new CaravanError({ kind: 'no-judgments', unparsed: 0, rejected: 0 });
  }
  const model = identified(counts, chosen);
  const sampler = { ...defaultSampler(counts.models.length, wanted.sampler), ...wanted };
  const intervals = { narrow: interval, wide: Math.max(0.95, interval) };
  const { draws, summary }: Fit = fitAll(counts, model, sampler, intervals, onProgress);
  return { judgments, model, sampler, draws, summary };
}

function outlineOf({ left, questions }: JudgmentTable) {
  return { rows: left.length, questions: questions.length };
}

/** A file in memory, as the readers take it. */
function sourceOf({ name, data }: Input): ByteSource {
  const bytes =
    typeof data === 'string'
      ? new TextEncoder().encode(data)
      : data instanceof Uint8Array
        ? data
        : new Uint8Array(data);
  return {
    file: name,
    bytes: bytes.length,
    async *chunks() {
      yield await Promise.resolve(bytes);
    },
    slice: (start, end) => Promise.resolve(bytes.subarray(start, end)),
  };
}
